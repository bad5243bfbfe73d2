import type { LabelArray } from "../core/labels/labelMap";
import { placeArray } from "../core/labels/labelRuns";
import { planeSize, voxelOf, type PlaneLayout, type VolumeSize } from "../core/labels/volumePlanes";

export interface CutSlice {
  readonly width: number;
  readonly height: number;
  /** One a pixel, row by row from the top left. */
  readonly codes: LabelArray;
}

/** A slice of a volume, laid out as its plane is looked at. */
export function cutSlice(
  volume: VolumeSize & { readonly codes: LabelArray },
  layout: PlaneLayout,
  slice: number,
): CutSlice {
  const { width, height } = planeSize(layout, volume);
  const placeAt = (x: number, y: number): number => {
    const [column, row, at] = voxelOf(layout, volume, { x, y, slice });
    return column + volume.width * (row + volume.height * at);
  };
  const first = placeAt(0, 0);
  const across = placeAt(1, 0) - first;
  const down = placeAt(0, 1) - first;
  const codes = placeArray(2 ** (8 * volume.codes.BYTES_PER_ELEMENT), width * height);
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0, place = first + y * down; x < width; x++, place += across)
      codes[pixel++] = volume.codes[place] ?? 0;
  }
  return { width, height, codes };
}
