import assert from "node:assert/strict";
import fc from "fast-check";
import { WasmKernel } from "../../../src/kernel/wasmKernel";
import { boundaryCounts } from "../../../src/measures/boundaries/boundaryCounts";
import type { ClassPair, ImagePair } from "../../../src/measures/classPair";
import { objectsOf } from "../../../src/measures/objects/objectsOf";
import { pairRuns } from "../../../src/measures/objects/pairRuns";
import type { Connectivity } from "../../../src/core/shapes/connectivity";
import { MEASURE_KINDS } from "../../../src/core/shapes/imageMeasures";
import type { MeasureTask } from "../../../src/protocol/measureTask";
import { nearestSquared } from "../../../src/measures/surfaces/nearestPoints";
import { kernelNearest } from "../../../src/worker/kernelNearest";
import { measurePair } from "../../../src/worker/measurePair";
import { PairCounter } from "../../../src/worker/pairCounter";
import { ShapeRuns } from "../../../src/worker/shapeRuns";
import { madePng } from "../../../bench/madePng";
import { KERNEL } from "../../support/kernel";
import { pairs } from "../measures/planes";

const kernel = new WasmKernel(KERNEL);

/** Rows of runs, ones of a pixel and ones longer than the kernel's steps among them. */
const rows = fc
  .record({
    width: fc.integer({ min: 1, max: 70 }),
    height: fc.integer({ min: 1, max: 8 }),
    classes: fc.constantFrom(1, 3, 253),
  })
  .chain(({ width, height, classes }) => {
    const run = fc.tuple(fc.nat(classes + 1), fc.integer({ min: 1, max: 40 }));
    const plane = fc
      .array(run, { minLength: 1, maxLength: width * height })
      .map((runs) => planeOf(width * height, runs));
    return fc.tuple(plane, plane).map(([target, prediction]): ImagePair => ({
      ...{ target, width, height, depth: 1, classes },
      prediction: prediction.map((value) => Math.min(value, classes)),
    }));
  });

function planeOf(length: number, runs: readonly (readonly [value: number, pixels: number])[]): Uint8Array {
  const plane = new Uint8Array(length);
  for (let at = 0, run = 0; at < length; run++) {
    const [value, pixels] = runs[run % runs.length] ?? [0, length];
    plane.fill(value, at, at + pixels);
    at += pixels;
  }
  return plane;
}

const images = fc.oneof(rows, pairs({ marks: true, largest: 30 }));

function inKernel(pair: ClassPair): ShapeRuns {
  // What lies behind the planes is no pixel of them.
  kernel.reset();
  kernel.view(kernel.allocate(8192) ?? 0, 8192).fill(7);
  const shapes = ShapeRuns.ofPlanes(kernel, pair);
  assert.ok(shapes);
  return shapes;
}

