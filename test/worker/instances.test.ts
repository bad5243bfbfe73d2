import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { counting } from "../../src/core/counting/counting";
import { classPlaces } from "../../src/core/counting/classPlaces";
import { evaluate } from "../../src/core/counting/evaluation";
import { sidesOfIds } from "../../src/core/counting/sidesOfIds";
import { planeOfRuns } from "../../src/core/labels/labelPlane";
import { readReport } from "../../src/core/report/reportDocument";
import { PixelReader } from "../../src/run/pixelReader";
import { madePng } from "../../bench/madePng";
import { goldenSet, imagePairOf } from "../unit/measures/golden";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

function cli(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "dist/cli.js"), ...args], {
    encoding: "utf8",
    cwd: folder,
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** The objects of classes from 1 on, as side, class, state and pixels, in any order. */
function objects(csv: string): readonly string[] {
  return csv
    .split("\r\n")
    .slice(1, -1)
    .map((line) => line.split(","))
    .filter(([, label]) => label !== "0")
    .map(([, label, , side, state, pixels]) => [side, label, state, pixels].join(" "))
    .sort();
}

const MEASURE = ["--measure", "objects", "--format", "csv-objects"];

const COCO_A = ["111100002222", "111100002222", "111103302222", "000003300000", "444444000444", "444444000444"];
const COCO_B = ["550000444444", "550000444444", "000000444444", "000000000000"];

interface Segment {
  readonly id: number;
  readonly category: number;
  readonly iscrowd?: number;
}

const COCO_TARGET: Readonly<Record<string, Segment>> = {
  1: { id: 7, category: 1 },
  2: { id: 9, category: 1, iscrowd: 1 },
  3: { id: 300, category: 1 },
  4: { id: 301, category: 2 },
  5: { id: 70000, category: 1 },
};

const COCO_PREDICTION: Readonly<Record<string, Segment>> = {
  1: { id: 4, category: 1 },
  2: { id: 5, category: 1 },
  3: { id: 6, category: 1 },
  4: { id: 8, category: 2 },
  6: { id: 11, category: 1 },
};

/** A data set of COCO panoptic: masks of ids and a JSON a side. */
const COCO = {
  ...cocoSide("t", COCO_TARGET, { a: COCO_A, b: COCO_B }),
  ...cocoSide("p", COCO_PREDICTION, {
    a: ["111100002220", "111100002220", "011103300022", "000003300000", "444444000444", "444440000444"],
    b: ["444444444444", "000000444444", "000000066444", "000000000000"],
  }),
};

function cocoSide(
  side: string,
  segments: Readonly<Record<string, Segment>>,
  masks: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, Buffer>> {
  const ids = (rows: readonly string[]) => Array.from(rows.join(""), (sign) => segments[sign]?.id ?? 0);
  const categories = [
    { id: 1, name: "cell", isthing: 1 },
    { id: 2, name: "ground", isthing: 0 },
  ];
  const annotations = Object.keys(masks).map((name) => ({
    file_name: `${name}.png`,
    segments_info: Object.values(segments).flatMap(({ id, category, iscrowd = 0 }) =>
      ids(masks[name] ?? []).includes(id) ? [{ id, category_id: category, iscrowd }] : [],
    ),
  }));
  return {
    [`${side}.json`]: Buffer.from(JSON.stringify({ annotations, categories })),
    ...Object.fromEntries(
      Object.entries(masks).map(([name, rows]) => [`${side}/${name}.png`, idPng(rows.length, ids(rows))]),
    ),
  };
}

/** Ids as R + 256 G + 65536 B. */
function idPng(height: number, ids: readonly number[]): Buffer {
  const width = ids.length / height;
  const rows = Array.from({ length: height }, (_, y) => [
    0,
    ...ids.slice(y * width, (y + 1) * width).flatMap((id) => [id & 255, (id >> 8) & 255, id >> 16]),
  ]);
  const raw = Uint8Array.from(rows.flat());
  return madePng({ width, height, bits: 8, colourType: 2, interlaced: false, raw });
}

describe("objects of masks of instances", () => {
  it("are the ids of the cells on both sides, though they touch; components where that is chosen, as it is by itself", () => {
    const folder = temporaryFolder({
      // Cells 1 and 2 touch; of the prediction both are there, under other numbers, and one cell is invented in two pieces.
      "t/a.png": greyPng(6, 3, [1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0]),
      "p/a.png": greyPng(6, 3, [8, 8, 5, 5, 0, 9, 8, 8, 5, 5, 0, 0, 0, 0, 0, 0, 0, 9]),
    });
    const run = ["evaluate", "p", "t", "--relabel", "foreground", ...MEASURE];
    assert.deepEqual(objects(cli(folder, ...run, "--objects", "ids")), [
      "prediction 1 invented 2",
      "target 1 found 4",
      "target 1 found 4",
    ]);
    const components = ["prediction 1 invented 1", "prediction 1 invented 1", "target 1 found 8"];
    assert.deepEqual(objects(cli(folder, ...run)), components);
    assert.deepEqual(objects(cli(folder, ...run, "--objects", "components")), components);
  });

  it("are ids on the side alone whose labels are ids", () => {
    const folder = temporaryFolder({
      "t/a.png": greyPng(6, 1, [11, 11, 12, 12, 0, 21]),
      "p/a.png": greyPng(6, 1, [1, 1, 1, 1, 0, 2]),
    });
    assert.deepEqual(
      objects(cli(folder, "evaluate", "p", "t", "--relabel", "target:div:10", ...MEASURE, "--objects", "ids")),
      ["prediction 1 invented 4", "target 1 missed 2", "target 1 missed 2", "target 2 found 1"],
    );
  });

  it("are the segments of a table of ids, as COCO's JSON gives one", () => {
    const folder = temporaryFolder({
      "t/a.png": greyPng(6, 1, [5, 5, 6, 6, 7, 7]),
      "p/a.png": greyPng(6, 1, [3, 3, 4, 4, 4, 8]),
    });
    const relabel = ["--relabel", "target:5=1,6=1,7=2", "--relabel", "prediction:3=1,4=1,8=2"];
    assert.deepEqual(objects(cli(folder, "evaluate", "p", "t", ...relabel, ...MEASURE, "--objects", "ids")), [
      "prediction 2 invented 1",
      "target 1 found 2",
      "target 1 found 2",
      "target 2 missed 2",
    ]);
  });

  it("are groups where a label below the divisor is of a class that has ids: no error of either side, as panopticapi counts a crowd", () => {
    const image = goldenSet("fixtures").images.find(({ name }) => name === "object_merged_crowd");
    assert.ok(image);
    const { target, prediction, width, height } = imagePairOf(image, "none");
    // The first object of class 1 has the id 11, the second is the crowd: the label of the class itself.
    const ids = Array.from(target, (value, at) => (value === 0 ? 0 : at % width < 15 ? 11 : 1));
    const folder = temporaryFolder({
      "t/a.png": greyPng(width, height, ids),
      "p/a.png": greyPng(
        width,
        height,
        Array.from(prediction, (value) => (value === 0 ? 0 : 11)),
      ),
    });
    const run = ["evaluate", "p", "t", "--relabel", "div:10", "--measure", "objects", "--objects", "ids"];
    const states = objects(cli(folder, ...run, "--format", "csv-objects")).map((row) => row.replace(/ \d+$/, ""));
    assert.deepEqual(states, ["prediction 1 left out", "target 1 crowd", "target 1 missed"]);
    // panopticapi 0.1, pq_compute_single_core: class 0 tp 1, iou 0.9846153846153847; class 1 tp 0, fp 0, fn 1.
    const { global, measured } = JSON.parse(cli(folder, ...run, "--format", "json")) as {
      global: { none: Record<string, readonly number[]> };
      measured: { objects?: string };
    };
    assert.ok(Math.abs((global.none["pq"]?.[0] ?? 0) - 0.9846153846153847) < 1e-9);
    assert.equal(global.none["pq"]?.[1], 0);
    assert.equal(measured.objects, "ids");
    assert.deepEqual(
      ["objectRecall", "objectPrecision", "iiou"].map((id) => global.none[id]?.[1]).map((value) => value ?? undefined),
      [0, undefined, global.none["iiou"]?.[1]],
    );
  });

  it("are as COCO's JSON says: groups by iscrowd, one segment of each class that is no thing; figures of panopticapi", () => {
    const folder = temporaryFolder(COCO);
    const read = ["--map", "target:t.json", "--map", "prediction:p.json", "--ignore", "0"];
    const run = ["evaluate", "p", "t", ...read, "--measure", "objects", "--objects", "ids"];
    // panopticapi 0.1, pq_compute_single_core(0, zip(gt, pred), "t", "p", categories): iou 1.9166666666666665, tp 2, fp 1, fn 1 of
    // category 1; iou 1.6944444444444444, tp 2, fp 0, fn 0 of category 2.
    const json = JSON.parse(cli(folder, ...run, "--format", "json")) as {
      global: { none: Record<"pq" | "sq" | "rq", readonly number[]> };
    };
    const { pq, sq, rq } = json.global.none;
    for (const [found, expected] of [
      [pq, [1.9166666666666665 / 3, 1.6944444444444444 / 2]],
      [sq, [1.9166666666666665 / 2, 1.6944444444444444 / 2]],
      [rq, [2 / 3, 1]],
    ] as const)
      found.forEach((value, at) => {
        assert.ok(Math.abs(value - (expected[at] ?? NaN)) < 1e-9, `${value}`);
      });
    const csv = cli(folder, ...run, "--format", "csv-objects");
    assert.deepEqual(objects(csv), [
      "prediction 1 invented 2",
      "prediction 1 left out 8",
      "target 1 crowd 12",
      "target 1 found 12",
      "target 1 found 4",
      "target 1 missed 4",
      "target 2 found 18",
      "target 2 found 18",
    ]);
    cli(folder, ...run, "--output", "x.maskeval.json");
    assert.equal(cli(folder, "show", "x.maskeval.json", "--format", "csv-objects"), csv);
  });

  it("are one segment of a class without instances on the side whose labels are classes, too", () => {
    const classes = (rows: readonly string[]): Buffer =>
      greyPng(
        12,
        rows.length,
        Array.from(rows.join(""), (sign) => COCO_TARGET[sign]?.category ?? 0),
      );
    const folder = temporaryFolder({ ...COCO, "p/a.png": classes(COCO_A), "p/b.png": classes(COCO_B) });
    const run = ["evaluate", "p", "t", "--map", "target:t.json", "--ignore", "0", ...MEASURE, "--objects", "ids"];
    // The ground of the first image lies apart in two pieces.
    assert.deepEqual(
      objects(cli(folder, ...run)).filter((row) => row.includes(" 2 ")),
      ["target 2 found 18", "target 2 found 18"],
    );
    const components = objects(cli(folder, ...run, "--objects", "components"));
    assert.equal(components.filter((row) => row.startsWith("target 2 found")).length, 3);
  });

  it("are stale once they are told apart otherwise, stated with the figures, and the same in the viewer", async () => {
    const folder = temporaryFolder({
      "t/a.png": greyPng(6, 1, [1, 1, 2, 2, 0, 0]),
      "p/a.png": greyPng(6, 1, [1, 1, 2, 2, 0, 3]),
    });
    cli(
      folder,
      ...["evaluate", "p", "t", "--relabel", "foreground", "--measure", "objects", "--objects", "ids"],
      ...["--output", "x.maskeval.json"],
    );
    const read = readReport(readFileSync(join(folder, "x.maskeval.json"), "utf8"));
    assert.ok(read.ok);
    const { report } = read;
    assert.equal(report.measured?.objects, "ids");
    assert.equal(evaluate(report, report.choices).measured?.objects.state, "measured");
    const other = { ...report.choices, shapes: { ...report.choices.shapes, objects: "components" as const } };
    assert.deepEqual(evaluate(report, other).measured?.objects, { state: "stale", because: "objects" });
    assert.match(
      cli(folder, "show", "x.maskeval.json", "--format", "csv-objects"),
      /objects by their ids where labels are ids of instances, else of 8 neighbours/,
    );

    const { images, table } = counting(report, report.choices);
    const [image] = images;
    assert.ok(image);
    const reader = new PixelReader({ programFolder: join(ROOT, "dist"), maxPixels: 1000 });
    const outcome = await reader.readShapes(
      {
        target: { path: join(folder, "t/a.png") },
        prediction: { path: join(folder, "p/a.png") },
        shapes: {
          view: "objects",
          task: {
            ...classPlaces(image, table, sidesOfIds(report.choices)),
            ...{ pixels: 6, band: { kind: "pixels", pixels: 1 }, connectivity: 8 },
          },
        },
      },
      new AbortController().signal,
    );
    await reader.close();
    assert.ok(outcome !== "cancelled" && outcome.ok && outcome.marks.view === "objects");
    const { values, indices } = planeOfRuns(outcome.marks.prediction, 6);
    assert.deepEqual(
      Array.from(indices, (index) => values[index]),
      [0, 0, 1, 1, 2, 3],
    );
  });
});
