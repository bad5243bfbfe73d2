import type { Affine, Triple, VolumeFacts } from "./volume";
import { axisMatch, isSameWay } from "./axisMatch";
import { entryAt } from "../numbers/numberAt";

/** How far two volumes may be apart and still be taken for the same: a thousandth of a voxel. */
const TOLERANCE = 1e-3;

/** Both ways along each axis of the body, as NIfTI counts them: the second is where numbers grow. */
const WAYS = ["LR", "PA", "IS"] as const;

/** In which way two volumes of one size lie differently. */
export type SpaceDifference =
  /** Columns, rows or slices run another way. */
  | { readonly kind: "orientation"; readonly target: string; readonly prediction: string }
  | { readonly kind: "spacing"; readonly target: Triple; readonly prediction: Triple }
  /** They run alike, and lie elsewhere or at an angle. */
  | { readonly kind: "place"; readonly millimetres: number };

/** Where columns, rows and slices run to, such as `RAS`: right, anterior, superior. */
export function orientationOf(affine: Affine): string {
  const left = new Set([0, 1, 2]);
  // The axis that is clearest is told first, so that each axis of the body is named once.
  const columns = [0, 1, 2].toSorted((a, b) => clearness(affine, b) - clearness(affine, a));
  const letters = ["", "", ""];
  for (const index of columns) {
    const axis = [...left].reduce((best, row) =>
      Math.abs(at(affine, row, index)) > Math.abs(at(affine, best, index)) ? row : best,
    );
    left.delete(axis);
    letters[index] = WAYS[axis]?.charAt(at(affine, axis, index) < 0 ? 0 : 1) ?? "";
  }
  return letters.join("");
}

/** What makes a voxel of one volume another place than that of the other; undefined where nothing is known to. */
export function spaceDifference(target: VolumeFacts, prediction: VolumeFacts): SpaceDifference | undefined {
  const [ofTarget, ofPrediction] = [target.affine, prediction.affine];
  if (ofTarget && ofPrediction) {
    // By their axes, not by the letters: at 45 degrees to the body two volumes in one place may be next to other letters.
    const orientations = { target: orientationOf(ofTarget), prediction: orientationOf(ofPrediction) };
    if (!isSameWay(axisMatch(ofTarget, ofPrediction)) && orientations.target !== orientations.prediction)
      return { kind: "orientation", ...orientations };
  }
  const spacing = spacingDifference(target.spacing, prediction.spacing);
  if (spacing || !ofTarget || !ofPrediction) return spacing;
  return isSamePlace(ofTarget, ofPrediction)
    ? undefined
    : {
        kind: "place",
        millimetres: Math.hypot(...[0, 1, 2].map((row) => at(ofTarget, row, 3) - at(ofPrediction, row, 3))),
      };
}

function spacingDifference(target: Triple | undefined, prediction: Triple | undefined): SpaceDifference | undefined {
  if (!target || !prediction) return undefined;
  const differs = target.some((step, axis) => Math.abs(step - entryAt(prediction, axis)) > TOLERANCE * step);
  return differs ? { kind: "spacing", target, prediction } : undefined;
}

/** Whether a step along each axis, and the first voxel, are the same to a thousandth of a voxel. */
function isSamePlace(a: Affine, b: Affine): boolean {
  const axes = [0, 1, 2].map((index) => column(a, index));
  return [0, 1, 2, 3].every((index) => {
    const other = column(b, index);
    const apart = column(a, index).map((value, row) => value - entryAt(other, row));
    return axes.every((axis) => Math.abs(product(apart, axis)) <= TOLERANCE * product(axis, axis));
  });
}

function column(affine: Affine, index: number): readonly number[] {
  return [0, 1, 2].map((row) => at(affine, row, index));
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * entryAt(b, index), 0);
}

/** The share that the longest part of a column has of it. */
function clearness(affine: Affine, index: number): number {
  const parts = column(affine, index).map(Math.abs);
  return Math.max(...parts) / Math.hypot(...parts);
}

function at(affine: Affine, row: number, column: number): number {
  return entryAt(affine, 4 * row + column);
}
