import assert from "node:assert/strict";
import fc from "fast-check";
import { deflateSync } from "node:zlib";
import { unfilter } from "../../../src/kernel/plain/unfilter";
import { WasmKernel } from "../../../src/kernel/wasmKernel";
import { rowRuns, type RowFilters, type RowRuns } from "../../../src/masks/png/rowRuns";
import { KERNEL } from "../../support/kernel";

interface Rows {
  readonly width: number;
  readonly height: number;
  readonly pixelBytes: number;
  /** Filter types and residuals, as they lie in the stream. */
  readonly raw: Uint8Array;
}

const kernel = new WasmKernel(KERNEL);

/** Every pixel's value as its bytes in hex, of the runs of rows. */
function runsOf(
  { width, height, pixelBytes, raw }: Rows,
  level = 6,
  filters: RowFilters = "some",
): readonly string[] | undefined {
  kernel.reset();
  const size = { width, height, pixelBytes };
  return painted(made(size, deflateSync(raw, { level }), filters), size);
}

function made(
  { width, height, pixelBytes }: Omit<Rows, "raw">,
  stream: Uint8Array,
  filters: RowFilters = "some",
): RowRuns | undefined {
  const at = kernel.allocate(stream.length);
  assert.ok(at !== undefined);
  kernel.view(at, stream.length).set(stream);
  return rowRuns(kernel, { at, length: stream.length }, { pixelBytes, filters }, { width, height });
}

function painted(
  found: RowRuns | undefined,
  { width, height, pixelBytes }: Omit<Rows, "raw">,
): readonly string[] | undefined {
  if (!found) return undefined;
  const pixels = width * height;
  const entries = new Uint32Array(kernel.view(found.runs, 4 * (pixels + 1)).slice().buffer);
  const values: string[] = [];
  for (let run = 0; values.length < pixels; run++) {
    const [entry = 0, following = 0] = entries.subarray(run, run + 2);
    assert.equal(entry >>> 8, values.length, "a run begins where the one before ends");
    assert.ok(following >>> 8 > values.length && following >>> 8 <= pixels, "no run is empty or too long");
    const value = hex(found, entry & 255, pixelBytes);
    while (values.length < following >>> 8) values.push(value);
  }
  return values;
}

function hex({ values }: RowRuns, code: number, pixelBytes: number): string {
  const bytes = Array.from({ length: pixelBytes }, (_, byte) => (values ? values.getUint8(8 * code + byte) : code));
  return Buffer.from(bytes).toString("hex");
}

/** By the definition, byte by byte. */
function expected({ width, height, pixelBytes, raw }: Rows): readonly string[] {
  const bytes = raw.slice();
  const rowBytes = width * pixelBytes;
  assert.equal(unfilter(bytes, 0, rowBytes, height, pixelBytes), -1);
  return Array.from({ length: width * height }, (_, pixel) => {
    const at = Math.floor(pixel / width) * (rowBytes + 1) + 1 + (pixel % width) * pixelBytes;
    return Buffer.from(bytes.subarray(at, at + pixelBytes)).toString("hex");
  });
}

/** Rows of any filters, most of whose residuals are 0; few values, so that runs meet and end in all ways. */
const rows: fc.Arbitrary<Rows> = fc
  .record({
    width: fc.integer({ min: 1, max: 60 }),
    height: fc.integer({ min: 1, max: 8 }),
    pixelBytes: fc.integer({ min: 1, max: 4 }),
    only: fc.option(fc.integer({ min: 0, max: 4 })),
  })
  .chain(({ width, height, pixelBytes, only }) => {
    const rowBytes = width * pixelBytes;
    const residual = fc.oneof(
      { weight: 12, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.constantFrom(1, 2, 254, 255) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }) },
    );
    const row = fc.tuple(
      only === null ? fc.integer({ min: 0, max: 4 }) : fc.constant(only),
      fc.array(residual, { minLength: rowBytes, maxLength: rowBytes }),
    );
    return fc.array(row, { minLength: height, maxLength: height }).map((all) => ({
      width,
      height,
      pixelBytes,
      raw: Uint8Array.from(all.flatMap(([type, residuals]) => [type, ...residuals])),
    }));
  });

/** Rows that are one value, but for residuals at some of the bytes. */
function sparseRows(width: number, height: number, residuals: Readonly<Record<number, number>> = {}): Rows {
  const raw = new Uint8Array((width + 1) * height);
  for (const [at, byte] of Object.entries(residuals)) raw[Number(at)] = byte;
  return { width, height, pixelBytes: 1, raw };
}

