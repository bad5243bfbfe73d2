import { confusionRow, type Confusion } from "./confusion";
import { OTHER, type ClassIndex, type ClassOrNone } from "../labels/indices";
import { oncePer } from "../collections/oncePer";
import { numberAt } from "../numbers/numberAt";

/** Pixels of one target class that were predicted as another class, or as a label that does not belong to a class. */
export interface MixUp {
  readonly target: ClassIndex;
  /** The predicted class; `OTHER` for labels that do not belong to a class. */
  readonly prediction: ClassOrNone;
  readonly pixels: number;
  /** Of all wrong pixels, above 0 to 1. */
  readonly shareOfErrors: number;
  /** Of the target pixels of the class, above 0 to 1. */
  readonly shareOfTarget: number;
}

/** Every pair of classes that were mixed up, most pixels first; ties in the order of the classes. */
export const mixUps = oncePer((confusion: Confusion): readonly MixUp[] => {
  const indices = Array.from({ length: confusion.classes }, (_, k) => k);
  const pairs = indices.flatMap((target) => {
    const other = numberAt(confusion.other, target);
    const row = [...confusionRow(confusion, target)].map((pair) => ({ target, ...pair }));
    const targetPixels = row.reduce((sum, { pixels }) => sum + pixels, other);
    const wrong = [
      ...row.filter(({ prediction }) => prediction !== target),
      ...(other > 0 ? [{ target, prediction: OTHER, pixels: other }] : []),
    ];
    return wrong.map((pair) => ({ ...pair, shareOfTarget: pair.pixels / targetPixels }));
  });
  const errors = pairs.reduce((sum, { pixels }) => sum + pixels, 0);
  return pairs.map((pair) => ({ ...pair, shareOfErrors: pair.pixels / errors })).sort((a, b) => b.pixels - a.pixels);
});

/** What a target class is most often taken as; undefined where none of its pixels is wrong. */
export function mostTakenAs(confusion: Confusion, classIndex: ClassIndex): MixUp | undefined {
  return mixUps(confusion).find(({ target }) => target === classIndex);
}
