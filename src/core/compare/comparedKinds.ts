import { kindAccount, meanOfAccounts, type KindAccount } from "../averages/kindAccount";
import { cellTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import { sumTallies } from "../counting/tally";
import type { ClassInfo } from "../document/classList";
import { PRESENT } from "../metrics/policy";

/** What the IoU of both runs lacks, by kind of error. */
export interface PairedKinds {
  readonly a: KindAccount;
  readonly b: KindAccount;
}

export interface ComparedKinds {
  /** Of the classes below. */
  readonly mean: PairedKinds;
  /** The classes in the mean that both runs have an account of. */
  readonly classes: readonly (PairedKinds & { readonly info: ClassInfo })[];
}

/** Of an evaluation of the same images in two runs, those of A first; undefined where kinds were not measured of both alike. */
export function comparedKinds({
  cells,
  classSet,
  choices,
  measured,
  table,
}: Pick<Evaluation, "cells" | "classSet" | "choices" | "measured" | "table">): ComparedKinds | undefined {
  if (measured?.kinds.state !== "measured") return undefined;
  const half = cells.images / 2;
  const accountFrom = (first: number, classIndex: number): KindAccount | undefined => {
    const tally = sumTallies(Array.from({ length: half }, (_, image) => cellTally(cells, first + image, classIndex)));
    return PRESENT[choices.presence](tally) ? kindAccount(tally) : undefined;
  };
  const classes = classSet.flatMap((classIndex) => {
    const [a, b, info] = [accountFrom(0, classIndex), accountFrom(half, classIndex), table.classes[classIndex]];
    return a && b && info ? [{ info, a, b }] : [];
  });
  const [a, b] = [meanOfAccounts(classes.map((row) => row.a)), meanOfAccounts(classes.map((row) => row.b))];
  return a && b ? { mean: { a, b }, classes } : undefined;
}
