import { Refusal } from "../refusal";

/** What the headers of a BMP say. */
export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  /** Bits a pixel: 1, 4, 8, 24, 32. */
  readonly bits: number;
  /** Rows from the top; else from the bottom. */
  readonly topDown: boolean;
  /** The pixels are packed in runs (RLE8, RLE4). */
  readonly runs: boolean;
  /** Where the pixels begin. */
  readonly data: number;
  /** As of `MaskFacts`; absent where pixels are colours. */
  readonly palette?: string;
  /** The bytes of a pixel of 24 and 32 bits that hold its colours. */
  readonly channels: { readonly red: number; readonly green: number; readonly blue: number };
}

const FILE_HEADER = 14;
/** BITMAPCOREHEADER of OS/2, with sizes of 16 bits and palettes of three bytes a colour. */
const CORE_HEADER = 12;
const INFO_HEADER = 40;
const BIT_FIELDS = [3, 6];
const RUNS: ReadonlyMap<number, number> = new Map([
  [1, 8],
  [2, 4],
]);

/** Reads the headers (BITMAPFILEHEADER, BITMAPINFOHEADER and its longer kinds, as Microsoft documents them). */
export function readBmpHeader(bytes: Uint8Array): BmpHeader | Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < FILE_HEADER + CORE_HEADER) return cutShort();
  const size = view.getUint32(FILE_HEADER, true);
  const isCore = size === CORE_HEADER;
  if (!isCore && size < INFO_HEADER) return refuseDamaged(`a header of ${size} bytes`);
  if (bytes.length < FILE_HEADER + size) return cutShort();
  const data = view.getUint32(10, true);
  const width = isCore ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = isCore ? view.getUint16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(isCore ? 24 : 28, true);
  const compression = isCore ? 0 : view.getUint32(30, true);
  const isBitFields = BIT_FIELDS.includes(compression);
  const runs = RUNS.get(compression) === bits;
  if (compression !== 0 && !isBitFields && !runs) return unknownCompression(compression);
  if (bits === 16)
    return new Refusal(
      "The BMP has 16 bits a pixel, which keep 5 bits of a colour. Save it with 24 bits, with a palette, or as PNG.",
    );
  if (![1, 4, 8, 24, 32].includes(bits) || (isBitFields && bits !== 32)) return refuseDamaged(`${bits} bits a pixel`);
  const shared = { width, height: Math.abs(signedHeight), bits, topDown: signedHeight < 0, runs, data };
  if (bits > 8) {
    const channels = isBitFields ? bitFields(view) : { red: 2, green: 1, blue: 0 };
    return channels instanceof Refusal ? channels : { ...shared, channels };
  }
  const entry = isCore ? 3 : 4;
  const used = isCore ? 0 : view.getUint32(46, true);
  const start = FILE_HEADER + size;
  const most = Math.floor((Math.min(data, bytes.length) - start) / entry);
  const entries = Math.min(used === 0 ? 2 ** bits : used, 2 ** bits, Math.max(0, most));
  let palette = "";
  for (let at = start; at < start + entries * entry; at += entry) {
    palette += [view.getUint8(at + 2), view.getUint8(at + 1), view.getUint8(at)]
      .map((value) => value.toString(16).padStart(2, "0"))
      .join("");
  }
  return { ...shared, palette, channels: { red: 0, green: 0, blue: 0 } };
}

/** Masks of the colours, which must be whole bytes here. They stand behind an info header, or are the end of a longer one. */
function bitFields(view: DataView): BmpHeader["channels"] | Refusal {
  const first = FILE_HEADER + INFO_HEADER;
  if (view.byteLength < first + 12) return cutShort();
  const [red, green, blue] = [0, 4, 8].map((at) => BYTE_MASKS.indexOf(view.getUint32(first + at, true)));
  if (red === undefined || green === undefined || blue === undefined || Math.min(red, green, blue) < 0) {
    return new Refusal("The BMP has colours that do not fill whole bytes. Save it with 24 bits a pixel, or as PNG.");
  }
  return { red, green, blue };
}

const BYTE_MASKS = [0xff, 0xff00, 0xff0000, 0xff000000];

function unknownCompression(compression: number): Refusal {
  const why =
    compression === 4 ? "JPEG, which does not keep labels" : `method ${compression}, which this reader does not know`;
  return new Refusal(`The BMP is compressed by ${why}. Save the mask as PNG.`);
}

function refuseDamaged(what: string): Refusal {
  return new Refusal(`The BMP declares ${what}, which BMP does not have. The file is damaged: write it again.`);
}

function cutShort(): Refusal {
  return new Refusal("The file ends before its header does: it is cut short. Copy or write it again.");
}
