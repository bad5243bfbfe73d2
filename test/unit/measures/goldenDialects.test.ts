import assert from "node:assert/strict";
import { evaluate } from "../../../src/core/counting/evaluation";
import { EXPORTS } from "../../../src/core/exports/exports";
import { metricCalled } from "../../../src/core/metrics/metricsFor";
import { DIALECT_IDS, type DialectId } from "../../../src/core/shapes/shapeOptions";
import { measuredReport, type DrawnPair } from "../../support/measuredReport";
import { assertClose, goldenLabels, goldenLeaves, goldenSet, type Given, type GoldenImage } from "./golden";

const METRICS = ["hd", "hd95", "assd", "masd", "nsd"] as const;
type MetricOfDialect = (typeof METRICS)[number];

/** The golden figure that each metric is in each dialect; of several it is the mean. What a library does not have is made as the one that is named. */
const AS: Readonly<Record<DialectId, Readonly<Record<MetricOfDialect, readonly string[]>>>> = {
  monai: {
    hd: ["monai.hd"],
    hd95: ["monai.hd95"],
    assd: ["monai.assd"],
    masd: ["metricsreloaded.masd"],
    nsd: ["monai.nsd@2"],
  },
  medpy: {
    hd: ["medpy.hd"],
    hd95: ["medpy.hd95"],
    assd: ["medpy.assd"],
    masd: ["metricsreloaded.masd"],
    nsd: ["panoptica.nsd@2"],
  },
  panoptica: {
    hd: ["panoptica.hd"],
    hd95: ["panoptica.hd95"],
    assd: ["panoptica.assd"],
    masd: ["panoptica.assd"],
    nsd: ["panoptica.nsd@2"],
  },
  deepmind: {
    hd: ["deepmind.hd"],
    hd95: ["deepmind.hd95"],
    assd: ["deepmind.asd_target_to_pred", "deepmind.asd_pred_to_target"],
    masd: ["deepmind.asd_target_to_pred", "deepmind.asd_pred_to_target"],
    nsd: ["deepmind.nsd@2"],
  },
  metricsreloaded: {
    hd: ["metricsreloaded.hd"],
    hd95: ["metricsreloaded.hd95"],
    assd: ["metricsreloaded.assd"],
    masd: ["metricsreloaded.masd"],
    nsd: ["metricsreloaded.nsd@2"],
  },
};

/** Of target pixels that are ignored no library knows: the definition, by the same names. */
const AS_DEFINED: Readonly<Partial<Record<DialectId, Readonly<Partial<Record<MetricOfDialect, string>>>>>> = {
  monai: { hd: "hd", hd95: "hd95_max", assd: "assd", masd: "masd", nsd: "nsd@2" },
  medpy: { hd: "hd", hd95: "hd95_pooled", assd: "assd", masd: "masd" },
  panoptica: { hd: "hd", hd95: "hd95_pooled", assd: "masd", masd: "masd" },
  metricsreloaded: { hd: "hd", hd95: "hd95_max", assd: "assd", masd: "masd", nsd: "nsd@2" },
};

type Json = number | null | "Infinity";

interface Shown {
  readonly classes: readonly { readonly label: number }[];
  readonly images: readonly { readonly name: string; readonly figures: Readonly<Record<string, readonly Json[]>> }[];
  readonly measured: { readonly dialect: string; readonly notInDialect: readonly string[] };
}

function drawn(image: GoldenImage, index: number): DrawnPair {
  const rows = (runs: string): readonly string[] => {
    const signs = goldenLabels(runs)
      .map((label) => (label === 255 ? "9" : String(label)))
      .join("");
    return Array.from({ length: image.height }, (_, y) => signs.slice(y * image.width, (y + 1) * image.width));
  };
  return { name: String(index).padStart(3, "0"), target: rows(image.target), prediction: rows(image.prediction) };
}