describe("rows as runs", () => {
  it("are the pixels that the definition of the filters gives, whatever the filters, sizes of pixels and residuals", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0, 1, 6, 9), (made, level) => {
        const found = runsOf(made, level);
        const pixels = expected(made);
        // Too dense, or of too many values, is no mistake; so few bytes are never too dense.
        const isFew = made.raw.filter((byte) => byte !== 0).length <= 200 && new Set(pixels).size <= 256;
        if (found || isFew) assert.deepEqual(found, pixels);
      }),
      { numRuns: 1500 },
    );
  }).timeout(60_000);

  it("are few where little changes: a run a row, and one for each residual", () => {
    kernel.reset();
    const { raw, ...size } = sparseRows(100, 3, { 0: 1, 11: 5, 101: 2, 202: 2 });
    const found = made(size, deflateSync(raw));
    assert.ok(found);
    const runs = [...new Uint32Array(kernel.view(found.runs, 28).slice().buffer)].map((run) => [run >>> 8, run & 255]);
    assert.deepEqual(runs, [
      [0, 0],
      [10, 5],
      [100, 0],
      [110, 5],
      [200, 0],
      [210, 5],
      [300, 0],
    ]);
  });

  it("are refused where a filter type does not exist", () => {
    assert.ok(runsOf(sparseRows(20, 2, { 21: 4 })));
    assert.equal(runsOf(sparseRows(20, 2, { 21: 5 })), undefined);
  });

  it("are refused where the stream is not whole, not of that size, or not true to its checksum", () => {
    const { raw, ...size } = sparseRows(40, 4, { 0: 1, 9: 7 });
    const stream = deflateSync(raw);
    const refused = (bytes: Uint8Array, of = size): boolean => {
      kernel.reset();
      return made(of, bytes) === undefined;
    };
    assert.ok(!refused(stream));
    for (let length = 0; length < stream.length; length++) assert.ok(refused(stream.subarray(0, length)), `${length}`);
    const wrong = Uint8Array.from(stream);
    wrong[wrong.length - 1] = (wrong[wrong.length - 1] ?? 0) ^ 1;
    assert.ok(refused(wrong));
    for (const height of [3, 5]) assert.ok(refused(stream, { ...size, height }));
  });

  it("are refused where a window of the rows is denser than a byte in four", () => {
    const raw = new Uint8Array(20 * 201);
    raw.fill(3, 201, 201 + 600);
    for (let row = 0; row < 20; row++) raw[row * 201] = 1;
    assert.equal(runsOf({ width: 200, height: 20, pixelBytes: 1, raw }), undefined);
  });

  it("are refused where there are more than 256 values, and not where there are 256", () => {
    // Sub: every tenth pixel of two bytes is one more than that on its left; the first byte comes back to 0 with the second at 1.
    const steps = (values: number): Rows => {
      const raw = new Uint8Array(8001);
      raw[0] = 1;
      for (let step = 1; step < values; step++) raw[1 + 20 * step] = 1;
      if (values > 256) raw[2 + 20 * 256] = 1;
      return { width: 4000, height: 1, pixelBytes: 2, raw };
    };
    assert.equal(new Set(runsOf(steps(256))).size, 256);
    assert.equal(runsOf(steps(257)), undefined);
  });

  it("are refused where the rows together are longer than a list can name", () => {
    kernel.reset();
    assert.equal(made({ width: 2 ** 20, height: 8, pixelBytes: 1 }, deflateSync(new Uint8Array(0))), undefined);
  });

  it("are counted with each other, and with pixels one by one, as pixels are", () => {
    const random = fc.array(
      fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 255 }) }),
      { minLength: 82, maxLength: 82 },
    );
    fc.assert(
      fc.property(random, random, (first, second) => {
        const size = { width: 40, height: 2, pixelBytes: 1 };
        const rawOf = (bytes: readonly number[]): Uint8Array =>
          Uint8Array.from(bytes, (byte, at) => (at % 41 === 0 ? at % 5 : byte));
        const raws = [rawOf(first), rawOf(second)] as const;
        kernel.reset();
        const [target, prediction] = raws.map((raw) => made(size, deflateSync(raw)));
        assert.ok(target && prediction);
        const labels = raws.map((raw) => expected({ ...size, raw }).map((value) => parseInt(value, 16)));
        const pixels = labels.map((of) => {
          const at = kernel.allocate(80);
          assert.ok(at !== undefined);
          kernel.view(at, 80).set(of);
          return { at, stride: 40 };
        });
        const cells = new Map<number, number>();
        for (const [at, label] of (labels[0] ?? []).entries()) {
          const cell = label * 256 + (labels[1]?.[at] ?? 0);
          cells.set(cell, (cells.get(cell) ?? 0) + 1);
        }
        const sorted = [...cells].sort(([a], [b]) => a - b).flat();
        const [targetRows, predictionRows] = pixels;
        assert.ok(targetRows && predictionRows);
        for (const pair of [
          { target, prediction },
          { target, prediction: predictionRows },
          { target: targetRows, prediction },
          { target: targetRows, prediction: predictionRows },
        ])
          assert.deepEqual([...(kernel.count({ ...pair, width: 40, height: 2 }) ?? [])], sorted);
      }),
      { numRuns: 300 },
    );
  });
});

