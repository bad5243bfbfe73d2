import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { inflateStart } from "../../../src/masks/inflateStart";

describe("the start of a deflate stream", () => {
  it("is at least as long as was asked, and never much longer", () => {
    const run = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 20_000 }));
    fc.assert(
      fc.property(
        fc.array(run, { maxLength: 40 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 9 }),
        (runs, wanted, level) => {
          const whole = Buffer.concat(runs.map(([value, length]) => Buffer.alloc(length, value)));
          const start = inflateStart(deflateRawSync(whole, { level }), wanted);
          assert.ok(
            start.length >= Math.min(wanted, whole.length) && start.length <= wanted + 3000,
            `${start.length} of ${whole.length} for ${wanted}`,
          );
          assert.ok(whole.subarray(0, start.length).equals(start));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("ends before the first damage", () => {
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251));
    const stream = deflateRawSync(noise, { level: 0 });
    stream.fill(0xff, 100);
    const start = inflateStart(stream, 1000);
    assert.ok(start.length <= 1000 + 3000);
    assert.deepEqual(inflateStart(Buffer.from([0xff, 0xff]), 100).length, 0);
    assert.deepEqual(inflateStart(Buffer.alloc(0), 100).length, 0);
  });
});
