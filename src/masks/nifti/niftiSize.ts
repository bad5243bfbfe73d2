import { Refusal } from "../refusal";

/** The size of one volume, in voxels. */
export interface VolumeSize {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

/** Dimensions that a file can have. */
const MOST_DIMENSIONS = 7;

/**
 * The size of the one volume that a file holds.
 *
 * @param dimensions how many there are, and the size of each.
 */
export function niftiSize([count = 0, ...sizes]: readonly number[]): VolumeSize | Refusal {
  if (!(count >= 1 && count <= MOST_DIMENSIONS))
    return new Refusal(
      `The NIfTI header declares ${count} dimensions, and there can be 1 to ${MOST_DIMENSIONS}. The file is damaged: copy or write it again.`,
    );
  const declared = sizes.slice(0, count);
  const shape = declared.join(" x ");
  if (declared.some((size) => size < 1))
    return new Refusal(
      `The NIfTI header declares a size of ${shape} voxels, but a volume has at least one along each axis. Write it again.`,
    );
  const [width = 1, height = 1, depth = 1, ...others] = declared;
  const volumes = others.reduce((product, size) => product * size, 1);
  if (volumes > 1)
    return new Refusal(
      `The file holds ${volumes} volumes (${shape}), and a mask is one of them. Save one volume a file: a series over time one a step, scores as their argmax.`,
    );
  return { width, height, depth };
}
