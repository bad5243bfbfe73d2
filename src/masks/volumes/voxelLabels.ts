import type { LabelArray } from "../../core/labels/labelMap";
import { npyNumbers } from "../npy/npyNumbers";
import type { Refusal } from "../refusal";
import type { VoxelLayout } from "./volumeFile";
import { refuseVoxel, voxelLabel } from "./voxelLabel";

/**
 * The labels of voxels.
 *
 * @param bytes of these voxels, nothing before or behind them.
 * @param first place of the first voxel in the volume.
 */
export function voxelLabels(bytes: Uint8Array, header: VoxelLayout, first = 0): LabelArray | Refusal {
  const { type, littleEndian } = header;
  const numbers = npyNumbers(bytes, { header: { type, littleEndian, dataStart: 0 }, dataBytes: bytes.length });
  const labels = emptyLabels(header, bytes.length / type.bytes);
  for (let place = 0; place < labels.length; place++) {
    const number = numbers(place);
    const label = voxelLabel(number, header);
    if (label === undefined) return refuseVoxel(number, first + place, header);
    labels[place] = label;
  }
  return labels;
}

function emptyLabels({ type, slope, intercept }: VoxelLayout, length: number): LabelArray {
  const isPlain = slope === 1 && intercept === 0;
  if (isPlain && type.code === "u1") return new Uint8Array(length);
  return isPlain && type.code === "u2" ? new Uint16Array(length) : new Int32Array(length);
}
