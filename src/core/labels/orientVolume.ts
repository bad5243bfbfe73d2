import type { Affine, Triple, VolumeFacts } from "./volume";
import { axisMatch, isSameWay, type AxisMatch } from "./axisMatch";
import { entryAt } from "../numbers/numberAt";

/** How the voxels of one volume are to be taken so that its axes run as those of another: exactly, by flips and swaps alone. */
export type Reorientation = AxisMatch;

/** Undefined where both run alike already, or one does not say how it lies. */
export function reorientation(
  to: Pick<VolumeFacts, "affine"> | undefined,
  from: Pick<VolumeFacts, "affine"> | undefined,
): Reorientation | undefined {
  if (!to?.affine || !from?.affine) return undefined;
  const match = axisMatch(to.affine, from.affine);
  return isSameWay(match) ? undefined : match;
}

const AXES = [0, 1, 2] as const;

/** What is known of a volume once it is taken so. */
export function reorientedFacts(
  { spacing, affine, ...facts }: VolumeFacts,
  { axes, flips }: Reorientation,
  size: Triple,
): VolumeFacts {
  const sizes = triple(axes.map((axis) => size[axis] ?? 1));
  return {
    ...facts,
    depth: sizes[2],
    ...(spacing && { spacing: triple(axes.map((axis) => spacing[axis] ?? 1)) }),
    ...(affine && { affine: reorientedAffine(affine, { axes, flips }, sizes) }),
  };
}

/** Columns in their new order; where one runs the other way the first voxel is that at its end. */
function reorientedAffine(affine: Affine, { axes, flips }: Reorientation, sizes: Triple): Affine {
  const at = (row: number, column: number): number => entryAt(affine, 4 * row + column);
  return AXES.flatMap((row) => {
    const steps = axes.map((axis, to) => (flips[to] ? -at(row, axis) : at(row, axis)));
    const first = axes.reduce(
      (sum, axis, to) => (flips[to] ? sum + at(row, axis) * ((sizes[to] ?? 1) - 1) : sum),
      at(row, 3),
    );
    return [...steps, first];
  });
}

function triple([x = 1, y = 1, z = 1]: readonly number[]): [number, number, number] {
  return [x, y, z];
}
