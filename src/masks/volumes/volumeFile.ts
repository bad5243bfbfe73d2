import type { MaskFacts } from "../../core/labels/labelMap";
import type { VolumeFacts } from "../../core/labels/volume";
import type { Limits } from "../decoded";
import type { FileBytes } from "../fileBytes";
import type { NumberType } from "../npy/numberType";
import { LargeMask, Refusal } from "../refusal";

/** How the voxels of a volume lie in its file. */
export interface VoxelLayout {
  readonly width: number;
  readonly height: number;
  readonly volume: VolumeFacts;
  readonly type: NumberType;
  readonly littleEndian: boolean;
  /** Where the voxels begin, in what is unpacked, and how many bytes they have. */
  readonly dataStart: number;
  readonly dataBytes: number;
  /** A voxel stands for `slope` times its number plus `intercept`. */
  readonly slope: number;
  readonly intercept: number;
}

/** The bytes that hold the voxels. */
export interface VoxelBytes {
  readonly data: FileBytes;
  /** How they are packed, from the first on. */
  readonly packing?: "gzip" | "zlib" | undefined;
}

/** The bytes behind a header of text. */
export interface VoxelBytesBehind extends VoxelBytes {
  /** Bytes before the first voxel, once they are unpacked. */
  readonly skipped: number;
}

/** A volume whose header was read and can be that of a mask. */
export interface VolumeFile extends VoxelLayout, VoxelBytes {
  /** Rows of all slices. */
  readonly rows: number;
  readonly facts: MaskFacts;
}

/** What a header says, checked against the file and the limits. */
export function volumeFile(
  format: string,
  layout: VoxelLayout,
  { data, packing }: VoxelBytes,
  limits: Limits,
): VolumeFile | Refusal {
  const { width, height, volume, type } = layout;
  const refusal = sizeRefusal(layout, limits) ?? (packing ? undefined : lengthRefusal(format, data.size, layout));
  if (refusal) return refusal;
  const rows = height * volume.depth;
  const isLarge = width * rows > (limits.mostAtOnce ?? limits.maxPixels);
  if (isLarge || data.size > (limits.mostBytesAtOnce ?? Infinity)) return new LargeMask({ width, height: rows });
  return {
    ...layout,
    data,
    packing,
    rows,
    facts: { format, kind: "grey", bits: type.bytes * 8, volume },
  };
}

function sizeRefusal({ width, height, volume }: VoxelLayout, { maxPixels }: Limits): Refusal | undefined {
  const voxels = width * height * volume.depth;
  if (voxels <= maxPixels) return undefined;
  return new Refusal(
    `The file declares ${width} x ${height} x ${volume.depth} voxels, more than the limit of ${maxPixels}. ` +
      "If it is a mask, raise the limit (the setting maskEvaluation.maxPixels, --max-pixels on the command line); if not, remove it from the folder.",
  );
}

function lengthRefusal(
  format: string,
  size: number,
  { width, height, volume, dataStart, dataBytes }: VoxelLayout,
): Refusal | undefined {
  const due = dataStart + dataBytes;
  if (size === due) return undefined;
  const declared = `The ${format} header declares ${width} x ${height} x ${volume.depth} voxels, with which the file has ${due} bytes, but it has ${size}`;
  return new Refusal(
    size < due
      ? `${declared}: it is cut short. Copy or write it again.`
      : `${declared}: the header is that of another volume. Write the file again.`,
  );
}
