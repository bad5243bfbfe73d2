import { UNIT_SPACING } from "../src/core/shapes/spacing";
import type { ImagePair } from "../src/measures/classPair";
import { boundaryCounts } from "../src/measures/boundaries/boundaryCounts";
import { errorKinds } from "../src/measures/kinds/errorKinds";
import { objectsOf } from "../src/measures/objects/objectsOf";
import { pairRuns } from "../src/measures/objects/pairRuns";
import { skeletonSums } from "../src/measures/skeletons/skeletonSums";
import { surfaceDistances } from "../src/measures/surfaces/surfaceDistances";
import { PairCounter } from "../src/worker/pairCounter";
import { makeData } from "./makeData";
import { median } from "./median";
import { SETS } from "./sets";

const ROUNDS = 7;
const CLASSES = 19;
/** 2 % and 1 % of the diagonal. */
const BAND = 46;
const REACH = 23;

const MEASURES: readonly (readonly [name: string, measure: (pair: ImagePair) => unknown])[] = [
  ["boundaries", (pair) => boundaryCounts(pair, BAND)],
  ["objects", (pair) => objectsOf(pair, { connectivity: 8 })],
  [
    "boundaries and objects, of the same runs",
    (pair) => {
      const runs = pairRuns(pair);
      boundaryCounts(pair, BAND, runs);
      objectsOf(pair, { connectivity: 8 }, runs);
    },
  ],
  ["surface distances, from pixels and from corners", (pair) => surfaceDistances(pair, UNIT_SPACING)],
  ["kinds of error", (pair) => errorKinds(pair, REACH)],
  ["skeletons of both sides", skeletonSums],
];

/** What the shapes of a street scene take on one thread, beside reading and counting it, in processor time. */
export function printShapeTimes(data: string, kernel: Uint8Array): void {
  const street = SETS.find(({ name }) => name === "street");
  const files = street && makeData(street, data)[0];
  if (!street || !files) return;
  const { width, height } = street;
  const pair: ImagePair = { ...street.make(1), width, height, depth: 1, classes: CLASSES };
  const counter = new PairCounter({ maxPixels: 2 ** 28, kernel });
  const rows: readonly (readonly [name: string, run: () => unknown])[] = [
    [
      "reading and counting its files",
      () => counter.count({ target: { path: files.target }, prediction: { path: files.prediction } }),
    ],
    ...MEASURES.map(([name, measure]) => [name, () => measure(pair)] as const),
  ];
  const times = rows.map(([, run]) => {
    // The first two warm up.
    for (let round = 0; round < 2; round++) processorTime(run);
    return median(Array.from({ length: ROUNDS }, () => processorTime(run)));
  });
  console.log(`## shapes: a street scene of ${width} x ${height} with ${CLASSES} classes, one thread\n`);
  console.log("| | ms | : counting |\n|---|---|---|");
  const counting = times[0] ?? 0;
  rows.forEach(([name], index) => {
    const ms = times[index] ?? 0;
    console.log(`| ${name} | ${ms.toFixed(1)} | ${(ms / counting).toFixed(1)} |`);
  });
  console.log("");
}

/** Milliseconds, of several runs where one is short. */
function processorTime(run: () => unknown): number {
  const started = process.cpuUsage();
  let runs = 0;
  for (let spent = 0; spent < 20; spent = process.cpuUsage(started).user / 1000, runs++) run();
  return process.cpuUsage(started).user / 1000 / runs;
}
