import assert from "node:assert/strict";
import fc from "fast-check";
import { unfilter } from "../../../src/kernel/plain/unfilter";
import { WasmKernel } from "../../../src/kernel/wasmKernel";
import { KERNEL } from "../../support/kernel";

const kernel = new WasmKernel(KERNEL);

/** Around the rows, to see that nothing else is written. */
const FRONT = 64;
const MARK = 0xa5;

function unfiltered(raw: Uint8Array, rowBytes: number, rows: number): Uint8Array {
  kernel.reset();
  const at = kernel.allocate(FRONT + raw.length);
  assert.ok(at !== undefined);
  kernel.view(at, FRONT).fill(MARK);
  kernel.view(at + FRONT, raw.length).set(raw);
  assert.ok(kernel.unfilter(at + FRONT, rowBytes, rows, 1));
  assert.ok(kernel.view(at, FRONT).every((byte) => byte === MARK));
  return kernel.view(at + FRONT, raw.length).slice();
}

function plain(raw: Uint8Array, rowBytes: number, rows: number): Uint8Array {
  const bytes = raw.slice();
  assert.equal(unfilter(bytes, 0, rowBytes, rows, 1), -1);
  return bytes;
}

/** Rows most of whose residuals are not 0: all of them small, or any. */
const dense = fc
  .record({
    rowBytes: fc.integer({ min: 1, max: 130 }),
    rows: fc.integer({ min: 1, max: 50 }),
    types: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 50 }),
    mask: fc.constantFrom(1, 3, 255),
    seed: fc.nat(),
  })
  .map(({ rowBytes, rows, types, mask, seed }) => {
    let state = seed;
    const raw = Uint8Array.from({ length: rows * (rowBytes + 1) }, (_, at) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return at % (rowBytes + 1) === 0 ? (types[(at / (rowBytes + 1)) % types.length] ?? 0) : (state >>> 16) & mask;
    });
    return { rowBytes, rows, raw };
  });

describe("dense rows, which are unfiltered 16 at a time", () => {
  it("are what the definition of the filters gives, whatever their types, residuals, width and number", () => {
    fc.assert(
      fc.property(dense, ({ rowBytes, rows, raw }) => {
        assert.deepEqual(unfiltered(raw, rowBytes, rows), plain(raw, rowBytes, rows));
      }),
      { numRuns: 1500 },
    );
  }).timeout(60_000);

  for (const type of [3, 4])
    it(`are so of every pair of neighbours, filter type ${type}`, () => {
      // A row in which each value has every other as its neighbour in turn, then rows of residuals.
      const rowBytes = 256;
      const rows = 512;
      const raw = Uint8Array.from({ length: rows * (rowBytes + 1) }, (_, at) => {
        const [row, column] = [Math.floor(at / (rowBytes + 1)), (at % (rowBytes + 1)) - 1];
        return column < 0 ? type : (row * 37 + column * (2 * row + 1)) & 255;
      });
      assert.deepEqual(unfiltered(raw, rowBytes, rows), plain(raw, rowBytes, rows));
    });

  it("are refused where a filter type does not exist, wherever the row is", () => {
    const [rowBytes, rows] = [64, 40];
    for (let bad = 0; bad < rows; bad++) {
      const raw = Uint8Array.from({ length: rows * 65 }, (_, at) => (at % 65 === 0 ? 3 : 1 + (at % 7)));
      raw[bad * 65] = 5;
      kernel.reset();
      const at = kernel.allocate(raw.length);
      assert.ok(at !== undefined);
      kernel.view(at, raw.length).set(raw);
      assert.ok(!kernel.unfilter(at, rowBytes, rows, 1), `row ${bad}`);
    }
  });
});
