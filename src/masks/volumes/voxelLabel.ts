import { LARGEST_LABEL } from "../npy/singleNumbers";
import { Refusal } from "../refusal";
import type { VoxelLayout } from "./volumeFile";

/** Scaling leaves labels that are not quite whole: they may be so far off. */
const TOLERANCE = 1e-3;

/** Which label the number of a voxel stands for; undefined where it is none. */
export function voxelLabel(number: number, { slope, intercept }: VoxelLayout): number | undefined {
  const scaled = slope === 1 && intercept === 0 ? number : number * slope + intercept;
  const label = Math.round(scaled);
  return Math.abs(scaled - label) <= TOLERANCE && Math.abs(label) <= LARGEST_LABEL ? label : undefined;
}

/**
 * Why the number of a voxel is not a label.
 *
 * @param place of the voxel in the order of the file, from 0 on.
 */
export function refuseVoxel(number: number, place: number, header: VoxelLayout): Refusal {
  const { width, height, slope, intercept } = header;
  const row = Math.floor(place / width);
  const voxel = `at voxel (${place % width}, ${row % height}, ${Math.floor(row / height)})`;
  if (Number.isNaN(number))
    return new Refusal(
      `The volume holds NaN ${voxel}, which is not a label. Save the labels as integers, such as uint8.`,
    );
  const scaled = number * slope + intercept;
  const value =
    slope === 1 && intercept === 0
      ? String(number)
      : `${number}, scaled to ${scaled} (scl_slope ${slope}, scl_inter ${intercept}),`;
  return new Refusal(
    Number.isInteger(scaled) || !Number.isFinite(scaled)
      ? `The volume holds ${value} ${voxel}, which is beyond 32 bits. Renumber the labels.`
      : `The volume holds ${value} ${voxel}, and labels are whole numbers (to ${TOLERANCE}). Save the labels, not probabilities or an image, as integers.`,
  );
}
