import type { LabelArray } from "../../core/labels/labelMap";
import type { VolumeBox } from "../objects/volumeBoxes";
import type { Grid } from "../surfaces/distanceTransform";

/** The mask of a class in the box around it, with a frame of one voxel that is not of the class. */
export interface VolumeMask {
  /** Slices of rows of 0 and 1. */
  readonly mask: Uint8Array;
  /** Of the mask, the frame among it. */
  readonly size: Grid;
  /** Where in the volume a place of the mask lies. */
  readonly placeOf: (at: number) => number;
}

/** @param box that of the class, with a voxel at least */
export function volumeMask(
  plane: LabelArray,
  { width, height }: Grid,
  { left, top, front, ...box }: VolumeBox,
  classIndex: number,
): VolumeMask {
  const size = { width: box.width + 2, height: box.height + 2, depth: box.depth + 2 };
  const mask = new Uint8Array(size.width * size.height * size.depth);
  for (let z = 0; z < box.depth; z++) {
    for (let y = 0; y < box.height; y++) {
      const from = ((front + z) * height + top + y) * width + left;
      const to = ((z + 1) * size.height + y + 1) * size.width + 1;
      for (let x = 0; x < box.width; x++) if (plane[from + x] === classIndex) mask[to + x] = 1;
    }
  }
  return {
    mask,
    size,
    placeOf: (at) => {
      const row = Math.floor(at / size.width);
      const z = Math.floor(row / size.height);
      return ((front + z - 1) * height + top + row - z * size.height - 1) * width + left + at - row * size.width - 1;
    },
  };
}
