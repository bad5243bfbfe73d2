import { FaxStream, type FaxForm } from "../../kernel/plain/faxStream";
import { LzwStream, tiffLzw } from "../../kernel/plain/lzwStream";
import { RunStream } from "../../kernel/plain/runStream";
import { ZstdStream } from "../../kernel/plain/zstd/zstdStream";
import { InflateStream } from "../../kernel/inflateStream";
import type { KernelExports } from "../../kernel/kernelExports";
import { inflateBetween } from "../inflateBetween";
import { Refusal } from "../refusal";
import type { BlockStream, PackedBlock, WantedRows } from "./blockStream";

/** How strips and tiles are packed. */
export interface Compression {
  /** The rows at once. */
  readonly unpack: (packed: PackedBlock, wanted: WantedRows) => Uint8Array | Refusal;
  /** The rows piece by piece, for strips and tiles that are too large to be held. @param another gives an instance of the kernel. */
  readonly open: (packed: PackedBlock, wanted: WantedRows, another: () => KernelExports) => BlockStream;
  /** Bytes that this takes. */
  readonly openBytes: (packed: PackedBlock, wanted: WantedRows) => number;
  /** Bytes that can come of one at most: looked at before memory is taken. */
  readonly closest: number;
  /** Whether a predictor may stand before it; with the others one is ignored, as libtiff does. */
  readonly predicts: boolean;
  /** For samples of one bit only. */
  readonly bilevel: boolean;
}

/** Tables of codes, an instance of the kernel, a part of what is packed. */
const STREAM_BYTES = 2 ** 20;

const DEFLATE: Compression = {
  unpack: (packed, { size, most }) => inflateBetween(packed.bytes(0, packed.length), { least: size, most }),
  open: (packed, { size, most }, another) => {
    const stream = new InflateStream(another(), packed.fill);
    return {
      read: (into) => stream.read(into) === into.length,
      isProper: () => {
        // A last strip may hold the rows that its height has below the image.
        const behind = new Uint8Array(PART);
        for (let left = most - size; left > 0 && !stream.isAtEnd();) left -= stream.read(behind.subarray(0, left));
        return stream.isAtEnd() && stream.end === "whole";
      },
    };
  },
  openBytes: () => STREAM_BYTES,
  closest: 1032,
  predicts: true,
  bilevel: false,
};

const PART = 2 ** 16;

const NONE: Compression = {
  ...makeCompression((packed) => ({ read: (into) => packed.fill(into) === into.length }), {
    closest: 1,
    predicts: false,
  }),
  unpack: (packed, { size }) => packed.bytes(0, size),
  openBytes: () => 0,
};

/** Compressions that keep labels, by the number of the tag: TIFF 6.0, its supplements, and those of libtiff. */
const COMPRESSIONS: ReadonlyMap<number, Compression> = new Map<number, Compression>([
  [1, NONE],
  [2, fax(() => "bytes")],
  [3, fax((options) => (options & 1 ? "t4two" : "t4"))],
  [4, fax(() => "t6")],
  [
    5,
    makeCompression((packed) => new LzwStream(packed.next, tiffLzw(packed.bytes(0, 2))), {
      closest: 4096,
      predicts: true,
    }),
  ],
  [8, DEFLATE],
  [32771, fax(() => "words")],
  [32773, makeCompression((packed) => new RunStream(packed.next), { closest: 64, predicts: false })],
  [32946, DEFLATE],
  [
    50000,
    {
      ...makeCompression((packed, { size }) => new ZstdStream(packed.next, size), { closest: 2 ** 16, predicts: true }),
      openBytes: (packed, { size }) => STREAM_BYTES + ZstdStream.bytesOf(packed.bytes(0, LONGEST_HEAD), size),
    },
  ],
]);

/** What stands before the blocks of a frame of ZSTD. */
const LONGEST_HEAD = 18;

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
  open: (packed: PackedBlock, wanted: WantedRows) => BlockStream,
  { closest, predicts }: Pick<Compression, "closest" | "predicts">,
): Compression {
  const unpack = (packed: PackedBlock, wanted: WantedRows): Uint8Array | Refusal => {
    const out = new Uint8Array(wanted.size);
    return open(packed, wanted).read(out) ? out : damagedBlock();
  };
  return { unpack, open, openBytes: () => STREAM_BYTES, closest, predicts, bilevel: false };
}

/** Of codes for runs of any length no more is known beforehand than that a row takes a bit. Their packed bytes are held. */
function fax(formOf: (options: number) => FaxForm): Compression {
  const open = (packed: PackedBlock, { width, faxOptions }: WantedRows): BlockStream =>
    new FaxStream(packed.bytes(0, packed.length).slice(), width, formOf(faxOptions));
  return {
    ...makeCompression(open, { closest: Infinity, predicts: false }),
    openBytes: (packed, { width }) => packed.length + CHANGE_BYTES * width,
    bilevel: true,
  };
}

/** Where the colour changes in a row and in the one above. */
const CHANGE_BYTES = 8;

function lossy(name: string): { readonly name: string; readonly why: string } {
  return { name, why: "does not keep labels" };
}

function maybeLossy(name: string): { readonly name: string; readonly why: string } {
  return { name, why: "may not keep labels and is not read here" };
}

function lossless(name: string): { readonly name: string; readonly why: string } {
  return { name, why: "is not read here" };
}
