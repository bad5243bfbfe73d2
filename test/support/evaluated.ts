import assert from "node:assert/strict";
import { join } from "node:path";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import {
  evaluateFolders,
  type EvaluationOptions,
  type EvaluationOutcome,
  type Folders,
} from "../../src/run/evaluateFolders";
import { ROOT } from "./root";

export type Evaluated = Extract<EvaluationOutcome, { ok: true }>;

/** Evaluates two folders by the built worker, with one thread, the choices that hold where none was made, and the state of each file kept. */
export async function evaluated(
  options: Pick<EvaluationOptions, "folders"> & Partial<EvaluationOptions>,
): Promise<Evaluated> {
  const outcome = await evaluateFolders({
    choices: DEFAULT_CHOICES,
    programFolder: join(ROOT, "dist"),
    threads: 1,
    maxPixels: 1_000_000,
    stamps: true,
    signal: new AbortController().signal,
    ...options,
  });
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
  return outcome;
}

/** The folders `p` of predictions and `t` of targets in a folder. */
export function masksIn(folder: string): Folders {
  return { prediction: join(folder, "p"), target: join(folder, "t") };
}
