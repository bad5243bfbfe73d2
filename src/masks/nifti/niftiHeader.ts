import { Refusal } from "../refusal";
import type { VoxelLayout } from "../volumes/volumeFile";
import { LAYOUTS, type HeaderLayout } from "./headerLayouts";
import { niftiSpace } from "./niftiSpace";
import { niftiType } from "./niftiTypes";
import { niftiSize } from "./niftiSize";

/** What a NIfTI file says before its voxels (nifti1.h and nifti2.h of the NIfTI working group). */
export interface NiftiHeader extends VoxelLayout {
  /** The voxels lie in a file beside that of the header. */
  readonly isDetached: boolean;
}

/** Bytes of the longest header. */
export const LONGEST_HEADER = 540;

/** Whether bytes begin as a NIfTI header does: by its size in either order of bytes, or by its magic. */
export function isNifti(bytes: Uint8Array): boolean {
  return layoutOf(bytes) !== undefined || LAYOUTS.some((layout) => /^n[i+][12]$/.test(magicOf(bytes, layout)));
}

/** Reads the header at the front of a file. */
export function readNiftiHeader(bytes: Uint8Array): NiftiHeader | Refusal {
  const found = layoutOf(bytes);
  if (!found) return otherStart(bytes);
  const { layout, littleEndian } = found;
  if (bytes.length < layout.headerBytes) return headerCutShort(bytes.length, layout);
  const magic = magicOf(bytes, layout);
  const isDetached = magic === layout.magic.replace("+", "i");
  if (magic !== layout.magic && !isDetached) return otherMagic(magic, layout);
  const read = layout.fields(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), littleEndian);
  const type = niftiType(read.dataType);
  if (type instanceof Refusal) return type;
  const size = niftiSize(read.dimensions);
  if (size instanceof Refusal) return size;
  const { dataStart } = read;
  const firstData = isDetached ? 0 : layout.firstData;
  if (!Number.isSafeInteger(dataStart) || dataStart < firstData) return otherStartOfData(dataStart, firstData, layout);
  const { width, height, depth } = size;
  // No slope means that the numbers are the labels (nifti1.h, scl_slope); nibabel takes one that is not finite for none.
  const isScaled = Number.isFinite(read.slope) && read.slope !== 0;
  if (isScaled && !Number.isFinite(read.intercept)) return noIntercept(read.intercept);
  return {
    width,
    height,
    volume: { depth, ...niftiSpace(read) },
    type,
    littleEndian,
    dataStart,
    dataBytes: width * height * depth * type.bytes,
    slope: isScaled ? read.slope : 1,
    intercept: isScaled ? read.intercept : 0,
    isDetached,
  };
}

interface FoundLayout {
  readonly layout: HeaderLayout;
  readonly littleEndian: boolean;
}

function layoutOf(bytes: Uint8Array): FoundLayout | undefined {
  if (bytes.length < 4) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 4);
  for (const littleEndian of [true, false]) {
    const layout = LAYOUTS.find(({ headerBytes }) => headerBytes === view.getInt32(0, littleEndian));
    if (layout) return { layout, littleEndian };
  }
  return undefined;
}

/** The three letters of the magic; where it is none, what stands there without its zeros. */
function magicOf(bytes: Uint8Array, { magicAt }: HeaderLayout): string {
  const letters = String.fromCharCode(...bytes.subarray(magicAt, magicAt + 4));
  return /^n[i+][12]\0$/.test(letters) ? letters.slice(0, 3) : letters.replaceAll("\0", "");
}

function headerCutShort(length: number, { headerBytes }: HeaderLayout): Refusal {
  return new Refusal(
    `The NIfTI header has ${headerBytes} bytes, but the file ends after ${length}: it is cut short. Copy or write it again.`,
  );
}

function otherStart(bytes: Uint8Array): Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return new Refusal(
    bytes.length < 4
      ? "The NIfTI file ends within its header: it is cut short. Copy or write it again."
      : `The NIfTI header says that it has ${view.getInt32(0, true)} bytes, and such a header has 348 or 540. The file is damaged: copy or write it again.`,
  );
}

function otherMagic(magic: string, { version, magic: expected }: HeaderLayout): Refusal {
  if (magic === "")
    return new Refusal(
      "The file has no NIfTI magic, as files of ANALYZE 7.5, which do not say how the volume lies in space. Save it as NIfTI (.nii or .nii.gz).",
    );
  return new Refusal(
    `The file begins as NIfTI-${version} does, but where its magic should be "${expected}" stands ${JSON.stringify(magic)}. It is damaged: copy or write it again.`,
  );
}

function otherStartOfData(dataStart: number, firstData: number, { version }: HeaderLayout): Refusal {
  return new Refusal(
    `The NIfTI header says that the voxels begin at byte ${dataStart}, and those of NIfTI-${version} begin at a whole number of at least ${firstData}. Write the file again.`,
  );
}

function noIntercept(intercept: number): Refusal {
  return new Refusal(
    `The NIfTI header scales its voxels (scl_slope), but the number to be added (scl_inter) is ${intercept}. Write the file again.`,
  );
}
