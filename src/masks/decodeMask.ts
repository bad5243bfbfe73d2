import type { LabelMap } from "../core/labelMap";
import type { Decoded, ReadOptions } from "./decoded";
import { decodeNpy } from "./npy/decodeNpy";
import { decodeNpz } from "./npy/decodeNpz";
import { decodePng } from "./png/decodePng";
import { decodeTiff } from "./tiff/decodeTiff";
import { Refusal } from "./refusal";
import { refuseForeign } from "./refuseForeign";

export type { Decoded, Limits, ReadOptions } from "./decoded";

/** One file format: known by how its bytes begin, never by a name. */
interface Decoder {
  readonly format: string;
  readonly matches: (bytes: Uint8Array) => boolean;
  readonly decode: (bytes: Uint8Array, options: ReadOptions) => LabelMap | Refusal;
}

const DECODERS: readonly Decoder[] = [
  // The first half of the signature, so that a damaged second half gets a sentence of its own.
  { format: "PNG", matches: startsWithAny([0x89, 0x50, 0x4e, 0x47]), decode: decodePng },
  { format: "NPY", matches: startsWithAny([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]), decode: decodeNpy },
  { format: "NPZ", matches: startsWithAny([0x50, 0x4b, 0x03, 0x04]), decode: decodeNpz },
  { format: "TIFF", matches: startsWithAny([0x49, 0x49, 0x2a, 0x00], [0x4d, 0x4d, 0x00, 0x2a]), decode: decodeTiff },
];

/** Reads the bytes of a mask file as labels, whatever its format. */
export function decodeMask(bytes: Uint8Array, options: ReadOptions): Decoded {
  const decoder = DECODERS.find(({ matches }) => matches(bytes));
  const result = decoder ? decoder.decode(bytes, options) : refuseForeign(bytes, DECODERS.map(({ format }) => format));
  return result instanceof Refusal ? { ok: false, message: result.message } : { ok: true, map: result };
}

function startsWithAny(...signatures: readonly (readonly number[])[]): Decoder["matches"] {
  return (bytes) => signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte));
}
