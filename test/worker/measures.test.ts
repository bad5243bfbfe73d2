import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate } from "../../src/core/counting/evaluation";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import type { Report } from "../../src/core/document/report";
import { MEASURE_KINDS } from "../../src/core/shapes/imageMeasures";
import { evaluateFolders } from "../../src/run/evaluateFolders";
import { measureReport, type MeasuringOptions } from "../../src/run/measureReport";
import { readReport, writeReport } from "../../src/core/report/reportDocument";
import { eachGiven, goldenSet, imagePairOf, type GoldenImage, type GoldenSet } from "../unit/measures/golden";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

/** Without an ignored label, and with pixels as long as they are wide. */
const SET = goldenSet("fixtures");
const IMAGES = SET.images.filter(({ ignore, spacing }) => ignore === undefined && spacing === undefined);

/** Not their own: some of those say which side a mask is of. */
function fileName(image: GoldenImage): string {
  return `image ${SET.images.indexOf(image)}`;
}

function masks(images: readonly GoldenImage[]): Readonly<Record<string, Buffer>> {
  return Object.fromEntries(
    images.flatMap((image) => {
      const { target, prediction, width, height } = imagePairOf(image, "none");
      return [
        [`t/${fileName(image)}.png`, greyPng(width, height, Array.from(target))],
        [`p/${fileName(image)}.png`, greyPng(width, height, Array.from(prediction))],
      ];
    }),
  );
}

function figuresOf(variant: string, classIndex: number): Partial<GoldenSet["figures"][string][string]> | undefined {
  return SET.figures[variant]?.[classIndex];
}

type Json = number | null | "Infinity";

interface Shown {
  readonly classes: readonly { readonly label: number }[];
  readonly images: readonly { readonly name: string; readonly figures: Readonly<Record<string, readonly Json[]>> }[];
  readonly global: Readonly<Record<string, Readonly<Record<string, Json | readonly Json[]>>>>;
  readonly measured: Readonly<Record<string, unknown>>;
}

const PROGRAMS = { programFolder: join(ROOT, "dist"), maxPixels: 2 ** 24, threads: 2 };

