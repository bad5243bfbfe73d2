import type { MaskFacts } from "../../core/labels/labelMap";
import type { Limits } from "../decoded";
import type { FileBytes } from "../fileBytes";
import { isGzip } from "../gzip/gzipMember";
import { gunzipStart } from "../gzip/gunzip";
import { LargeMask, Refusal } from "../refusal";
import { isNifti, LONGEST_HEADER, readNiftiHeader, type NiftiHeader } from "./niftiHeader";

/** A volume whose header was read and can be that of a mask. */
export interface NiftiFile extends NiftiHeader {
  readonly isPacked: boolean;
  /** Rows of all slices. */
  readonly rows: number;
  readonly facts: MaskFacts;
}

/** What the header of a `.nii` or a `.nii.gz` says, checked against the file and the limits. */
export function readNiftiFile(file: FileBytes, limits: Limits): NiftiFile | Refusal {
  const isPacked = isGzip(file.slice(0, 2));
  const start = isPacked ? gunzipStart(file, LONGEST_HEADER) : file.slice(0, LONGEST_HEADER);
  if (isPacked && start.length < 4) return noStart();
  if (isPacked && !isNifti(start)) return otherContent();
  const header = readNiftiHeader(start);
  if (header instanceof Refusal) return header;
  const refusal = sizeRefusal(header, limits) ?? (isPacked ? undefined : lengthRefusal(file.size, header));
  if (refusal) return refusal;
  const { width, height, volume, type } = header;
  const rows = height * volume.depth;
  if (width * rows > (limits.mostAtOnce ?? limits.maxPixels)) return new LargeMask({ width, height: rows });
  return {
    ...header,
    isPacked,
    rows,
    facts: { format: "NIfTI", kind: "grey", bits: type.bytes * 8, volume },
  };
}

function sizeRefusal({ width, height, volume }: NiftiHeader, { maxPixels }: Limits): Refusal | undefined {
  const voxels = width * height * volume.depth;
  if (voxels <= maxPixels) return undefined;
  return new Refusal(
    `The file declares ${width} x ${height} x ${volume.depth} voxels, more than the limit of ${maxPixels}. ` +
      "If it is a mask, raise the limit (the setting maskEvaluation.maxPixels, --max-pixels on the command line); if not, remove it from the folder.",
  );
}

function lengthRefusal(
  size: number,
  { width, height, volume, dataStart, dataBytes }: NiftiHeader,
): Refusal | undefined {
  const due = dataStart + dataBytes;
  if (size === due) return undefined;
  const declared = `The NIfTI header declares ${width} x ${height} x ${volume.depth} voxels, with which the file has ${due} bytes, but it has ${size}`;
  return new Refusal(
    size < due
      ? `${declared}: it is cut short. Copy or write it again.`
      : `${declared}: the header is that of another volume. Write the file again.`,
  );
}

function noStart(): Refusal {
  return new Refusal("The gzip file is cut short or damaged at its start. Copy or write it again.");
}

function otherContent(): Refusal {
  return new Refusal(
    "The gzip file holds no NIfTI volume, and only those are read out of gzip files. Unpack it, or write the mask as PNG.",
  );
}
