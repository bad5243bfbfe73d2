import { MASK_FORMATS, type MaskFormatName } from "../core/formats/maskFormats";
import { decodeBmp, planBmp } from "./bmp/decodeBmp";
import { codeDecoded } from "./codeDecoded";
import type { Decoder } from "./decoder";
import { decodeGif, planGif } from "./gif/decodeGif";
import { isGzip } from "./gzip/gzipMember";
import { decodeNetpbm, planNetpbm } from "./netpbm/decodeNetpbm";
import { readMetaImage } from "./metaImage/readMetaImage";
import { readNiftiFile } from "./nifti/niftiFile";
import { isNifti } from "./nifti/niftiHeader";
import { codeNpy } from "./npy/codeNpy";
import { planNpy } from "./npy/npyStrips";
import { codeNpz } from "./npy/codeNpz";
import { decodeNpy } from "./npy/decodeNpy";
import { decodeNpz } from "./npy/decodeNpz";
import { planNpz } from "./npy/npzStrips";
import { codePng } from "./png/codePng";
import { readNrrd } from "./nrrd/readNrrd";
import { decodePng } from "./png/decodePng";
import { decodeTiff } from "./tiff/decodeTiff";
import { planTiff } from "./tiff/tiffStrips";
import { decodeVolume, type ReadVolumeFile } from "./volumes/decodeVolume";
import { codeVolume, planVolume } from "./volumes/volumeStrips";
import { planPng } from "./png/pngStrips";

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
    ...volumes(readNiftiFile),
  },
  NRRD: { matches: startsLike(/^NRRD\d/), ...volumes(readNrrd) },
  MetaImage: { matches: startsLike(/^(?:ObjectType|NDims|Comment)[ \t]*=/), ...volumes(readMetaImage) },
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

/** All ways of reading a format of volumes follow from what its header says. */
function volumes(read: ReadVolumeFile): Omit<Decoder, "format" | "matches"> {
  return { decode: decodeVolume(read), code: codeVolume(read), strips: planVolume(read) };
}

/** The longest start that a form looks at. */
const LONGEST_START = 18;

/** The first bytes, each read as one character. */
function startsLike(form: RegExp): Decoder["matches"] {
  return (bytes) => form.test(String.fromCharCode(...bytes.subarray(0, LONGEST_START)));
}

function startsWithAny(...signatures: readonly (readonly number[])[]): Decoder["matches"] {
  return (bytes) => signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte));
}