describe("shapes measured by the command line", () => {
  let folder: string;

  before(() => {
    folder = temporaryFolder(masks(IMAGES));
    const { status, stderr } = cli(
      "evaluate",
      "p",
      "t",
      "--measure",
      "all",
      "--output",
      "run.maskeval.json",
      "--quiet",
    );
    assert.equal(status, 0, stderr);
  });

  function cli(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], {
      encoding: "utf8",
      cwd: folder,
      maxBuffer: 2 ** 28,
    });
  }

  function shown(...options: readonly string[]): Shown {
    const { status, stdout, stderr } = cli("show", "run.maskeval.json", "--format", "json", ...options);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout) as Shown;
  }

  /** Holds a figure of every image and class to what a library gave for masks that hold the class on both sides. */
  function holds(found: Shown, figure: string, variant: string, given: string, tolerance = 1e-6): void {
    const byName = new Map(found.images.map((image) => [image.name, image.figures]));
    let held = 0;
    eachGiven(SET, variant, given, (value, image, classIndex) => {
      const ours = byName.get(fileName(image))?.[figure]?.[classIndex];
      if (typeof value !== "number" || typeof ours !== "number") return;
      held++;
      assert.ok(
        Math.abs(ours - value) <= tolerance * Math.max(1, value),
        `${figure} of ${image.name}, class ${classIndex}: ${ours}, not ${value}`,
      );
    });
    assert.ok(held > 50, `only ${held} figures were held`);
  }

  it("gives the distances of every library in its dialect", () => {
    const monai = shown();
    for (const [figure, given] of [
      ["hd", "monai.hd"],
      ["assd", "monai.assd"],
      ["nsd", "monai.nsd@2"],
      ["bf", "definition.bf_lt"],
      ["masd", "metricsreloaded.masd"],
    ] as const)
      holds(monai, figure, "as_is", given);
    // MONAI's quantile is in single precision.
    holds(monai, "hd95", "as_is", "monai.hd95", 2e-4);
    const medpy = shown("--dialect", "medpy");
    holds(medpy, "hd95", "as_is", "medpy.hd95");
    holds(medpy, "assd", "as_is", "medpy.assd");
    const deepmind = shown("--dialect", "deepmind", "--tau", "1px");
    holds(deepmind, "hd95", "as_is", "deepmind.hd95");
    holds(deepmind, "nsd", "as_is", "deepmind.nsd@1");
    holds(shown("--dialect", "panoptica"), "assd", "as_is", "panoptica.assd");
  });

  it("gives clDice, and the shares of the kinds of error", () => {
    const found = shown();
    holds(found, "cldice", "as_is", "cldice.cldice");
    const kinds = new Map(found.images.map(({ name, figures }) => [name, figures]));
    let held = 0;
    for (const [classIndex] of found.classes.entries()) {
      const of = (key: string) => figuresOf("label_map", classIndex)?.[`beyond_iou.${key}`];
      SET.images.forEach((image, index) => {
        const { name } = image;
        const figures = kinds.get(fileName(image));
        const [tp, ...errors] = [
          "TP",
          "FP_boundary",
          "FN_boundary",
          "FP_extent",
          "FN_extent",
          "FP_segment",
          "FN_segment",
        ].map((key) => Number(of(key)?.[index] ?? NaN));
        const union = errors.reduce((sum, pixels) => sum + pixels, tp ?? NaN);
        if (!figures || !(union > 0)) return;
        held++;
        for (const [kind, id] of [
          [0, "boundaryError"],
          [2, "extentError"],
          [4, "segmentError"],
        ] as const) {
          const expected = ((errors[kind] ?? 0) + (errors[kind + 1] ?? 0)) / union;
          assert.ok(
            Math.abs(Number(figures[id]?.[classIndex]) - expected) < 1e-12,
            `${name}, class ${classIndex}, ${id}`,
          );
        }
      });
    }
    assert.ok(held > 50);
  });

  it("gives boundaries and objects of every image, and sums them over all", () => {
    const found = shown();
    const boundaries = found.images.map(({ name, figures }) => [name, figures["boundaryIou"]] as const);
    for (const [classIndex] of found.classes.entries()) {
      const of = (key: string) => figuresOf("as_is", classIndex)?.[key];
      const sums = { intersection: 0, union: 0, tp: 0, half: 0, iou: 0 };
      SET.images.forEach((image, index) => {
        if (!IMAGES.includes(image)) return;
        const given = (key: string): number => Number(of(key)?.[index] ?? 0);
        const [intersection, union] = [given("cheng.intersection@0.02"), given("cheng.union@0.02")];
        const ours = new Map(boundaries).get(fileName(image))?.[classIndex];
        if (union > 0)
          assert.ok(Math.abs(Number(ours) - intersection / union) < 1e-12, `${image.name}, class ${classIndex}`);
        sums.intersection += intersection;
        sums.union += union;
        sums.tp += given("monai.pq_tp");
        sums.half += (given("monai.pq_fp") + given("monai.pq_fn")) / 2;
        sums.iou += given("monai.pq_iou");
      });
      const none = (id: string): number => Number((found.global["none"]?.[id] as readonly Json[])[classIndex]);
      assert.ok(Math.abs(none("boundaryIou") - sums.intersection / sums.union) < 1e-12, `class ${classIndex}`);
      assert.ok(Math.abs(none("pq") - sums.iou / (sums.tp + sums.half)) < 1e-6, `class ${classIndex}`);
    }
  });

  it("says what it measured under, and refuses figures that are not there", () => {
    const { sameAs, ...under } = shown("--tau", "1.5px", "--percentile", "90").measured;
    assert.match(JSON.stringify(sameAs), /"hd95":"MONAI [^"]*percentile=90\)"/);
    assert.deepEqual(
      { ...under },
      {
        kinds: [...MEASURE_KINDS],
        band: 0.02,
        tau: 1.5,
        percentile: 90,
        dialect: "monai",
        notInDialect: ["masd"],
        connectivity: 8,
        spacing: null,
        unit: "px",
        oneEmpty: "exclude",
        found: { kind: "iou", above: 0.5 },
        lesionBound: 0,
        refused: [],
      },
    );
    const stale = cli("show", "run.maskeval.json", "--metric", "boundary-iou", "--band", "3px");
    assert.equal(stale.status, 1);
    assert.match(stale.stderr, /measured under another width of the band/);
    assert.equal(shown("--ignore", "0").measured["stale"] === undefined, false);
    assert.match(cli("show", "run.maskeval.json", "--metric", "nsd", "--format", "sentence").stdout, /NSD 2 px/);
    assert.equal(cli("show", "run.maskeval.json", "--metric", "pqq").status, 2);
  });

  it("says beside a figure that was asked for how libraries differ in it, and nothing where they do not", () => {
    const said = (...options: readonly string[]): string =>
      cli("show", "run.maskeval.json", "--format", "sentence", ...options).stderr;
    assert.match(
      said("--metric", "hd95"),
      // MetricsReloaded alone counts a class that is on neither side as 0.
      /^HD95: Libraries differ: MONAI [\d.]+; MedPy, panoptica [\d.]+; DeepMind surface-distance [\d.]+; MetricsReloaded [\d.]+\.\n$/,
    );
    assert.match(
      said("--metric", "masd"),
      /^MASD: MONAI has no such figure; this one is made of the outlines that it takes\.\nMASD: Libraries differ: panoptica /,
    );
    assert.doesNotMatch(said("--metric", "masd", "--dialect", "panoptica"), /no such figure/);
    assert.equal(said("--metric", "iou"), "");
    assert.equal(said(), "");
  });

  it("compares them, and writes them in every format", () => {
    const compared = cli(
      "compare",
      "run.maskeval.json",
      "run.maskeval.json",
      "--metric",
      "boundary-iou",
      "--draws",
      "20",
    );
    assert.equal(compared.status, 0, compared.stderr);
    for (const format of ["table", "csv", "html", "markdown", "latex"])
      assert.match(cli("show", "run.maskeval.json", "--format", format).stdout, /boundaryIou|Boundary IoU/, format);
  });
});

