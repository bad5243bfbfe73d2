import assert from "node:assert/strict";
import { PairCounter } from "../../src/worker/pairCounter";
import { randomNpy, randomNpz, randomReading } from "./arrays";
import { check, fileAt, type Check } from "./check";
import { damage } from "./mutate";
import { randomSize } from "./generate";
import { savedAndRead } from "./savedAndRead";
import { stripsAgree } from "./stripsAgree";

const LIMITS = { maxPixels: 200_000 };

type Make = typeof randomNpy;

/** Checks of arrays: the kernel says what the plain decoders say, and what they say can be saved and read again. */
export function arrayChecks(kernel: Uint8Array): Readonly<Record<string, Check>> {
  const pair = (make: Make, isDamaged: boolean): Check =>
    check(
      (next) => {
        const known = randomReading(next);
        const size = randomSize(next);
        const files = [make(next, size, known), make(next, size, known)].map((file) =>
          isDamaged ? damage(next, file) : file,
        );
        return { files, known };
      },
      (files, reading) => {
        const options = { ...LIMITS, ...reading };
        const [target, prediction] = [{ bytes: fileAt(files, 0) }, { bytes: fileAt(files, 1) }];
        const outcome = new PairCounter(options).count({ target, prediction });
        assert.deepEqual(new PairCounter({ ...options, kernel }).count({ target, prediction }), outcome);
        stripsAgree(files, { expected: outcome, options: { ...options, kernel } });
        if (outcome.ok) savedAndRead(outcome);
        else assert.ok(outcome.message.length < 600, outcome.message);
        return outcome.ok ? "counted" : outcome.kind;
      },
    );
  return {
    npy: pair(randomNpy, false),
    npyDamaged: pair(randomNpy, true),
    npz: pair(randomNpz, false),
    npzDamaged: pair(randomNpz, true),
  };
}
