import { MASK_FORMATS, type MaskFormatName } from "../core/formats/maskFormats";
import type { LabelMap } from "../core/labels/labelMap";
import { decodeBmp, planBmp } from "./bmp/decodeBmp";
import type { CodedMask, KernelFile } from "./codedMask";
import { codeDecoded } from "./codeDecoded";
import type { ReadOptions } from "./decoded";
import { decodeGif, planGif } from "./gif/decodeGif";
import { isGzip } from "./gzip/gzipMember";
import { decodeNetpbm, planNetpbm } from "./netpbm/decodeNetpbm";
import { decodeNifti } from "./nifti/decodeNifti";
import { isNifti } from "./nifti/niftiHeader";
import { codeNifti, planNifti } from "./nifti/niftiStrips";
import { codeNpy } from "./npy/codeNpy";
import { planNpy } from "./npy/npyStrips";
import { codeNpz } from "./npy/codeNpz";
import { decodeNpy } from "./npy/decodeNpy";
import { decodeNpz } from "./npy/decodeNpz";
import { planNpz } from "./npy/npzStrips";
import { codePng } from "./png/codePng";
import { decodePng } from "./png/decodePng";
import { decodeTiff } from "./tiff/decodeTiff";
import { planTiff } from "./tiff/tiffStrips";
import type { PlanStrips } from "./maskStrips";
import { planPng } from "./png/pngStrips";
import type { Refusal } from "./refusal";

/** One file format: known by how its bytes begin, never by a name. */
export interface Decoder {
  readonly format: string;
  readonly matches: (bytes: Uint8Array) => boolean;
  readonly decode: (bytes: Uint8Array, options: ReadOptions) => LabelMap | Refusal;
  /**
   * Reads the file for counting alone, whose bytes are not kept.
   *
   * @returns undefined for all that the kernel does not do or cannot read: `decode` then reads it, or says why not.
   */
  readonly code: (file: KernelFile, options: ReadOptions) => CodedMask | undefined;
  /** Reads a mask that is too large to be held whole. */
  readonly strips: PlanStrips;
}

/** Both orders of bytes of TIFF and of BigTIFF. */
const TIFF_SIGNATURES = [
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x49, 0x49, 0x2b, 0x00],
  [0x4d, 0x4d, 0x00, 0x2b],
] as const;

/** How each format is known and read: a format without a row does not compile. */
const READERS: Readonly<Record<MaskFormatName, Omit<Decoder, "format">>> = {
  // The first half of the signature, so that a damaged second half gets a separate sentence.
  PNG: { matches: startsWithAny([0x89, 0x50, 0x4e, 0x47]), decode: decodePng, code: codePng, strips: planPng },
  NPY: {
    matches: startsWithAny([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]),
    decode: decodeNpy,
    code: codeNpy,
    strips: planNpy,
  },
  NPZ: {
    matches: startsWithAny([0x50, 0x4b, 0x03, 0x04]),
    decode: decodeNpz,
    code: codeNpz,
    strips: planNpz,
  },
  TIFF: {
    matches: startsWithAny(...TIFF_SIGNATURES),
    decode: decodeTiff,
    code: codeDecoded(decodeTiff),
    strips: planTiff,
  },
  NIfTI: {
    matches: (bytes) => isGzip(bytes) || isNifti(bytes),
    decode: decodeNifti,
    code: codeNifti,
    strips: planNifti,
  },
  BMP: {
    matches: startsLike(/^BM.{13}\0{3}/s),
    decode: decodeBmp,
    code: codeDecoded(decodeBmp),
    strips: planBmp,
  },
  GIF: {
    matches: startsLike(/^GIF8[79]a/),
    decode: decodeGif,
    code: codeDecoded(decodeGif),
    strips: planGif,
  },
  Netpbm: {
    matches: startsLike(/^P[1-6][\s#]/),
    decode: decodeNetpbm,
    code: codeDecoded(decodeNetpbm),
    strips: planNetpbm,
  },
};

export const DECODERS: readonly Decoder[] = MASK_FORMATS.map(({ name }) => ({ format: name, ...READERS[name] }));

/** The longest start that a form looks at. */
const LONGEST_START = 18;

/** The first bytes, each read as one character. */
function startsLike(form: RegExp): Decoder["matches"] {
  return (bytes) => form.test(String.fromCharCode(...bytes.subarray(0, LONGEST_START)));
}

function startsWithAny(...signatures: readonly (readonly number[])[]): Decoder["matches"] {
  return (bytes) => signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte));
}
