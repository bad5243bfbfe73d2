import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UNIT_SPACING } from "../src/core/shapes/spacing";
import { boundaryCounts } from "../src/measures/boundaries/boundaryCounts";
import type { ImagePair } from "../src/measures/classPair";
import { errorKinds } from "../src/measures/kinds/errorKinds";
import { lesionsOf } from "../src/measures/lesions/lesionsOf";
import { componentCells } from "../src/measures/objects/componentCells";
import { componentsOf } from "../src/measures/objects/components";
import { objectsOf } from "../src/measures/objects/objectsOf";
import { pairRuns } from "../src/measures/objects/pairRuns";
import { skeletonSums } from "../src/measures/skeletons/skeletonSums";
import { surfaceDistances } from "../src/measures/surfaces/surfaceDistances";
import type { MeasureTask } from "../src/protocol/measureTask";
import { PairCounter } from "../src/worker/pairCounter";
import { refuseObjects } from "../src/worker/refuseObjects";
import { makeData } from "./makeData";
import { median } from "./median";
import { random } from "./random";
import { PYTHONS } from "./numpyRates";
import { SETS } from "./sets";

const ROUNDS = 7;
const CLASSES = 19;
/** 2 % and 1 % of the diagonal. */
const BAND = 46;
const REACH = 23;
/** Rounds of Python, which take seconds each. */
const PYTHON_ROUNDS = 3;
const OBJECTS = { connectivity: 8 } as const;
const LABELS = Array.from({ length: CLASSES }, (_, label) => label);
const PLACES = { labels: LABELS, places: LABELS };
const TASK: MeasureTask = {
  ...{ kinds: ["boundary", "objects"], classes: LABELS, target: PLACES, prediction: PLACES, pixels: 0 },
  ...{ band: { kind: "pixels", pixels: BAND }, connectivity: OBJECTS.connectivity },
};

type Row = readonly [name: string, run: () => unknown];

/** What the shapes of a street scene take on one thread, beside reading and counting it, in processor time. */
export function printShapeTimes(root: string, data: string, kernel: Uint8Array): void {
  const street = SETS.find(({ name }) => name === "street");
  const files = street && makeData(street, data)[0];
  if (!street || !files) return;
  const { width, height } = street;
  const pair: ImagePair = { ...street.make(1), width, height, depth: 1, classes: CLASSES };
  const counter = new PairCounter({ maxPixels: 2 ** 28, kernel });
  const masks = { target: { path: files.target }, prediction: { path: files.prediction } };
  const { shapes } = counter;
  if (!shapes) return;
  const runs = pairRuns(pair);
  const times = medians([
    ["reading and counting its files", () => counter.count(masks)],
    [
      "the same, with boundaries and objects",
      () => {
        const read = shapes.code(masks, TASK);
        read?.shapes.boundary(BAND);
        read?.shapes.objects(OBJECTS);
      },
    ],
    ["boundaries, in the kernel", () => shapes.load(pair)?.boundary(BAND)],
    ["objects and overlaps, in the kernel", () => shapes.load(pair)?.objects(OBJECTS)],
    ["runs of both sides from planes, in the kernel (part of both)", () => shapes.load(pair)],
    ["the plain twins: runs", () => pairRuns(pair)],
    ["boundaries", () => boundaryCounts(pair, BAND, runs)],
    ["objects and overlaps", () => objectsOf(pair, OBJECTS, runs)],
    ["kinds of error", () => errorKinds(pair, REACH, runs)],
    [
      "surface distances, from pixels and from corners, in the kernel",
      () => surfaceDistances(pair, UNIT_SPACING, shapes.nearest),
    ],
    ["their plain twin", () => surfaceDistances(pair, UNIT_SPACING)],
    ["lesions with their distances", () => lesionsOf(pair, UNIT_SPACING, { runs, nearest: shapes.nearest })],
    ["cells of components", () => componentCells(pair, 8, UNIT_SPACING, runs)],
    ["skeletons of both sides", () => skeletonSums(pair)],
  ]);
  console.log(
    `## shapes: a street scene of ${width} x ${height} with ${CLASSES} classes, ${wrongShare(pair)} % of it wrong, one thread\n`,
  );
  console.log("| | ms | : counting |\n|---|---|---|");
  const [counting = 0, measured = 0] = times.map(([, ms]) => ms);
  for (const [name, ms] of times) console.log(`| ${name} | ${ms.toFixed(1)} | ${(ms / counting).toFixed(1)} |`);
  console.log(
    `\nBoundaries and objects of all classes add ${((measured - counting) / counting).toFixed(2)} times what reading and counting takes, all in user time: reading from the disk, which is none, would make the share smaller.\n`,
  );
  printLibraries(root, pair, times.find(([name]) => name.startsWith("surface"))?.[1] ?? 0);
  printNoise();
  const { stdout } = spawnSync(process.execPath, [join(__dirname, "shapeMemory.js")], { encoding: "utf8" });
  console.log(`${stdout.trim()}\n`);
}

