import { unpackFax, type FaxForm } from "../../kernel/plain/unpackFax";
import { isOldLzw, unpackLzw } from "../../kernel/plain/unpackLzw";
import { unpackRuns } from "../../kernel/plain/unpackRuns";
import { unpackZstd } from "../../kernel/plain/zstd/unpackZstd";
import { inflateBetween } from "../inflateBetween";
import { Refusal } from "../refusal";

/** What is to be unpacked of a strip or tile. */
export interface WantedRows {
  /** Pixels of a row of the strip or tile. */
  readonly width: number;
  readonly rows: number;
  /** Bytes of these rows. */
  readonly size: number;
  /** Bytes of the whole strip or tile, of which these rows are the first. */
  readonly most: number;
  /** The tag T4Options. */
  readonly faxOptions: number;
}

/** How strips and tiles are packed. */
export interface Compression {
  readonly unpack: (packed: Uint8Array, wanted: WantedRows) => Uint8Array | Refusal;
  /** Bytes that can come of one at most: looked at before memory is taken. */
  readonly closest: number;
  /** Whether a predictor may stand before it; with the others one is ignored, as libtiff does. */
  readonly predicts: boolean;
  /** For samples of one bit only. */
  readonly bilevel: boolean;
}

const DEFLATE: Compression = {
  unpack: (packed, { size, most }) => inflateBetween(packed, { least: size, most }),
  closest: 1032,
  predicts: true,
  bilevel: false,
};

/** Compressions that keep labels, by the number of the tag: TIFF 6.0, its supplements, and those of libtiff. */
const COMPRESSIONS: ReadonlyMap<number, Compression> = new Map<number, Compression>([
  [1, { unpack: (packed, { size }) => packed.subarray(0, size), closest: 1, predicts: false, bilevel: false }],
  [2, fax(() => "bytes")],
  [3, fax((options) => (options & 1 ? "t4two" : "t4"))],
  [4, fax(() => "t6")],
  [
    5,
    makeCompression((packed, out) => unpackLzw(packed, out, isOldLzw(packed) ? "old" : "new"), {
      closest: 4096,
      predicts: true,
    }),
  ],
  [8, DEFLATE],
  [32771, fax(() => "words")],
  [32773, makeCompression(unpackRuns, { closest: 64, predicts: false })],
  [32946, DEFLATE],
  [50000, makeCompression(unpackZstd, { closest: 2 ** 16, predicts: true })],
]);

/** Compressions that are known by name only, and why masks of them are not read. */
const OTHERS: ReadonlyMap<number, { readonly name: string; readonly why: string }> = new Map([
  [6, lossy("JPEG of the old kind")],
  [7, lossy("JPEG")],
  [32766, lossless("NeXT")],
  [32809, lossless("ThunderScan")],
  [32909, lossy("PixarLog")],
  [33003, maybeLossy("JPEG 2000")],
  [33004, maybeLossy("JPEG 2000")],
  [33005, maybeLossy("JPEG 2000")],
  [34661, lossless("JBIG")],
  [34676, lossy("SGI LogL")],
  [34677, lossy("SGI LogL")],
  [34712, maybeLossy("JPEG 2000")],
  [34887, maybeLossy("LERC")],
  [34892, lossy("JPEG")],
  [34925, lossless("LZMA")],
  [50001, maybeLossy("WebP")],
  [50002, maybeLossy("JPEG XL")],
  [52546, maybeLossy("JPEG XL")],
]);

/** The compression of a number, or why masks of it are not read. */
export function compressionOf(number: number): Compression | Refusal {
  const known = COMPRESSIONS.get(number);
  if (known) return known;
  const other = OTHERS.get(number);
  if (!other) return new Refusal(`The TIFF is compressed by method ${number}, which is not known here. ${WRITE_AGAIN}`);
  return new Refusal(`The TIFF is compressed by ${other.name} (method ${number}), which ${other.why}. ${WRITE_AGAIN}`);
}

const WRITE_AGAIN = "Write the mask with LZW, Deflate or ZSTD (gdal_translate -co COMPRESS=DEFLATE), or as PNG.";

/** Why a strip or tile cannot be read. */
export function damagedBlock(): Refusal {
  return new Refusal("The image data of the TIFF is damaged or cut short. Copy or write the file again.");
}

function makeCompression(
  fill: (packed: Uint8Array, out: Uint8Array) => boolean,
  { closest, predicts }: Pick<Compression, "closest" | "predicts">,
): Compression {
  const unpack = (packed: Uint8Array, { size }: WantedRows): Uint8Array | Refusal => {
    const out = new Uint8Array(size);
    return fill(packed, out) ? out : damagedBlock();
  };
  return { unpack, closest, predicts, bilevel: false };
}

/** Of codes for runs of any length no more is known beforehand than that a row takes a bit. */
function fax(formOf: (options: number) => FaxForm): Compression {
  const unpack = (packed: Uint8Array, { width, rows, size, faxOptions }: WantedRows): Uint8Array | Refusal => {
    const out = new Uint8Array(size);
    return unpackFax(packed, out, { form: formOf(faxOptions), width, rows }) ? out : damagedBlock();
  };
  return { unpack, closest: Infinity, predicts: false, bilevel: true };
}

function lossy(name: string): { readonly name: string; readonly why: string } {
  return { name, why: "does not keep labels" };
}

function maybeLossy(name: string): { readonly name: string; readonly why: string } {
  return { name, why: "may not keep labels and is not read here" };
}

function lossless(name: string): { readonly name: string; readonly why: string } {
  return { name, why: "is not read here" };
}
