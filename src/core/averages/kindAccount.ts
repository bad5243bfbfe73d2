import { classTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import type { Tally } from "../counting/tally";
import type { ClassIndex } from "../labels/indices";
import { PRESENT } from "../metrics/policy";
import { kindShares, type KindShares } from "../shapes/kindSums";
import { KIND_SOURCE } from "../shapes/shapeSources";

/** The IoU and what it lacks by kind, as `KindShares`, all of them there: they add up to 1. */
export type KindAccount = { readonly [Key in keyof KindShares]: number };

/** The parts of what an IoU lacks, in the order in which they are told: with the IoU they add up to 1. */
export const KIND_PARTS = ["boundary", "extent", "missed", "invented"] as const satisfies readonly (keyof KindShares)[];
export type KindPart = (typeof KIND_PARTS)[number];

/** What the IoU of a tally lacks, by kind; undefined where kinds were not measured of it or it has no pixel. */
export function kindAccount({ shapes }: Pick<Tally, "shapes">): KindAccount | undefined {
  const sums = shapes?.(KIND_SOURCE);
  if (!sums) return undefined;
  const [tp = 0, fpBoundary = 0, fpExtent = 0, fpSegment = 0, fnBoundary = 0, fnExtent = 0, fnSegment = 0] = sums;
  const { iou, boundary, extent, segment, missed, invented } = kindShares({
    tp,
    fp: { boundary: fpBoundary, extent: fpExtent, segment: fpSegment },
    fn: { boundary: fnBoundary, extent: fnExtent, segment: fnSegment },
  });
  const isThere =
    iou !== undefined &&
    boundary !== undefined &&
    extent !== undefined &&
    segment !== undefined &&
    missed !== undefined &&
    invented !== undefined;
  return isThere ? { iou, boundary, extent, segment, missed, invented } : undefined;
}

/** What the IoU of a class lacks, all its pixels of all images taken together. */
export function classKinds({ cells }: Pick<Evaluation, "cells">, classIndex: ClassIndex): KindAccount | undefined {
  return kindAccount(classTally(cells, classIndex));
}

/** The mean of the accounts of the classes in the mean that have one, which adds up to 1 as each of them does; undefined where none has. */
export function meanKinds({
  cells,
  classSet,
  choices,
}: Pick<Evaluation, "cells" | "classSet" | "choices">): (KindAccount & { readonly classes: number }) | undefined {
  const accounts = classSet.flatMap((classIndex) => {
    const tally = classTally(cells, classIndex);
    return PRESENT[choices.presence](tally) ? (kindAccount(tally) ?? []) : [];
  });
  const mean = meanOfAccounts(accounts);
  return mean && { ...mean, classes: accounts.length };
}

/** The mean part by part; undefined of none. */
export function meanOfAccounts(accounts: readonly KindAccount[]): KindAccount | undefined {
  if (accounts.length === 0) return undefined;
  const mean = (key: keyof KindAccount): number =>
    accounts.reduce((sum, account) => sum + account[key], 0) / accounts.length;
  return {
    iou: mean("iou"),
    boundary: mean("boundary"),
    extent: mean("extent"),
    segment: mean("segment"),
    missed: mean("missed"),
    invented: mean("invented"),
  };
}
