import assert from "node:assert/strict";
import { readReport, writeReport } from "../../src/core/report/reportDocument";
import { DEFAULT_CHOICES } from "../../src/core/choices";
import type { Report } from "../../src/core/report";
import { PairCounter } from "../../src/worker/pairCounter";
import type { PairOutcome } from "../../src/protocol/pair";
import { randomNpy, randomNpz, randomReading } from "./arrays";
import { damage } from "./mutate";
import { randomSize, type Random } from "./generate";

const LIMITS = { maxPixels: 200_000 };

type Make = (next: Random, size: { readonly width: number; readonly height: number }) => Buffer;

/** Checks of arrays: the kernel says what the plain decoders say, and what they say can be saved and read again. */
export function arrayChecks(kernel: Uint8Array): Readonly<Record<string, (next: Random) => string>> {
  const check = (make: Make, isDamaged: boolean) => (next: Random): string => {
    const options = { ...LIMITS, ...randomReading(next) };
    const size = randomSize(next);
    const [target, prediction] = [make(next, size), make(next, size)].map((file) => ({ bytes: isDamaged ? damage(next, file) : file }));
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

function savedAndRead({ width, height, counts, target, prediction }: Extract<PairOutcome, { readonly ok: true }>): void {
  const image = { name: "a", width, height, counts, target: { path: "a", facts: target }, ...(prediction && { prediction: { path: "a", facts: prediction } }) };
  const report: Report = {
    schema: 1,
    folders: { prediction: "p", target: "t" },
    pairing: { rule: "", pairs: 1, targetsOnly: [], predictionsOnly: [] },
    images: [image],
    problems: [],
    choices: DEFAULT_CHOICES,
    state: "complete",
  };
  const read = readReport(writeReport(report));
  assert.ok(read.ok, read.ok ? "" : read.message);
  assert.deepEqual(read.report.images, report.images);
}
