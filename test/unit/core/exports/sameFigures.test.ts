import assert from "node:assert/strict";
import fc from "fast-check";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { EXPORTS } from "../../../../src/core/exports/exports";
import { METRICS } from "../../../../src/core/metrics/metrics";
import { smallReport } from "../smallReport";

type Figure = number | null | "Infinity" | "-Infinity";
type OfMetrics<T> = Readonly<Record<string, T>>;

/** The parts of the JSON export that the tables hold as well. */
interface Document {
  readonly classes: readonly { readonly label: number; readonly name: string }[];
  readonly overall: OfMetrics<Figure>;
  readonly global: Readonly<Record<string, OfMetrics<Figure>>> & { readonly none: OfMetrics<readonly Figure[]> };
  readonly samplewise: Readonly<Record<string, OfMetrics<Figure>>> & { readonly none: OfMetrics<readonly Figure[]> };
  readonly statistics: Readonly<Record<string, { readonly none: readonly Figure[] }>>;
  readonly images: readonly (Readonly<Record<"tp" | "fp" | "fn" | "tn", readonly number[]>> & {
    readonly name: string;
    readonly width: number;
    readonly height: number;
    readonly pixels: number;
    readonly macro: OfMetrics<Figure>;
    readonly micro: OfMetrics<Figure>;
  })[];
}

const METRIC_IDS = METRICS.map(({ id }) => id);
const STATISTIC_IDS = "atLeast50 atLeast75 thresholded worstOverAll small medium large".split(" ");
const OVERALL_IDS = "pixelAccuracy meanAccuracy fwIoU kappa mccMulticlass".split(" ");

const label = fc.constantFrom(0, 1, 2, 7, 255);
const image = fc.integer({ min: 1, max: 6 }).chain((length) =>
  fc.record({
    target: fc.array(label, { minLength: length, maxLength: length }),
    prediction: fc.array(label, { minLength: length, maxLength: length }),
  }),
);
const report = fc
  .record({
    images: fc.array(image, { minLength: 1, maxLength: 3 }),
    zeroDivision: fc.constantFrom("exclude" as const, 0 as const, 1 as const),
    presence: fc.constantFrom("all" as const, "union" as const, "target" as const),
    leftOut: fc.constantFrom([], [1]),
  })
  .map(({ images, ...choices }) => {
    const classes = [0, 1, 2].map((of) => ({ label: of, name: `class ${of}`, color: "#000000" }));
    return smallReport(images, { ...choices, classList: { source: "list", classes, ignore: [255] } });
  });

type Rows = readonly Readonly<Record<string, string>>[];

/** A table without quoted fields by its header, without the column of the choices. */
function rowsOf(csv: string, columns: readonly string[]): Rows {
  const [header = "", ...lines] = csv.split("\r\n");
  assert.deepEqual(header.split(","), [...columns, "choices"]);
  assert.equal(lines.pop(), "");
  return lines.map((line) => Object.fromEntries(line.split(",").map((field, at) => [columns[at] ?? "choices", field])));
}

/** As a figure of the JSON stands in a field. */
function field(figure: Figure | undefined): string {
  return figure === null || figure === undefined ? "" : String(figure);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe("the tables of CSV", () => {
  function each(id: string, check: (csv: string, document: Document) => void): void {
    fc.assert(
      fc.property(report, (of) => {
        const write = (form: string): string =>
          EXPORTS.find((row) => row.id === form)?.write(evaluate(of, of.choices), of) ?? "";
        check(write(id), JSON.parse(write("json")) as Document);
      }),
      { numRuns: 15 },
    );
  }

  it("hold the figures of the classes, their counts and the images behind each mean", () => {
    const columns = [
      ..."label class in_mean support tp fp fn tn".split(" "),
      ...METRIC_IDS.flatMap((id) => [id, `${id}_samplewise`, `${id}_images`]),
      ...STATISTIC_IDS.map((id) => `iou_${id}`),
    ];
    each("csv", (csv, { classes, global, samplewise, statistics, images }) => {
      const rows = rowsOf(csv, columns);
      assert.equal(rows.length, classes.length);
      for (const [k, row] of rows.entries()) {
        const count = (of: "tp" | "fp" | "fn" | "tn"): number => sum(images.map((one) => one[of][k] ?? 0));
        const [tp, fp, fn, tn] = [count("tp"), count("fp"), count("fn"), count("tn")];
        const counts = [classes[k]?.label, classes[k]?.name, tp + fn, tp, fp, fn, tn];
        assert.deepEqual(
          [row["label"], row["class"], row["support"], row["tp"], row["fp"], row["fn"], row["tn"]],
          counts.map(String),
        );
        for (const id of METRIC_IDS) {
          assert.equal(row[id], field(global.none[id]?.[k]), id);
          assert.equal(row[`${id}_samplewise`], field(samplewise.none[id]?.[k]), id);
          assert.equal(row[`${id}_images`] === "0", samplewise.none[id]?.[k] === null, id);
        }
        for (const id of STATISTIC_IDS) assert.equal(row[`iou_${id}`], field(statistics[id]?.none[k]), id);
      }
    });
  });

  it("hold the figures of the images", () => {
    const columns = [
      ..."name prediction target width height pixels".split(" "),
      ...OVERALL_IDS,
      ...METRIC_IDS.flatMap((id) => [`${id}_macro`, `${id}_classes`, `${id}_micro`]),
    ];
    each("csv-images", (csv, { images, overall }) => {
      const rows = rowsOf(csv, columns);
      for (const [at, { name, width, height, pixels, macro, micro }] of images.entries()) {
        const row = rows[at] ?? {};
        assert.deepEqual(
          [row["name"], row["prediction"], row["target"], row["width"], row["height"], row["pixels"]],
          [name, `${name}.png`, `${name}.png`, String(width), String(height), String(pixels)],
        );
        for (const id of METRIC_IDS) {
          assert.equal(row[`${id}_macro`], field(macro[id]), id);
          assert.equal(row[`${id}_micro`], field(micro[id]), id);
          assert.equal(row[`${id}_classes`] === "0", macro[id] === null, id);
        }
        // Of one image alone its confusion is that of all.
        if (images.length === 1) for (const id of OVERALL_IDS) assert.equal(row[id], field(overall[id]), id);
      }
      assert.equal(rows.length, images.length);
    });
  });

  it("hold each average of each metric, with how many values it is the mean of", () => {
    const averages = AVERAGES.map(({ scope, id }) => [scope, id] as const);
    each("csv-averages", (csv, document) => {
      const rows = rowsOf(csv, "metric scope average value mean_of total unit infinite".split(" "));
      assert.deepEqual(
        rows.map((row) => [row["metric"], row["scope"], row["average"]]),
        METRIC_IDS.flatMap((id) => averages.map((average) => [id, ...average])),
      );
      for (const row of rows) {
        const { metric = "", average = "", mean_of: of, total, infinite } = row;
        const value = document[row["scope"] === "global" ? "global" : "samplewise"][average]?.[metric];
        assert.equal(row["value"], field(value), `${metric} ${average}`);
        assert.equal(of === "0", value === null, `${metric} ${average}`);
        assert.ok(Number(of) <= Number(total) && Number(infinite) <= Number(of));
        assert.equal(Number(infinite) > 0, value === "Infinity" || value === "-Infinity", `${metric} ${average}`);
      }
    });
  });
});
