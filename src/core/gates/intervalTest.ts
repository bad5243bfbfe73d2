import type { Decision } from "./gate";

/** A question that an interval answers: whether the hypothesis that the figure lies beyond a bound is rejected. */
export interface IntervalTest {
  /** Whether the interval of this confidence keeps to one side of the bound. */
  readonly isRejected: (confidence: number) => boolean;
  /** What follows, said with the interval of this confidence. */
  readonly decide: (isRejected: boolean, confidence: number, family: number) => Decision;
}

/** The chance of a wrong word about any gate of a family. */
const LEVEL = 0.05;

/**
 * Decides the tests of one family by Holm's method, in the form of intervals: among n tests that are open, those whose intervals of
 * confidence 1 - 0.05 / n reject are decided, and the rest is tried again among themselves. The same as comparing the k-th smallest
 * of m p values with 0.05 / (m - k + 1). A family of one has the usual 95 % interval.
 *
 * Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6 (1979).
 */
export function decideFamily(tests: readonly IntervalTest[]): readonly Decision[] {
  const decisions = new Map<IntervalTest, Decision>();
  let open = tests;
  while (open.length > 0) {
    const confidence = 1 - LEVEL / open.length;
    const rejected = open.filter((test) => test.isRejected(confidence));
    const decided = rejected.length > 0 ? rejected : open;
    for (const test of decided) decisions.set(test, test.decide(rejected.length > 0, confidence, tests.length));
    open = open.filter((test) => !decisions.has(test));
  }
  return tests.flatMap((test) => decisions.get(test) ?? []);
}

/** `95 %`, `99.74 %`, with what made it so narrow. */
export function confidenceWords(confidence: number, family: number): string {
  const percent = `${Number((100 * confidence).toFixed(2))} %`;
  return family > 1 ? `${percent} interval (Holm over ${family} classes)` : `${percent} interval`;
}
