import type { LabelMap } from "../../core/labels/labelMap";
import type { ReadOptions } from "../decoded";
import { heldBytes } from "../fileBytes";
import { gunzip } from "../gzip/gunzip";
import { Refusal } from "../refusal";
import { readNiftiFile } from "./niftiFile";
import { voxelLabels } from "./voxelLabels";

/** Decodes a volume of labels, NIfTI-1 or -2, packed by gzip or not. */
export function decodeNifti(bytes: Uint8Array, options: ReadOptions): LabelMap | Refusal {
  const file = readNiftiFile(heldBytes(bytes), options);
  if (file instanceof Refusal) return file;
  const { width, rows, dataStart, dataBytes, facts } = file;
  const whole = file.isPacked ? gunzip(bytes, dataStart + dataBytes) : bytes;
  if (whole instanceof Refusal) return whole;
  const labels = voxelLabels(whole.subarray(dataStart, dataStart + dataBytes), file);
  return labels instanceof Refusal ? labels : { width, height: rows, labels, facts };
}