/** Milliseconds of each, in rounds in which each has its turn after two to warm up. */
function medians(rows: readonly Row[]): readonly (readonly [name: string, ms: number])[] {
  const spent = rows.map((): number[] => []);
  for (let round = -2; round < ROUNDS; round++) {
    rows.forEach(([, run], place) => {
      const ms = processorTime(run);
      if (round >= 0) spent[place]?.push(ms);
    });
  }
  return rows.map(([name], place) => [name, median(spent[place] ?? [])]);
}

/** Milliseconds, of several runs where one is short. */
function processorTime(run: () => unknown): number {
  const started = process.cpuUsage();
  let runs = 0;
  for (let spent = 0; spent < 20; spent = process.cpuUsage(started).user / 1000, runs++) run();
  return process.cpuUsage(started).user / 1000 / runs;
}

function wrongShare({ target, prediction }: ImagePair): string {
  let wrong = 0;
  target.forEach((label, at) => {
    if (label !== prediction[at]) wrong++;
  });
  return ((100 * wrong) / target.length).toFixed(0);
}

/** Python's libraries for the same distances, where a Python has what they need. */
function printLibraries(root: string, { target, prediction, width, height, classes }: ImagePair, ours: number): void {
  const folder = mkdtempSync(join(tmpdir(), "shapes-"));
  const files = [join(folder, "target"), join(folder, "prediction")] as const;
  writeFileSync(files[0], target);
  writeFileSync(files[1], prediction);
  const numbers = [width, height, classes, PYTHON_ROUNDS].map(String);
  for (const python of PYTHONS) {
    const script = join(root, "bench/surfaceLibraries.py");
    const { status, stdout } = spawnSync(python, [script, ...files, ...numbers], { encoding: "utf8" });
    if (status !== 0) continue;
    console.log("| surface distances of all classes in Python | ms | : ours of pixels and corners |\n|---|---|---|");
    const rows = stdout
      .trim()
      .split("\n")
      .map((line) => line.split("\t"));
    for (const [name = "", ms = ""] of rows) console.log(`| ${name} | ${ms} | ${(Number(ms) / ours).toFixed(0)} |`);
    const both = rows.reduce((sum, [, ms]) => sum + Number(ms), 0);
    console.log(`| both | ${both.toFixed(0)} | ${(both / ours).toFixed(0)} |\n`);
    break;
  }
  rmSync(folder, { recursive: true });
}

/** Masks of noise, which are all objects. */
function printNoise(): void {
  console.log("| noise, 4 classes | objects a side | ms of objects, lesions and cells |\n|---|---|---|");
  for (const side of [256, 1024]) {
    const next = random(5);
    const plane = () => Uint8Array.from({ length: side * side }, () => Math.floor(next() * 4));
    const pair: ImagePair = { target: plane(), prediction: plane(), width: side, height: side, depth: 1, classes: 4 };
    const runs = pairRuns(pair);
    let refused: string | undefined;
    const ms = processorTime(() => {
      refused = refuseObjects(runs, pair.classes, 8);
      if (refused !== undefined) return;
      objectsOf(pair, OBJECTS, runs);
      lesionsOf(pair, UNIT_SPACING, { runs });
      componentCells(pair, 8, UNIT_SPACING, runs);
    });
    const { count } = componentsOf(runs.target, pair.classes, 8);
    console.log(`| ${side} x ${side} | ${count} | ${ms.toFixed(0)}${refused === undefined ? "" : ", refused"} |`);
  }
  console.log("");
}
