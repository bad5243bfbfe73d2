import type { Limits } from "../decoded";
import { Refusal } from "../refusal";
import { sizeRefusal } from "../sizeRefusal";
import { compressionOf, type Compression } from "./compressions";
import { readSampleLayout, type SampleLayout } from "./sampleLayout";
import { TagReader } from "./tagReader";
import type { TiffFile } from "./tiffFile";
import type { TiffPages } from "./tiffPages";

/** What the tags of a TIFF say of its mask. */
export interface TiffLayout extends SampleLayout {
  /** As stored, before rows and columns are put where the orientation has them. */
  readonly width: number;
  readonly height: number;
  /** From 1 to 8, as of TIFF 6.0. */
  readonly orientation: number;
  readonly littleEndian: boolean;
  readonly compression: Compression;
  readonly predictor: Predictor;
  /** Each sample in separate strips or tiles. */
  readonly planar: boolean;
  /** Bits of packed bytes are to be turned round. */
  readonly lowBitFirst: boolean;
  readonly faxOptions: number;
  readonly blocks: BlockLayout;
  /** The text of GDAL_NODATA; empty where there is none. */
  readonly nodata: string;
  readonly notes: readonly string[];
}

export type Predictor = "none" | "differences" | "float";

/** Strips, which are as wide as the image, or tiles. */
export interface BlockLayout {
  /** Unlike tiles, the last strip has only the rows that are left. */
  readonly tiled: boolean;
  readonly width: number;
  readonly height: number;
  /** Where each lies in the file, and its bytes; no bytes where the file leaves them out. */
  readonly offsets: readonly number[];
  readonly byteCounts: readonly number[];
}

/** Reads the tags of the mask in a file. */
export function readTiffLayout(file: TiffFile, limits: Limits, pages: TiffPages): TiffLayout | Refusal {
  const tags = new TagReader(file, pages.mask);
  const width = tags.one("ImageWidth", 0);
  const height = tags.one("ImageLength", 0);
  const refusal = tags.refusal ?? sizeRefusal(width, height, limits);
  if (refusal) return refusal;
  const compression = compressionOf(tags.one("Compression", 1));
  if (compression instanceof Refusal) return compression;
  const samples = readSampleLayout(tags);
  if (samples instanceof Refusal) return samples;
  const predictor = readPredictor(tags, compression, samples);
  if (predictor instanceof Refusal) return predictor;
  const planar = tags.one("PlanarConfiguration", 1) === 2 && samples.samples > 1;
  const blocks = readBlockLayout(tags, { width, height, planes: planar ? samples.samples : 1 });
  const layout: TiffLayout = {
    ...samples,
    width,
    height,
    orientation: tags.one("Orientation", 1),
    littleEndian: file.littleEndian,
    compression,
    predictor,
    planar,
    lowBitFirst: tags.one("FillOrder", 1) === 2,
    faxOptions: tags.one("T4Options", 0),
    blocks,
    nodata: tags.text("GdalNodata").trim(),
    notes: pages.notes,
  };
  return tags.refusal ?? strangeValue(tags) ?? strangeBlocks(layout) ?? layout;
}

function readPredictor(
  tags: TagReader,
  { predicts }: Compression,
  { bits, format }: SampleLayout,
): Predictor | Refusal {
  const predictor = predicts ? tags.one("Predictor", 1) : 1;
  if (predictor === 1) return "none";
  if (predictor === 2 && (bits === 8 || bits === 16 || bits === 32 || bits === 64)) return "differences";
  if (predictor === 3 && format === "float") return "float";
  return new Refusal(
    `The TIFF has the predictor ${predictor} with samples of ${bits} bits (${format}), which no writer does. Write the file again, or as PNG.`,
  );
}

function readBlockLayout(
  tags: TagReader,
  { width, height, planes }: { readonly width: number; readonly height: number; readonly planes: number },
): BlockLayout {
  const tiled = tags.has("TileWidth") || tags.has("TileLength");
  const blockWidth = tiled ? tags.one("TileWidth", 0) : width;
  const blockHeight = tiled ? tags.one("TileLength", 0) : Math.min(height, tags.one("RowsPerStrip", height));
  const count = Math.ceil(width / blockWidth) * Math.ceil(height / blockHeight) * planes;
  // Whichever of the two names a writer uses, libtiff reads.
  const [offsets, sizes] = [
    tags.has("TileOffsets") ? "TileOffsets" : "StripOffsets",
    tags.has("TileByteCounts") ? "TileByteCounts" : "StripByteCounts",
  ] as const;
  const most = Number.isFinite(count) ? count : 0;
  return {
    tiled,
    width: blockWidth,
    height: blockHeight,
    offsets: tags.all(offsets, most),
    byteCounts: tags.all(sizes, most),
  };
}

/** Tags that must have one of these values, or be absent, for a mask to be read. */
const DEMANDS = [
  { tag: "PlanarConfiguration", known: [1, 2] },
  { tag: "Orientation", known: [1, 2, 3, 4, 5, 6, 7, 8] },
  { tag: "FillOrder", known: [1, 2] },
] as const;

function strangeValue(tags: TagReader): Refusal | undefined {
  for (const { tag, known } of DEMANDS) {
    const value = tags.one(tag, 1);
    if (!known.some((one) => one === value))
      return new Refusal(
        `The tag ${tag} of the TIFF is ${value}, which TIFF does not have. Write the file again, or as PNG.`,
      );
  }
  return undefined;
}

/** Tiles that are larger than the image by so much are not tiles of it. */
const LARGEST_TILE_BYTES = 2 ** 26;
const LARGEST_TILE_SHARE = 4;

function strangeBlocks({ width, height, bits, samples, planar, compression, blocks }: TiffLayout): Refusal | undefined {
  if (compression.bilevel && bits !== 1)
    return new Refusal(
      `The TIFF has samples of ${bits} bits in a compression for 1 bit (CCITT): it is damaged. Write the file again.`,
    );
  if (!(blocks.width > 0 && blocks.height > 0)) {
    return new Refusal(
      `The TIFF says that its strips or tiles have ${blocks.width} x ${blocks.height} pixels: it is damaged. Write the file again.`,
    );
  }
  const pixelBytes = ((planar ? 1 : samples) * bits) / 8;
  const blockBytes = blocks.width * blocks.height * pixelBytes;
  if (blockBytes <= Math.max(LARGEST_TILE_BYTES, LARGEST_TILE_SHARE * width * height * pixelBytes)) return undefined;
  return new Refusal(
    `The TIFF has tiles of ${blocks.width} x ${blocks.height} pixels for an image of ${width} x ${height}, which would take ${Math.ceil(blockBytes)} bytes each. ` +
      "Write it with smaller tiles, or as PNG.",
  );
}
