import { classTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import { support } from "../counting/tally";
import type { ClassIndex } from "../labels/indices";

/** How unevenly the target pixels lie over the classes of the class set. */
export interface Imbalance {
  /** Classes of the class set, and those of them that occur in the target. */
  readonly classes: number;
  readonly occurring: number;
  /** The class with the most and the one with the fewest target pixels, of those that occur. */
  readonly largest: ClassShare | undefined;
  readonly smallest: ClassShare | undefined;
  /** Target pixels of the largest class over those of the smallest; 1 for balanced data. */
  readonly ratio: Figure;
  /** exp(entropy of the target shares): as many equally large classes would be as uneven; 1 to `occurring`. */
  readonly effectiveClasses: Figure;
}

export interface ClassShare {
  readonly classIndex: ClassIndex;
  /** Of the target pixels of the class set, 0 to 1. */
  readonly share: number;
}

export function imbalance({ cells, classSet }: Pick<Evaluation, "cells" | "classSet">): Imbalance {
  const supports = classSet.map((classIndex) => ({ classIndex, pixels: support(classTally(cells, classIndex)) }));
  const all = supports.reduce((sum, { pixels }) => sum + pixels, 0);
  const shares = supports
    .filter(({ pixels }) => pixels > 0)
    .map(({ classIndex, pixels }): ClassShare => ({ classIndex, share: pixels / all }))
    .sort((a, b) => b.share - a.share || a.classIndex - b.classIndex);
  const largest = shares[0];
  const smallest = shares.at(-1);
  const entropy = shares.reduce((sum, { share }) => sum - share * Math.log(share), 0);
  return {
    classes: classSet.length,
    occurring: shares.length,
    largest,
    smallest,
    ratio: largest && smallest && largest.share / smallest.share,
    effectiveClasses: shares.length === 0 ? undefined : Math.exp(entropy),
  };
}
