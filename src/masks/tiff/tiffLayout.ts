import { decode, isMultiPage, type TiffIfd } from "tiff";
import type { LabelKind } from "../../core/labels/labelMap";
import type { Limits } from "../decoded";
import { Refusal } from "../refusal";
import { sizeRefusal } from "../sizeRefusal";

/** What the tags of a TIFF say, as far as it can be a mask. */
export interface TiffLayout {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** Samples a pixel. */
  readonly samples: number;
  readonly kind: LabelKind;
  readonly compression: number;
  readonly differences: boolean;
  readonly littleEndian: boolean;
  /** Strips as tiles of the whole width; unlike these, their last has only the rows that are left. */
  readonly tiled: boolean;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly offsets: readonly number[];
  readonly byteCounts: readonly number[];
  readonly palette?: string;
  readonly notes: readonly string[];
}

/** Tags of TIFF 6.0, section 8 and 15, whose values must be one of these, or absent, for a mask to be read. */
const DEMANDS: readonly { readonly tag: string; readonly known: readonly number[]; readonly what: string }[] = [
  { tag: "BitsPerSample", known: [1, 2, 4, 8, 16], what: "bits a sample" },
  { tag: "SampleFormat", known: [1], what: "as sample format (only unsigned integers are labels)" },
  { tag: "PhotometricInterpretation", known: [0, 1, 2, 3], what: "as colour space" },
  { tag: "Predictor", known: [1, 2], what: "as predictor" },
  { tag: "PlanarConfiguration", known: [1], what: "as planar configuration" },
  { tag: "Orientation", known: [1], what: "as orientation" },
  { tag: "FillOrder", known: [1], what: "as fill order" },
];
const SEVERAL = "The file holds several images; the first was read.";

/** Reads the tags of the first image. */
export function readTiffLayout(bytes: Uint8Array, limits: Limits): TiffLayout | Refusal {
  const read = readTags(bytes);
  if (read instanceof Refusal) return read;
  const { tags, several } = read;
  const width = one(tags, "ImageWidth", 0);
  const height = one(tags, "ImageLength", 0);
  const refusal = sizeRefusal(width, height, limits) ?? strangeTags(tags);
  if (refusal) return refusal;
  const bits = one(tags, "BitsPerSample", 1);
  const samples = one(tags, "SamplesPerPixel", 1);
  const kind = kindOf(one(tags, "PhotometricInterpretation", 1));
  if (kind === "colour" ? samples < 3 || samples > 4 || bits !== 8 : samples > 2 || (samples > 1 && bits < 8)) {
    return new Refusal(`The TIFF has ${samples} samples of ${bits} bits a pixel, which is no mask. Save it as 8 or 16-bit grey, palette or 8-bit RGB.`);
  }
  const tileWidth = one(tags, "TileWidth", 0);
  const tiled = tileWidth > 0;
  const palette = kind === "palette" ? paletteOf(all(tags, "ColorMap")) : undefined;
  return {
    width,
    height,
    bits,
    samples,
    kind,
    compression: one(tags, "Compression", 1),
    differences: one(tags, "Predictor", 1) === 2,
    littleEndian: bytes[0] === 0x49,
    tiled,
    tileWidth: tiled ? tileWidth : width,
    tileHeight: tiled ? one(tags, "TileLength", 0) : Math.min(height, one(tags, "RowsPerStrip", height)),
    offsets: all(tags, tiled ? "TileOffsets" : "StripOffsets"),
    byteCounts: all(tags, tiled ? "TileByteCounts" : "StripByteCounts"),
    ...(palette !== undefined && { palette }),
    notes: several ? [SEVERAL] : [],
  };
}

interface ReadTags {
  readonly tags: TiffIfd;
  readonly several: boolean;
}

function readTags(bytes: Uint8Array): ReadTags | Refusal {
  try {
    const [tags] = decode(bytes, { pages: [0], ignoreImageData: true });
    if (tags) return { tags, several: isMultiPage(bytes) };
  } catch {
    // Whatever the library stumbled over, the tags are not those of a whole TIFF.
  }
  return new Refusal("The tags of the TIFF are damaged or cut short. Copy or write the file again.");
}

function strangeTags(tags: TiffIfd): Refusal | undefined {
  for (const { tag, known, what } of DEMANDS) {
    const strange = all(tags, tag).find((value) => !known.includes(value));
    if (strange !== undefined) return new Refusal(`The TIFF has ${strange} ${what}, which this reader does not know. Save the mask as PNG.`);
  }
  return undefined;
}

function kindOf(photometric: number): LabelKind {
  if (photometric === 2) return "colour";
  return photometric === 3 ? "palette" : "grey";
}

/** Three columns of 16-bit values, all reds first. */
function paletteOf(map: readonly number[]): string {
  const colours = map.length / 3;
  const hex = (value: number | undefined): string => ((value ?? 0) >> 8).toString(16).padStart(2, "0");
  return Array.from({ length: colours }, (_, i) => hex(map[i]) + hex(map[i + colours]) + hex(map[i + 2 * colours])).join("");
}

function one(tags: TiffIfd, tag: string, fallback: number): number {
  return all(tags, tag)[0] ?? fallback;
}

function all(tags: TiffIfd, tag: string): readonly number[] {
  const value: unknown = tags.get(tag);
  if (typeof value === "number") return [value];
  return Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<number>) : [];
}
