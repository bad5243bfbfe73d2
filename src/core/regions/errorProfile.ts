import type { Plane } from "../labels/volumePlanes";

/** Wrong voxels of each slice of a plane, by kind of error: row by row a kind, from kind 1 on; or one row of all of them. */
export interface ErrorProfile {
  readonly slices: number;
  /** Absent: there is one row, since the kinds are too many to be told apart. */
  readonly kinds?: number;
  readonly voxels: Uint32Array;
}

export type ErrorProfiles = Readonly<Record<Plane, ErrorProfile>>;

/** The wrong voxels of each slice, of the kinds that are looked at. */
export function profileOf(
  { slices, kinds, voxels }: ErrorProfile,
  isSeen: (kind: number) => boolean = () => true,
): Float64Array {
  const sums = new Float64Array(slices);
  for (let row = 0; row < (kinds ?? 1); row++) {
    if (kinds !== undefined && !isSeen(row + 1)) continue;
    for (let slice = 0; slice < slices; slice++) sums[slice] = (sums[slice] ?? 0) + (voxels[row * slices + slice] ?? 0);
  }
  return sums;
}

/** The slice with most wrong voxels, the first of several; undefined where none has any. */
export function worstSlice(sums: Float64Array): number | undefined {
  let worst: number | undefined;
  for (const [slice, voxels] of sums.entries())
    if (voxels > (worst === undefined ? 0 : (sums[worst] ?? 0))) worst = slice;
  return worst;
}
