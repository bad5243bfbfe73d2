import type { Affine, Triple, VolumeFacts } from "../../core/labels/volume";

/** Where the voxels of a file lie, as formats of text say it: a step along each axis and the first voxel, or the spacing alone. */
export interface PhysicalSpace {
  /** Of one voxel along columns, rows and slices. */
  readonly steps?: readonly Triple[] | undefined;
  readonly origin?: Triple | undefined;
  readonly spacing?: Triple | undefined;
  /** What turns the axes of the file's space towards right, anterior and superior. */
  readonly towards?: Triple | undefined;
}

/** Left, posterior and superior, as DICOM, ITK and most of NRRD count, seen from right, anterior and superior. */
export const FROM_LPS: Triple = [-1, -1, 1];

/** The facts of it: spacing as the length of each step where there are any. */
export function spaceFacts({
  steps,
  origin,
  spacing,
  towards,
}: PhysicalSpace): Pick<VolumeFacts, "spacing" | "affine"> {
  const lengths = steps ? triple(steps.map((step) => Math.hypot(...step))) : spacing;
  const known = lengths?.every((step) => Number.isFinite(step) && step > 0) ? lengths : undefined;
  const affine = steps && origin && towards && affineOf(steps, origin, towards);
  return { ...(known && { spacing: known }), ...(affine && isInvertible(affine) && { affine }) };
}

function affineOf(steps: readonly Triple[], origin: Triple, towards: Triple): Affine {
  return towards.flatMap((sign, row) => [...steps, origin].map((column) => sign * (column[row] ?? 0) + 0));
}

/** Whether a matrix leads somewhere: all its numbers are finite, and no axis lies in the plane of the others. */
export function isInvertible(affine: Affine): boolean {
  const column = (index: number): Triple => triple([0, 1, 2].map((row) => affine[4 * row + index] ?? 0));
  const [a, b, c] = [column(0), column(1), column(2)];
  const determinant =
    a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
  return affine.every(Number.isFinite) && Number.isFinite(determinant) && determinant !== 0;
}

/** Three numbers; those that are missing as 0. */
export function triple([x = 0, y = 0, z = 0]: readonly number[]): Triple {
  return [x, y, z];
}
