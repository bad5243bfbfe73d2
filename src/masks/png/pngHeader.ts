import type { LabelKind } from "../../core/labels/labelMap";
import { Refusal } from "../refusal";
import type { Limits } from "../decoded";
import { sizeRefusal } from "../sizeRefusal";

/** Image header (PNG specification, third edition, section 11.2.1), with what follows from it. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits a sample. */
  readonly bits: number;
  readonly interlaced: boolean;
  readonly kind: LabelKind;
  /** Samples a pixel. */
  readonly channels: number;
  readonly alpha: boolean;
}

interface ColourType extends Pick<PngHeader, "kind" | "channels" | "alpha"> {
  readonly name: string;
  readonly depths: readonly number[];
}

/** Table 8 of the specification. */
const COLOUR_TYPES: ReadonlyMap<number, ColourType> = new Map([
  [0, { name: "grey", kind: "grey", channels: 1, alpha: false, depths: [1, 2, 4, 8, 16] }],
  [2, { name: "RGB", kind: "colour", channels: 3, alpha: false, depths: [8, 16] }],
  [3, { name: "palette", kind: "palette", channels: 1, alpha: false, depths: [1, 2, 4, 8] }],
  [4, { name: "grey with alpha", kind: "grey", channels: 2, alpha: true, depths: [8, 16] }],
  [6, { name: "RGB with alpha", kind: "colour", channels: 4, alpha: true, depths: [8, 16] }],
]);

export const HEADER_BYTES = 13;

/** Reads the 13 bytes of an IHDR chunk. */
export function readPngHeader(bytes: Uint8Array, limits: Limits): PngHeader | Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const bits = view.getUint8(8);
  const colourType = COLOUR_TYPES.get(view.getUint8(9));
  if (!colourType) return impossible(`colour type ${view.getUint8(9)}`);
  if (!colourType.depths.includes(bits)) return impossible(`${bits} bits a sample for ${colourType.name}`);
  const methods = [
    { name: "compression", method: view.getUint8(10), known: 0 },
    { name: "filter", method: view.getUint8(11), known: 0 },
    { name: "interlace", method: view.getUint8(12), known: 1 },
  ];
  const unknown = methods.find(({ method, known }) => method > known);
  if (unknown) return impossible(`${unknown.name} method ${unknown.method}`);
  const refusal = sizeRefusal(width, height, limits);
  if (refusal) return refusal;
  const { kind, channels, alpha } = colourType;
  return { width, height, bits, kind, channels, alpha, interlaced: view.getUint8(12) === 1 };
}

function impossible(what: string): Refusal {
  return new Refusal(`The PNG header asks for ${what}, which PNG does not have. The file is damaged: write it again.`);
}
