import assert from "node:assert/strict";
import { PairCounter } from "../../src/worker/pairCounter";
import { randomNpy, randomNpz, randomReading } from "./arrays";
import { damage } from "./mutate";
import { randomSize, type Random } from "./generate";
import { savedAndRead } from "./savedAndRead";

const LIMITS = { maxPixels: 200_000 };

type Make = (next: Random, size: { readonly width: number; readonly height: number }) => Buffer;

/** Checks of arrays: the kernel says what the plain decoders say, and what they say can be saved and read again. */
export function arrayChecks(kernel: Uint8Array): Readonly<Record<string, (next: Random) => string>> {
  const check =
    (make: Make, isDamaged: boolean) =>
    (next: Random): string => {
      const options = { ...LIMITS, ...randomReading(next) };
      const size = randomSize(next);
      const [target, prediction] = [make(next, size), make(next, size)].map((file) => ({
        bytes: isDamaged ? damage(next, file) : file,
      }));
      if (!target || !prediction) return "";
      const outcome = new PairCounter(options).count({ target, prediction });
      assert.deepEqual(new PairCounter({ ...options, kernel }).count({ target, prediction }), outcome);
      if (outcome.ok) savedAndRead(outcome);
      else assert.ok(outcome.message.length < 600, outcome.message);
      return outcome.ok ? "counted" : outcome.kind;
    };
  return {
    npy: check(randomNpy, false),
    npyDamaged: check(randomNpy, true),
    npz: check(randomNpz, false),
    npzDamaged: check(randomNpz, true),
  };
}
