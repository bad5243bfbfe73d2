import type { NumberOf } from "../numbers/numberOf";

/** Index of a class in the `classes` of a `ClassTable`, from 0. */
export type ClassIndex = NumberOf<"class">;

/** Index of an image in the `images` of an evaluation, from 0. It cannot stand where a class is asked for. */
export type ImageIndex = NumberOf<"image">;

/** Position of a class in the class set of an evaluation, from 0: where classes are left out it is not the index of the class. */
export type ClassColumn = NumberOf<"column">;

type NoClass = NumberOf<"no class">;

/** Stands for a class where the target's label is ignored: the pixel is left out everywhere. */
export const IGNORED: NoClass = -1;
/** Where the target's label is not in the given class list: left out, counted and warned of. */
export const UNLISTED: NoClass = -2;
/** Where the predicted label does not belong to a class: a miss for the target class, no false positive for any. */
export const OTHER: NoClass = -3;

/** What a label is read as: a class, or `IGNORED` or `UNLISTED` of a target, `OTHER` of a prediction. */
export type ClassOrNone = ClassIndex | NoClass;

/** Whether it is a class at all. */
export function isClass(of: ClassOrNone): of is ClassIndex {
  return of >= 0;
}
