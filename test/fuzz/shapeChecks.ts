import assert from "node:assert/strict";
import type { Connectivity } from "../../src/core/shapes/connectivity";
import { MEASURE_KINDS } from "../../src/core/shapes/imageMeasures";
import { WasmKernel } from "../../src/kernel/wasmKernel";
import { boundaryCounts } from "../../src/measures/boundaries/boundaryCounts";
import type { ImagePair } from "../../src/measures/classPair";
import { objectsOf } from "../../src/measures/objects/objectsOf";
import { pairRuns } from "../../src/measures/objects/pairRuns";
import { nearestSquared } from "../../src/measures/surfaces/nearestPoints";
import type { MeasureTask } from "../../src/protocol/measureTask";
import { kernelNearest } from "../../src/worker/kernelNearest";
import { measurePair } from "../../src/worker/measurePair";
import { PairCounter } from "../../src/worker/pairCounter";
import { ShapeRuns } from "../../src/worker/shapeRuns";
import { madePng } from "../../bench/madePng";
import { check, fileAt, type Check } from "./check";
import { pick, whole, type Random } from "./generate";

interface Known {
  readonly width: number;
  readonly height: number;
  /** Behind them are the mark of no class and that of ignored pixels, in the target alone. */
  readonly classes: number;
  readonly connectivity: Connectivity;
  readonly band: number;
  /** Every so many-th class is one object wherever it lies; none for 0. */
  readonly whole: number;
  readonly spacing: readonly [x: number, y: number];
}

const LIMITS = { maxPixels: 2 ** 20 };

/** Shapes in the kernel against their plain twins, of planes and of PNGs. */
export function shapeChecks(bytes: Uint8Array): Readonly<Record<string, Check>> {
  const kernel = new WasmKernel(bytes);
  const [fast, plain] = [new PairCounter({ ...LIMITS, kernel: bytes }), new PairCounter(LIMITS)];
  return {
    shapes: check(
      (next) => randomPair(next, 80),
      (files, known) => twinsAgree(pairOf(files, known), known, kernel),
    ),
    shapesOfPng: check(
      (next) => randomPair(next, 24),
      (files, known) => filesAgree(pairOf(files, known), known, { fast, plain }),
    ),
  };
}

function randomPair(next: Random, widest: number) {
  const known: Known = {
    width: 1 + whole(next, pick(next, [4, 12, widest])),
    height: 1 + whole(next, 12),
    classes: pick(next, [1, 2, 3, 5, 20, 253]),
    connectivity: pick<Connectivity>(next, [4, 8]),
    band: pick(next, [1, 1, 2, 3, 7, 40, 5000]),
    whole: whole(next, 3),
    spacing: [pick(next, [1, 0.1, 0.7, 3]), pick(next, [1, 0.3, 12.5])],
  };
  const marks = { target: 2, prediction: 1 };
  const target = randomPlane(next, known, marks.target);
  const isClose = next() < 0.6;
  const prediction = isClose
    ? target.map((value) => (next() < 0.1 || value > known.classes ? whole(next, known.classes + 1) : value))
    : randomPlane(next, known, marks.prediction);
  return { files: [Buffer.from(target), Buffer.from(prediction)], known };
}

/** Noise, runs, or rectangles over each other. */
function randomPlane(next: Random, { width, height, classes }: Known, marks: number): Uint8Array {
  const used = pick(next, [2, classes + marks]);
  const value = (): number => whole(next, Math.min(used, classes + marks)) + (next() < 0.05 ? classes - 1 : 0);
  const fitting = (): number => Math.min(value(), classes + marks - 1);
  const plane = new Uint8Array(width * height).fill(fitting());
  const look = whole(next, 3);
  if (look === 0) return plane.map(fitting);
  if (look === 1) {
    for (let at = 0; at < plane.length;) {
      const end = at + 1 + whole(next, 2 * width);
      plane.fill(fitting(), at, end);
      at = end;
    }
    return plane;
  }
  for (let left = whole(next, 8); left > 0; left--) {
    const [x, y] = [whole(next, width), whole(next, height)];
    const [across, down] = [1 + whole(next, width), 1 + whole(next, height)];
    const painted = fitting();
    for (let row = y; row < Math.min(height, y + down); row++)
      plane.fill(painted, row * width + x, row * width + Math.min(width, x + across));
  }
  return plane;
}