for (const setName of ["fixtures", "blobs"] as const) {
  const set = goldenSet(setName);
  const more = goldenLeaves(setName);
  // An image with edges of its own needs a report of its own.
  const images = set.images.filter(({ spacing }) => spacing === undefined);
  const report = measuredReport(images.map(drawn), { ignore: [255] }, ["surface"]);

  const shown = (dialect: DialectId): Shown => {
    const json = EXPORTS.find(({ id }) => id === "json");
    assert.ok(json);
    const evaluation = evaluate(report, { ...report.choices, shapes: { dialect } });
    return JSON.parse(Array.from(json.pieces(evaluation, report)).join("")) as Shown;
  };

  describe(`distances of ${setName} in the dialect of every library`, () => {
    for (const dialect of DIALECT_IDS) {
      it(`are those of ${dialect}, of every image and class, finite or not`, () => {
        const found = shown(dialect);
        let withoutNumber = 0;
        assert.equal(found.measured.dialect, dialect);
        for (const metric of METRICS) {
          let [numbers, others] = [0, 0];
          images.forEach((image, index) => {
            found.classes.forEach(({ label }, place) => {
              const ours = found.images[index]?.figures[metric]?.[place] ?? null;
              const message = `${metric} of class ${label} in ${image.name}`;
              const [given, tolerance] = expected(image, label, { dialect, metric });
              if (typeof given === "number") {
                numbers++;
                assert.equal(typeof ours, "number", message);
                assertClose(Number(ours), given, tolerance, message);
              } else if (given !== undefined) {
                others++;
                assert.equal(ours, given, message);
              }
            });
          });
          assert.ok(numbers > 5, `${numbers} figures of ${metric}`);
          withoutNumber += others;
        }
        assert.ok(setName === "blobs" || withoutNumber > 10, `${withoutNumber} that are not finite`);
      });
    }

    it("name the figures that a library does not have", () => {
      const lacked = DIALECT_IDS.map((dialect) => [dialect, shown(dialect).measured.notInDialect]);
      assert.deepEqual(Object.fromEntries(lacked), {
        monai: ["masd"],
        medpy: ["masd", "nsd"],
        panoptica: [],
        deepmind: [],
        metricsreloaded: [],
      });
      assert.equal(metricCalled("masd", { shapes: {} })?.name, "Mean average surface distance (not in MONAI)");
      assert.equal(metricCalled("assd", { shapes: {} })?.name, "Average symmetric surface distance (MONAI)");
    });
  });

  function expected(
    image: GoldenImage,
    label: number,
    { dialect, metric }: { readonly dialect: DialectId; readonly metric: MetricOfDialect },
  ): readonly [Json | undefined, tolerance: number] {
    const at = (variant: string, leaf: string): Given | undefined => {
      const [list] = [set.figures, more].flatMap((figures) => {
        const byName = figures[variant]?.[label] ?? {};
        return Object.hasOwn(byName, leaf) ? [byName[leaf]] : [];
      });
      return list?.[set.images.indexOf(image)];
    };
    if (image.ignore !== undefined) {
      const leaf = AS_DEFINED[dialect]?.[metric];
      const given = leaf === undefined ? null : at("void_left_out", `definition.${leaf}`);
      // What an empty side gives is told where nothing is ignored.
      return [typeof given === "number" ? given : undefined, 1e-9];
    }
    const given = AS[dialect][metric].map((leaf) => at("as_is", leaf) ?? null);
    const tolerance = dialect === "monai" ? (metric === "hd95" ? 2e-4 : 1e-6) : 1e-9;
    // What another library says of an empty side is not borrowed with its figure.
    if (isBorrowed(dialect, metric) && sidesWith(image, label) < 2) return [undefined, tolerance];
    if (given.every((value) => typeof value === "number"))
      return [isAccident(image, label, { dialect, metric }) ? null : given.reduce((a, b) => a + b, 0) / given.length, tolerance]; // prettier-ignore
    if (given.includes(null)) return [undefined, tolerance];
    return [ofNoNumber(image, label, given), tolerance];
  }
}

function isBorrowed(dialect: DialectId, metric: MetricOfDialect): boolean {
  return AS[dialect][metric].some((leaf) => !leaf.startsWith(dialect));
}

/** Whether a library gives what its distance transform of an empty side happens to hold. */
function isAccident(
  image: GoldenImage,
  label: number,
  { dialect, metric }: { readonly dialect: DialectId; readonly metric: MetricOfDialect },
): boolean {
  const isPossible = (dialect === "panoptica" && metric === "hd95") || (dialect === "metricsreloaded" && metric === "nsd"); // prettier-ignore
  return isPossible && sidesWith(image, label) === 1;
}

/** What stands where a library gives no number: an infinite distance as it does, nothing where it raises or has none. */
function ofNoNumber(image: GoldenImage, label: number, given: readonly Given[]): Json {
  // Of a class on neither side there is no cell that could be infinite.
  if (sidesWith(image, label) === 0) return null;
  // DeepMind's mean of one direction without points and of one that is infinite is none.
  return given.length === 1 && given[0] === "Infinity" ? "Infinity" : null;
}

function sidesWith(image: GoldenImage, label: number): number {
  return [image.target, image.prediction].filter((runs) => goldenLabels(runs).includes(label)).length;
}