describe("measuring a report", () => {
  const folder = () => temporaryFolder(masks(IMAGES.slice(0, 12)));

  async function counted(root: string): Promise<Report> {
    const outcome = await evaluateFolders({
      ...PROGRAMS,
      folders: { prediction: join(root, "p"), target: join(root, "t") },
      choices: DEFAULT_CHOICES,
      signal: new AbortController().signal,
    });
    assert.ok(outcome.ok);
    return outcome.report;
  }

  async function measured(report: Report, options: Partial<MeasuringOptions> = {}) {
    return measureReport({
      ...PROGRAMS,
      report,
      kinds: ["kinds", "boundary"],
      signal: new AbortController().signal,
      ...options,
    });
  }

  const stateOf = (report: Report, kind: (typeof MEASURE_KINDS)[number]) =>
    evaluate(report, report.choices).measured?.[kind].state;

  it("measures what is missing alone, and keeps the rest; the saved report holds it all", async () => {
    const report = await counted(folder());
    const first = await measured(report);
    assert.deepEqual([first.done, first.total], [12, 12]);
    const again = await measured(first.report);
    assert.deepEqual([again.done, again.total], [0, 0]);
    const more = await measured(first.report, { kinds: ["cldice"] });
    assert.equal(stateOf(more.report, "kinds"), "measured");
    assert.equal(stateOf(more.report, "cldice"), "measured");
    assert.deepEqual(readReport(writeReport(more.report)), { ok: true, report: more.report });
  });

  it("measures anew what other classes made stale, and drops what it was not asked for", async () => {
    const report = await counted(folder());
    const first = await measured(report, { kinds: ["kinds", "cldice"] });
    const other = { ...first.report, choices: { ...report.choices, ignore: [0] } };
    assert.equal(stateOf(other, "kinds"), "stale");
    const again = await measured(other, { kinds: ["kinds"] });
    assert.equal(again.done, 12);
    assert.equal(stateOf(again.report, "kinds"), "measured");
    assert.equal(stateOf(again.report, "cldice"), "absent");
  });

  describe("with an image of too many objects", () => {
    /** A checkerboard of 150 x 150 single pixels beside an image of two halves. */
    const noisy = () => {
      const board = greyPng(
        150,
        150,
        Array.from({ length: 150 * 150 }, (_, at) => (at + Math.floor(at / 150)) % 2),
      );
      const halves = greyPng(4, 2, [0, 0, 1, 1, 0, 0, 1, 1]);
      return temporaryFolder({
        "t/board.png": board,
        "p/board.png": board,
        "t/half.png": halves,
        "p/half.png": halves,
      });
    };

    it("gives its other shapes, before and after, and the objects of other images", async () => {
      const report = await counted(noisy());
      const four = { ...report, choices: { ...report.choices, shapes: { connectivity: 4 } } } as const;
      const first = await measured(four, { kinds: ["boundary"] });
      const all = await measured(first.report, { kinds: ["boundary", "objects", "cldice"] });
      assert.deepEqual([all.done, all.total], [2, 2]);
      const [board, half] = all.report.images.map(({ measures }) => measures);
      assert.deepEqual(Object.keys(board ?? {}).sort(), ["boundary", "classes", "cldice", "refusals"]);
      assert.match(board?.refusals?.objects ?? "", /22,500 objects/);
      assert.deepEqual(Object.keys(half ?? {}).sort(), ["boundary", "classes", "cldice", "objects"]);
      assert.deepEqual(
        (["boundary", "objects", "kinds"] as const).map((kind) => stateOf(all.report, kind)),
        ["measured", "measured", "absent"],
      );
      assert.deepEqual((await measured(all.report, { kinds: ["objects"] })).total, 0);
      const more = await measured(all.report, { kinds: ["kinds"] });
      assert.equal(stateOf(more.report, "kinds"), "measured");
      assert.match(more.report.images[0]?.measures?.refusals?.objects ?? "", /22,500 objects/);
      assert.deepEqual(readReport(writeReport(more.report)), { ok: true, report: more.report });
      const eight = { ...more.report, choices: report.choices };
      const again = await measured(eight, { kinds: ["objects"] });
      assert.deepEqual([again.total, stateOf(again.report, "objects")], [2, "measured"]);
      assert.equal(again.report.images[0]?.measures?.refusals, undefined);
      assert.ok(again.report.images[0]?.measures?.objects && again.report.images[0].measures.boundary);
    });

    it("tells on the command line which image has none, and why", () => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        // prettier-ignore
        [join(ROOT, "dist/cli.js"), "evaluate", "p", "t", "--measure", "objects,boundary", "--connectivity", "4", "--format", "json"],
        { encoding: "utf8", cwd: noisy() },
      );
      assert.equal(status, 0, stderr);
      assert.match(stderr, /board \(no objects\): Its target has 22,500 objects/);
      const shown = JSON.parse(stdout) as Shown;
      assert.deepEqual(
        shown.images.map(({ figures }) => [figures["pq"], figures["boundaryIou"]]),
        [
          [
            [null, null],
            [1, 1],
          ],
          [
            [1, 1],
            [1, 1],
          ],
        ],
      );
      const [told, ...others] = shown.measured["refused"] as readonly { image: string; kinds: readonly string[] }[];
      assert.deepEqual([told?.image, told?.kinds, others], ["board", ["objects"], []]);
    });
  });

  it("tries an image again that was refused once, and keeps what was measured of it before", async () => {
    const root = folder();
    const first = await measured(await counted(root), { kinds: ["boundary"] });
    const [{ target, measures } = assert.fail()] = first.report.images;
    const mask = readFileSync(join(root, "t", target.path));
    rmSync(join(root, "t", target.path));
    const gone = await measured(first.report, { kinds: ["cldice"] });
    const refused = gone.report.images[0]?.measures;
    assert.ok(refused?.refused && !refused.cldice);
    assert.deepEqual(refused.boundary, measures?.boundary);
    writeFileSync(join(root, "t", target.path), mask);
    const back = await measured(gone.report, { kinds: ["cldice"] });
    assert.deepEqual([back.total, back.report.images[0]?.measures?.refused], [1, undefined]);
    assert.ok(back.report.images[0]?.measures?.cldice && back.report.images[0].measures.boundary);
  });

  it("measures a few images, and gives what was done where it is aborted", async () => {
    const report = await counted(folder());
    const few = await measured(report, { most: 3 });
    assert.deepEqual([few.done, few.total], [3, 12]);
    assert.equal(stateOf(few.report, "kinds"), "incomplete");
    const abort = new AbortController();
    const stopped = await measured(report, {
      signal: abort.signal,
      onProgress: (done) => {
        if (done > 0) abort.abort();
      },
    });
    assert.ok(stopped.done > 0 && stopped.done <= 12);
    assert.equal(stopped.total, 12);
  });

  it("says of masks that were written since that they are not those that were counted", async () => {
    const root = folder();
    const report = await counted(root);
    const [first, second] = report.images;
    assert.ok(first && second);
    writeFileSync(
      join(root, "p", first.target.path),
      greyPng(first.width, first.height, new Uint8Array(first.width * first.height).fill(1)),
    );
    writeFileSync(join(root, "t", second.target.path), Buffer.from("no image"));
    const { report: after } = await measured(report);
    assert.match(after.images[0]?.measures?.refused ?? "", /not those that were counted/);
    assert.ok(after.images[1]?.measures?.refused);
    assert.equal(stateOf(after, "kinds"), "measured");
  });

  it("says of masks that are gone since of which side they are, and measures the others", async () => {
    const root = folder();
    const report = await counted(root);
    const [first, second, ...others] = report.images;
    assert.ok(first && second);
    rmSync(join(root, "p", first.target.path));
    rmSync(join(root, "t", second.target.path));
    const { report: after, done } = await measured(report);
    assert.equal(done, 12);
    const gone = "The file is no longer there. Evaluate again to list the folder anew.";
    assert.deepEqual(
      after.images.map(({ measures }) => measures?.refused),
      [`Prediction: ${gone}`, `Target: ${gone}`, ...others.map(() => undefined)],
    );
  });
});
