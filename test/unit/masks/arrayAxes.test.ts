import assert from "node:assert/strict";
import fc from "fast-check";
import { bytesOf, npy } from "../../../bench/madeNpy";
import { decodeMask, type Decoded, type ReadOptions } from "../../../src/masks/decodeMask";

const LIMITS = { maxPixels: 1_000_000 };

/** Fractions, of which the last of the axes that are read as channels is the largest in pixel 0. */
function scores(shape: readonly number[], options: ReadOptions = LIMITS): Decoded {
  const length = shape.reduce((product, size) => product * size, 1);
  return decodeMask(
    npy({
      descr: "<f4",
      shape,
      data: bytesOf(Float32Array.from({ length }, (_, index) => ((index * 7919) % 97) / 97)),
    }),
    options,
  );
}

/** Size and channels, or the refusal. */
function reading(decoded: Decoded): string {
  if (!decoded.ok) return decoded.message;
  const { width, height, facts } = decoded.map;
  const { scores: found, notes = [] } = facts;
  const axis = /The (\w+) axis/.exec(notes.join(" "))?.[1];
  return `${height} x ${width}${found && found.kind !== "levels" ? ` of ${found.channels} ${axis ?? ""}` : ""}`;
}

describe("the axes of an array", () => {
  const shapes: readonly (readonly [readonly number[], string])[] = [
    [[36, 40], "36 x 40"],
    [[1, 36, 40], "36 x 40"],
    [[36, 40, 1], "36 x 40"],
    [[1, 1, 36, 40], "36 x 40"],
    [[1, 36, 40, 1], "36 x 40"],
    [[3, 36, 40], "36 x 40 of 3 first"],
    [[36, 40, 3], "36 x 40 of 3 last"],
    [[1, 3, 36, 40], "36 x 40 of 3 first"],
    [[1, 36, 40, 3], "36 x 40 of 3 last"],
    [[3, 1, 36, 40], "36 x 40 of 3 first"],
    [[150, 512, 683], "512 x 683 of 150 first"],
    [[21, 32, 32], "32 x 32 of 21 first"],
    [[32, 32, 21], "32 x 32 of 21 last"],
    [[18, 36, 37], "36 x 37 of 18 first"],
    [[36, 37, 18], "36 x 37 of 18 last"],
  ];
  for (const [shape, expected] of shapes) {
    it(`of the shape (${shape.join(", ")}) are ${expected}`, () => {
      assert.equal(reading(scores(shape, { maxPixels: 1_000_000 })), expected);
    });
  }

  for (const shape of [
    [36, 36, 36],
    [19, 36, 37],
    [36, 37, 19],
    [36, 4, 36],
    [4, 5, 7],
    [36, 3, 40],
  ]) {
    it(`of the shape (${shape.join(", ")}) are open, which is refused with the options that say it`, () => {
      assert.match(
        reading(scores(shape)),
        /shape \(\d+, \d+, \d+\), which leaves open .*maskEvaluation\.channels, --channels first or --channels last/,
      );
      assert.equal(
        reading(scores(shape, { ...LIMITS, channels: "first" })),
        `${shape[1] ?? 0} x ${shape[2] ?? 0} of ${shape[0] ?? 0} first`,
      );
      assert.equal(
        reading(scores(shape, { ...LIMITS, channels: "last" })),
        `${shape[0] ?? 0} x ${shape[1] ?? 0} of ${shape[2] ?? 0} last`,
      );
    });
  }

  for (const shape of [[2, 3, 36, 40], [2, 2, 2, 2, 2], [5], []]) {
    it(`of the shape (${shape.join(", ")}) are not a mask, whatever is said of the channels`, () => {
      for (const channels of ["first", "last"] as const)
        assert.match(reading(scores(shape, { ...LIMITS, channels })), /but a mask is .* Save one mask a file/);
    });
  }

  it("of one element are not channels, whatever is said", () => {
    for (const channels of ["first", "last"] as const) {
      for (const shape of [
        [1, 36, 40],
        [36, 40, 1],
      ])
        assert.equal(reading(scores(shape, { ...LIMITS, channels })), "36 x 40");
    }
  });

  it("that hold integers beside none are refused as several masks", () => {
    const stack = npy({
      descr: "|u1",
      shape: [4, 36, 36],
      data: Uint8Array.from({ length: 4 * 36 * 36 }, (_, index) => index % 5),
    });
    assert.match(
      reading(decodeMask(stack, LIMITS)),
      /shape \(4, 36, 36\) and holds whole numbers from 0 to 4, .* likely several masks/,
    );
    const floats = npy({
      descr: "<f4",
      shape: [4, 36, 36],
      data: bytesOf(Float32Array.from({ length: 4 * 36 * 36 }, (_, index) => index % 5)),
    });
    assert.match(reading(decodeMask(floats, LIMITS)), /likely several masks/);
  });

  it("give the same labels wherever the channels stand, in every order and type", () => {
    const size = fc.record({
      channels: fc.integer({ min: 2, max: 5 }),
      height: fc.integer({ min: 10, max: 14 }),
      width: fc.integer({ min: 10, max: 14 }),
    });
    const form = fc.record({
      last: fc.boolean(),
      fortranOrder: fc.boolean(),
      batch: fc.boolean(),
      bigEndian: fc.boolean(),
      double: fc.boolean(),
    });
    fc.assert(
      fc.property(
        size,
        form,
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 30, maxLength: 30 }),
        ({ channels, height, width }, { last, fortranOrder, batch, bigEndian, double }, seed) => {
          const score = (channel: number, y: number, x: number): number =>
            (seed[(channel * 11 + y * 7 + x * 3) % seed.length] ?? 0) + 0.5;
          const axes = last ? [height, width, channels] : [channels, height, width];
          const shape = batch ? [1, ...axes] : axes;
          const values: number[] = [];
          const [a = 0, b = 0, c = 0] = fortranOrder ? axes.toReversed() : axes;
          for (let i = 0; i < a; i++) {
            for (let j = 0; j < b; j++) {
              for (let k = 0; k < c; k++) {
                const [p, q, r] = fortranOrder ? [k, j, i] : [i, j, k];
                values.push(last ? score(r, p, q) : score(p, q, r));
              }
            }
          }
          const data = bytesOf(double ? Float64Array.from(values) : Float32Array.from(values), bigEndian);
          const decoded = decodeMask(
            npy({ descr: `${bigEndian ? ">" : "<"}f${double ? 8 : 4}`, shape, data, fortranOrder }),
            LIMITS,
          );
          const expected = Array.from({ length: height * width }, (_, pixel) => {
            const all = Array.from({ length: channels }, (__, channel) =>
              score(channel, Math.floor(pixel / width), pixel % width),
            );
            return all.indexOf(Math.max(...all));
          });
          assert.ok(decoded.ok, decoded.ok ? "" : decoded.message);
          assert.deepEqual([...decoded.map.labels], expected);
        },
      ),
      { numRuns: 200 },
    );
  });
});