describe("shapes on runs in the kernel", () => {
  it("have the runs and the pixels of the planes, of images and of volumes", () => {
    fc.assert(
      fc.property(images, fc.boolean(), (image, isVolume) => {
        const pair: ClassPair = isVolume ? { ...image, height: 1, depth: image.height } : image;
        const shapes = inKernel(pair);
        assert.deepEqual(shapes.runs(), pairRuns(pair));
        assert.deepEqual({ ...shapes.asPair() }, pair);
      }),
      { numRuns: 500 },
    );
  });

  it("have the bands of their plain twin, whatever their width", () => {
    const band = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(29, 70, 100_000));
    fc.assert(
      fc.property(images, band, (pair, width) => {
        assert.deepEqual(inKernel(pair).boundary(width), boundaryCounts(pair, width));
      }),
      { numRuns: 1500 },
    );
  });

  it("have the objects of their plain twin, with every rule that joins pixels", () => {
    fc.assert(
      fc.property(
        images,
        fc.constantFrom<Connectivity>(4, 6, 8, 18, 26),
        fc.func(fc.boolean()),
        (pair, connectivity, isWhole) => {
          for (const reading of [{ connectivity }, { connectivity, whole: (place: number) => isWhole(place) }])
            assert.deepEqual(inKernel(pair).objects(reading), objectsOf(pair, reading));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("are the same when they are asked for again, in any order", () => {
    fc.assert(
      fc.property(images, (pair) => {
        const shapes = inKernel(pair);
        const reading = { connectivity: 8 } as const;
        const first = [shapes.objects(reading), shapes.boundary(2), shapes.runs()];
        assert.deepEqual([shapes.objects(reading), shapes.boundary(2), shapes.runs()], first);
      }),
    );
  });

  it("are left to the plain twins where classes or pixels are too many, where pixels are noise, and in volumes", () => {
    const pair: ImagePair = {
      ...{ target: new Uint8Array(4), prediction: new Uint8Array(4), width: 2, height: 2, depth: 1, classes: 253 },
    };
    assert.ok(ShapeRuns.ofPlanes(kernel, pair));
    assert.equal(ShapeRuns.ofPlanes(kernel, { ...pair, classes: 254 }), undefined);
    assert.equal(ShapeRuns.ofPlanes(kernel, { ...pair, target: new Uint16Array(4) }), undefined);
    const side = 4096;
    const large = new Uint8Array(side * side);
    const largePair = { ...pair, target: large, prediction: large, width: side, height: side };
    assert.ok(ShapeRuns.ofPlanes(kernel, largePair));
    const larger = new Uint8Array(large.length + side);
    const above = { ...largePair, target: larger, prediction: larger, height: side + 1 };
    assert.equal(ShapeRuns.ofPlanes(kernel, above), undefined);
    const noise = Uint8Array.from(large.keys(), (at) => at % 2);
    assert.equal(ShapeRuns.ofPlanes(kernel, { ...largePair, target: noise }), undefined);
    const volume = inKernel({ ...pair, height: 1, depth: 2 });
    assert.equal(volume.boundary(1), undefined);
    assert.equal(volume.objects({ connectivity: 26 }), undefined);
  }).timeout(20_000);
});

describe("nearest points in the kernel", () => {
  const nearest = kernelNearest(kernel);
  /** Wider than the blocks of columns that are passed over, few points and many. */
  const grids = fc
    .record({
      width: fc.integer({ min: 1, max: 150 }),
      height: fc.integer({ min: 1, max: 40 }),
      depth: fc.constantFrom(1, 1, 1, 2),
    })
    .chain((grid) => {
      const places = fc.uniqueArray(fc.nat(grid.width * grid.height * grid.depth - 1), { maxLength: 60 });
      const ascending = places.map((list) => Int32Array.from(list).sort());
      return fc.tuple(fc.constant(grid), ascending, ascending);
    });
  const edge = fc.constantFrom(1, 0.1, 0.7, 3, 12.5);

  it("are as far as those of the plain twin, to the last bit", () => {
    fc.assert(
      fc.property(grids, edge, edge, ([grid, points, others], x, y) => {
        const spacing = { x, y, z: 2 };
        assert.deepEqual(nearest(points, others, grid, spacing), nearestSquared(points, others, grid, spacing));
      }),
      { numRuns: 2000 },
    );
  });

  it("are found for all points of an image, and leave the kernel's memory as it was", () => {
    kernel.reset();
    const before = kernel.allocate(16) ?? 0;
    const all = Int32Array.from({ length: 5000 }, (_, at) => at);
    const grid = { width: 100, height: 50, depth: 1 };
    assert.deepEqual(nearest(all, Int32Array.of(4999), grid, { x: 1, y: 1, z: 1 })[0], 99 ** 2 + 49 ** 2);
    assert.ok((kernel.allocate(16) ?? 0) - before < 1000);
  });
});

describe("measuring a pair with the kernel", () => {
  const limits = { maxPixels: 2 ** 24 };
  const counter = new PairCounter({ ...limits, kernel: KERNEL });
  const plain = new PairCounter(limits);

  type Form = "grey" | "palette" | "RGB";

  /** Grey rows have filter Up, whose runs never become pixels. */
  function png({ width, height }: ImagePair, plane: Uint8Array, form: Form): Uint8Array {
    const samples = form === "RGB" ? 3 : 1;
    const raw = new Uint8Array((width * samples + 1) * height);
    for (let y = 0; y < height; y++) {
      const to = y * (width * samples + 1);
      const isUp = form === "grey" && y > 0;
      raw[to] = isUp ? 2 : 0;
      for (let x = 0; x < width; x++) {
        const value = plane[y * width + x] ?? 0;
        const above = isUp ? (plane[(y - 1) * width + x] ?? 0) : 0;
        for (let sample = 0; sample < samples; sample++) raw[to + 1 + x * samples + sample] = value - above;
      }
    }
    return madePng({
      ...{ width, height, bits: 8, interlaced: false, raw },
      colourType: form === "RGB" ? 2 : form === "palette" ? 3 : 0,
      ...(form === "palette" && { palette: Uint8Array.from({ length: 768 }, (_, at) => at % 256) }),
    });
  }

  /** Labels 0 to `labels - 1`, of which several are one class, the last none, and in the target one ignored. */
  function taskOf(pair: ImagePair, form: Form, kinds: MeasureTask["kinds"]): MeasureTask {
    const labels = Array.from({ length: pair.classes + 2 }, (_, label) => (form === "RGB" ? label * 0x010101 : label));
    const classes = labels.slice(0, Math.max(1, pair.classes - 1));
    const places = labels.map((_, label) => (label < pair.classes ? label % classes.length : classes.length));
    return {
      ...{ kinds, classes, groups: [], pixels: pair.width * pair.height, connectivity: 8 },
      target: { labels, places: places.with(pair.classes + 1, classes.length + 1) },
      prediction: { labels, places },
      band: { kind: "pixels", pixels: 2 },
    };
  }

  const forms = fc.constantFrom<Form>("grey", "palette", "RGB");
  const kinds = fc.constantFrom<MeasureTask["kinds"]>(["boundary"], ["objects"], ["kinds", "boundary"], MEASURE_KINDS);

  it("gives what measuring without it gives, of PNGs of every kind", () => {
    fc.assert(
      fc.property(images, forms, forms, kinds, (pair, targetForm, predictionForm, measured) => {
        fc.pre(pair.classes < 20);
        const task = {
          ...taskOf(pair, targetForm, measured),
          prediction: taskOf(pair, predictionForm, measured).prediction,
        };
        const masks = {
          target: { bytes: png(pair, Uint8Array.from(pair.target), targetForm) },
          prediction: { bytes: png(pair, Uint8Array.from(pair.prediction), predictionForm) },
        };
        const by = (of: PairCounter) =>
          measurePair(masks, task, {
            ...{ decode: (source) => of.decode(source), resize: undefined, most: Infinity, kernel: of.shapes },
          });
        assert.deepEqual(by(counter), by(plain));
        assert.ok(counter.shapes?.code(masks, task), "such files are read in the kernel");
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);
});