/** Rows of labels, not filtered: runs of few labels, which go on from row to row or do not. */
const plainRows: fc.Arbitrary<Rows> = fc
  .record({ width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 30 }) })
  .chain(({ width, height }) =>
    fc
      .array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom(0, 1, 2, 3, 255), fc.nat({ max: 3 })), {
        minLength: 1,
        maxLength: 60,
      })
      .map((runs) => {
        const labels = new Uint8Array(width * height);
        let at = 0;
        for (const [length, label, shape] of runs) {
          // Runs of the same shape stand below each other, so that rows are much like those above.
          labels.fill(label, at, at + (shape === 0 ? length : Math.ceil(width / shape)));
          at += shape === 0 ? length : width;
        }
        return rowsOfLabels(width, labels);
      }),
  );

function rowsOfLabels(width: number, labels: Uint8Array): Rows {
  const height = labels.length / width;
  const raw = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) raw.set(labels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return { width, height, pixelBytes: 1, raw };
}

describe("rows as runs, of labels that are not filtered", () => {
  it("are the labels, whatever their runs and however they were deflated", () => {
    fc.assert(
      fc.property(plainRows, fc.constantFrom(0, 1, 6, 9), (labels, level) => {
        const found = runsOf(labels, level, "none");
        // Small images of many runs may be too dense.
        if (found || labels.raw.length < 250) assert.deepEqual(found, expected(labels));
      }),
      { numRuns: 1500 },
    );
  }).timeout(60_000);

  it("are few: a run a row, and one for each change in it", () => {
    kernel.reset();
    const labels = new Uint8Array(300);
    labels.fill(5, 10, 120).fill(7, 200, 300);
    const { raw, ...size } = rowsOfLabels(100, labels);
    const found = made(size, deflateSync(raw), "none");
    assert.ok(found);
    const runs = [...new Uint32Array(kernel.view(found.runs, 24).slice().buffer)].map((run) => [run >>> 8, run & 255]);
    assert.deepEqual(runs, [
      [0, 0],
      [10, 5],
      [100, 5],
      [120, 0],
      [200, 7],
      [300, 0],
    ]);
  });

  it("are refused where a row is filtered, the first, one between or the last", () => {
    const plain = rowsOfLabels(20, new Uint8Array(60).fill(3));
    assert.ok(runsOf(plain, 6, "none"));
    for (const row of [0, 1, 2]) {
      const raw = plain.raw.slice();
      raw[21 * row] = 1;
      assert.equal(runsOf({ ...plain, raw }, 6, "none"), undefined, `row ${row}`);
    }
  });

  it("are refused where the stream is not whole, not of that size, or not true to its checksum", () => {
    const { raw, ...size } = rowsOfLabels(40, new Uint8Array(160).fill(9, 30, 100));
    const stream = deflateSync(raw);
    const refused = (bytes: Uint8Array, of = size): boolean => {
      kernel.reset();
      return made(of, bytes, "none") === undefined;
    };
    assert.ok(!refused(stream));
    for (let length = 0; length < stream.length; length++) assert.ok(refused(stream.subarray(0, length)), `${length}`);
    for (let byte = stream.length - 4; byte < stream.length; byte++) {
      const wrong = Uint8Array.from(stream);
      wrong[byte] = (wrong[byte] ?? 0) ^ 1;
      assert.ok(refused(wrong), `${byte}`);
    }
    for (const height of [3, 5]) assert.ok(refused(stream, { ...size, height }));
  });

  it("are refused where a window of the rows changes more often than at a byte in four", () => {
    const often = (every: number): Rows =>
      rowsOfLabels(
        200,
        Uint8Array.from({ length: 200 * 40 }, (_, at) => Math.floor(at / every) % 2),
      );
    assert.ok(runsOf(often(5), 6, "none"));
    assert.equal(runsOf(often(3), 6, "none"), undefined);
  });
});
