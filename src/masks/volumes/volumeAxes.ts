import { Refusal } from "../refusal";

/** The axes of a file that are those of its one volume, by their places. */
export interface SpaceAxes {
  readonly axes: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

const MOST_AXES = 16;

/**
 * The axes of the one volume that a file holds: the first three that lie in space.
 *
 * @param sizes of all axes, the fastest first.
 * @param isSpatial which of them lie in space, where the file says.
 */
export function spaceAxes(
  format: string,
  sizes: readonly number[] | undefined,
  isSpatial: (axis: number) => boolean = () => true,
): SpaceAxes | Refusal {
  if (!sizes || sizes.length > MOST_AXES || !sizes.every(Number.isSafeInteger))
    return new Refusal(
      `The ${format} header declares no sizes that can be those of a volume (${sizes?.join(" x ") ?? "none"}). The file is damaged: copy or write it again.`,
    );
  const shape = sizes.join(" x ");
  if (sizes.some((size) => size < 1))
    return new Refusal(
      `The ${format} header declares a size of ${shape} voxels, but a volume has at least one along each axis. Write it again.`,
    );
  // An axis outside of space is one of segments or channels, and any behind the third one of volumes.
  const spatial = [...sizes.keys()].filter(isSpatial);
  const axes = spatial.slice(0, 3);
  const volumes = [...sizes.keys()]
    .filter((axis) => !axes.includes(axis))
    .reduce((product, axis) => product * (sizes[axis] ?? 1), 1);
  if (volumes > 1)
    return new Refusal(
      `The file holds ${volumes} volumes (${shape}), and a mask is one of them. Save one volume a file: a series over time one a step, scores as their argmax, segments as labels of one volume.`,
    );
  const [width = 1, height = 1, depth = 1] = axes.map((axis) => sizes[axis] ?? 1);
  return { axes, width, height, depth };
}
