import type { LabelMap } from "../../core/labels/labelMap";
import type { ReadOptions } from "../decoded";
import { heldBytes, type FileBytes } from "../fileBytes";
import { Refusal } from "../refusal";
import { unpackVoxels } from "./unpackVoxels";
import type { VolumeFile } from "./volumeFile";
import { voxelLabels } from "./voxelLabels";

/** Reads the header of a volume in one of the formats. */
export type ReadVolumeFile = (file: FileBytes, options: ReadOptions) => VolumeFile | Refusal;

/** Decodes a volume of labels as a whole. */
export function decodeVolume(read: ReadVolumeFile) {
  return (bytes: Uint8Array, options: ReadOptions): LabelMap | Refusal => {
    const file = read(heldBytes(bytes), options);
    if (file instanceof Refusal) return file;
    const voxels = unpackVoxels(file);
    if (voxels instanceof Refusal) return voxels;
    const labels = voxelLabels(voxels, file);
    return labels instanceof Refusal ? labels : { width: file.width, height: file.rows, labels, facts: file.facts };
  };
}