function pairOf(files: readonly Buffer[], { width, height, classes }: Known): ImagePair {
  const plane = (at: number): Uint8Array => Uint8Array.from(fileAt(files, at));
  return { target: plane(0), prediction: plane(1), width, height, depth: 1, classes };
}

function twinsAgree(pair: ImagePair, known: Known, kernel: WasmKernel): string {
  const shapes = ShapeRuns.ofPlanes(kernel, pair);
  assert.ok(shapes);
  assert.deepEqual(shapes.runs(), pairRuns(pair));
  const { connectivity, band } = known;
  const isWhole = (place: number): boolean => known.whole > 0 && place % known.whole === 0;
  const readings = [{ connectivity }, { connectivity, whole: isWhole }];
  for (const reading of readings) assert.deepEqual(shapes.objects(reading), objectsOf(pair, reading));
  assert.deepEqual(shapes.boundary(band), boundaryCounts(pair, band));
  const grid = { width: pair.width, height: pair.height, depth: 1 };
  const [x, y] = known.spacing;
  const points = [placesOfFirst(pair.target), placesOfFirst(pair.prediction), grid, { x, y, z: 1 }] as const;
  assert.deepEqual(kernelNearest(kernel)(...points), nearestSquared(...points));
  return pair.classes === 253 ? "as many classes as a byte holds" : "a few classes";
}

/** The places of the pixels of the first class, ascending. */
function placesOfFirst(plane: ArrayLike<number>): Int32Array {
  return Int32Array.from(Array.from(plane).flatMap((value, at) => (value === 0 ? [at] : [])));
}

/** The classes are labels of grey PNGs, of which the kernel makes runs; the last is of no class, or ignored in the target. */
function filesAgree(
  pair: ImagePair,
  { connectivity, band }: Known,
  { fast, plain }: Readonly<Record<"fast" | "plain", PairCounter>>,
): string {
  const labels = Array.from({ length: pair.classes + 2 }, (_, label) => label);
  const places = labels.map((label) => Math.min(label, pair.classes));
  const task: MeasureTask = {
    kinds: pair.classes > 5 ? ["boundary", "objects"] : MEASURE_KINDS,
    ...{ classes: labels.slice(0, pair.classes), groups: [], pixels: pair.width * pair.height, connectivity },
    target: { labels, places: places.with(pair.classes + 1, pair.classes + 1) },
    prediction: { labels, places },
    band: { kind: "pixels", pixels: band },
  };
  const masks = {
    target: { bytes: greyPng(pair, Uint8Array.from(pair.target), 2) },
    prediction: { bytes: greyPng(pair, Uint8Array.from(pair.prediction), 0) },
  };
  const by = (counter: PairCounter) =>
    measurePair(masks, task, {
      decode: (source) => counter.decode(source),
      ...{ resize: undefined, most: Infinity, kernel: counter.shapes },
    });
  const measured = by(fast);
  assert.deepEqual(measured, by(plain));
  assert.ok("ok" in measured && measured.ok);
  return fast.shapes?.code(masks, task) ? "measured in the kernel" : "left to the plain twins";
}

/** @param filter 0 for none, 2 for Up, whose runs never become pixels */
function greyPng({ width, height }: ImagePair, plane: Uint8Array, filter: 0 | 2): Uint8Array {
  const raw = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) {
    raw[y * (width + 1)] = filter;
    for (let x = 0; x < width; x++) {
      const above = filter === 2 && y > 0 ? (plane[(y - 1) * width + x] ?? 0) : 0;
      raw[y * (width + 1) + 1 + x] = (plane[y * width + x] ?? 0) - above;
    }
  }
  return madePng({ width, height, bits: 8, colourType: 0, interlaced: false, raw });
}
