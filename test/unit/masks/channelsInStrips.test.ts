import assert from "node:assert/strict";
import { bytesOf, npy } from "../../../bench/madeNpy";
import { random } from "../../../bench/random";
import type { ReadOptions } from "../../../src/masks/decodeMask";
import type { PairOutcome } from "../../../src/protocol/pair";
import { PairCounter } from "../../../src/worker/pairCounter";
import { countedAlike } from "../../support/countedAlike";
import { KERNEL } from "../../support/kernel";
import { zip } from "../../support/zip";

const WIDTH = 41;
const HEIGHT = 37;
const PIXELS = WIDTH * HEIGHT;

interface ArrayForm {
  readonly descr: "|u1" | "<i4" | "<f4" | ">f4" | "<f8";
  readonly channels: number;
  readonly axis: "first" | "last";
  readonly fortranOrder: boolean;
}

/** An array of the number that is given of each pixel and channel. */
function made(form: ArrayForm, numberOf: (pixel: number, channel: number) => number): Buffer {
  const { channels, axis, fortranOrder, descr } = form;
  const shape = axis === "first" ? [channels, HEIGHT, WIDTH] : [HEIGHT, WIDTH, channels];
  const place = (channel: number, y: number, x: number): number => {
    const at = axis === "first" ? [channel, y, x] : [y, x, channel];
    const order = fortranOrder ? [2, 1, 0] : [0, 1, 2];
    return order.reduce((sum, axisAt) => sum * (shape[axisAt] ?? 0) + (at[axisAt] ?? 0), 0);
  };
  const numbers = new Float64Array(PIXELS * channels);
  for (let pixel = 0; pixel < PIXELS; pixel++)
    for (let channel = 0; channel < channels; channel++)
      numbers[place(channel, Math.floor(pixel / WIDTH), pixel % WIDTH)] = numberOf(pixel, channel);
  const typed = { "|u1": Uint8Array, "<i4": Int32Array, "<f4": Float32Array, ">f4": Float32Array, "<f8": Float64Array };
  return npy({ descr, shape, data: bytesOf(typed[descr].from(numbers), descr === ">f4"), fortranOrder });
}

function counted(target: Buffer, prediction: Buffer): PairOutcome {
  return countedAlike(target, prediction, [1, 100, 500]);
}

const scoreOf = (seed: number) => {
  const next = random(seed);
  const numbers = Array.from({ length: PIXELS * 8 }, next);
  return (pixel: number, channel: number): number => numbers[pixel * 8 + channel] ?? 0;
};
const oneHot = (seed: number) => (pixel: number, channel: number) => ((pixel * 7 + seed) % 5 === channel ? 1 : 0);

describe("arrays with channels in strips", () => {
  for (const axis of ["first", "last"] as const) {
    for (const fortranOrder of [false, true]) {
      const how = `channels ${axis}, in the order of ${fortranOrder ? "Fortran" : "C"}`;

      for (const descr of ["<f4", ">f4", "<f8"] as const)
        it(`are what they are whole: scores ${descr}, ${how}`, () => {
          const form = { descr, channels: 5, axis, fortranOrder };
          const outcome = counted(made(form, scoreOf(1)), made(form, scoreOf(2)));
          assert.ok(outcome.ok);
          assert.equal(outcome.counts.targets.length, 25);
          assert.deepEqual(outcome.target.scores, { kind: "argmax", channels: 5, sumToOne: false });
        });

      for (const descr of ["|u1", "<i4"] as const)
        it(`are what they are whole: one-hot ${descr}, ${how}`, () => {
          const form = { descr, channels: 5, axis, fortranOrder };
          const outcome = counted(made(form, oneHot(1)), made(form, oneHot(3)));
          assert.ok(outcome.ok);
          assert.deepEqual(outcome.target.scores, { kind: "argmax", channels: 5, sumToOne: true });
          // The last pixel has no class: then it is no one-hot code, which is only seen at the end.
          const broken = made(form, (pixel, channel) => (pixel === PIXELS - 1 ? 0 : oneHot(1)(pixel, channel)));
          assert.ok(!counted(broken, made(form, oneHot(3))).ok);
        });

      for (const method of [0, 8])
        it(`are what they are whole: scores in an NPZ, ${method === 0 ? "stored" : "deflated"}, ${how}`, () => {
          const form = { descr: "<f4", channels: 4, axis, fortranOrder } as const;
          const file = (seed: number) => zip([{ name: "a.npy", data: made(form, scoreOf(seed)), method }]);
          assert.ok(counted(file(5), file(6)).ok);
          const damaged = file(7);
          const at = Math.floor(damaged.length * 0.8);
          damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
          assert.ok(!counted(damaged, file(8)).ok);
        });

      it(`name the row of a score that is not a number: ${how}`, () => {
        const form = { descr: "<f8", channels: 4, axis, fortranOrder } as const;
        const broken = made(form, (pixel, channel) => (pixel === 30 * WIDTH + 7 && channel === 2 ? NaN : 0.25));
        const options = { maxPixels: 10_000, kernel: KERNEL, mostAtOnce: 0, stripPixels: 3 * WIDTH };
        const outcome = new PairCounter(options).count({ target: { bytes: broken }, prediction: { bytes: broken } });
        assert.ok(!outcome.ok);
        assert.match(outcome.message, /channel 2 at row 30, column 7/);
      });
    }
  }

  for (const [alpha, notes] of [
    ["the same everywhere", 1],
    ["another in the last row", 2],
  ] as const)
    it(`are colours where the last axis has four of them: alpha ${alpha}`, () => {
      const form = { descr: "|u1", channels: 4, axis: "last", fortranOrder: false } as const;
      const file = made(form, (pixel, channel) =>
        channel < 3 ? (pixel * (channel + 3)) % 7 : notes === 2 && pixel > PIXELS - 3 ? 9 : 200,
      );
      const outcome = counted(file, file);
      assert.ok(outcome.ok);
      assert.equal(outcome.target.kind, "colour");
      assert.equal(outcome.target.notes?.length, notes);
    });

  it("are read so where they take much memory, however closely they are packed", () => {
    const form = { descr: "<f8", channels: 60, axis: "last", fortranOrder: false } as const;
    const file = (shift: number) =>
      zip([
        {
          name: "a.npy",
          data: made(form, (pixel, channel) => ((pixel + shift) % 60 === channel ? 0.5 : 0)),
          method: 8,
        },
      ]);
    const pair = { target: { bytes: file(0) }, prediction: { bytes: file(1) } };
    const options: ReadOptions = { maxPixels: 10_000, channels: "last" };
    const whole = new PairCounter({ ...options, kernel: KERNEL }).count(pair);
    // Whole, an array of 0.7 MB may not be read here: only what goes by strips is counted.
    const bounded = new PairCounter({ ...options, kernel: KERNEL, mostBytesAtOnce: 100_000 }).count(pair);
    assert.ok(whole.ok);
    assert.deepEqual(bounded, whole);
  });
});
