import type { LabelKind } from "../../core/labels/labelMap";
import { Refusal } from "../refusal";
import type { TagReader } from "./tagReader";

/** What stands for a pixel. */
export interface SampleLayout {
  readonly kind: LabelKind;
  /** Bits of a sample. */
  readonly bits: number;
  readonly format: SampleFormat;
  /** Samples a pixel: those of the label or colour, and one more at most. */
  readonly samples: number;
  /** The last sample is not a part of the label or colour: alpha by the file's own word, else of unknown meaning. */
  readonly extra?: "alpha" | "unknown";
  /** 0 is white. */
  readonly whiteIsZero: boolean;
  readonly palette?: string;
}

export type SampleFormat = "unsigned" | "signed" | "float";

/** Values of the tag; 4 says that nothing is known, which libtiff takes as unsigned. */
const FORMATS: ReadonlyMap<number, SampleFormat> = new Map([
  [1, "unsigned"],
  [2, "signed"],
  [3, "float"],
  [4, "unsigned"],
]);
const COMPLEX: ReadonlySet<number> = new Set([5, 6]);
const WIDE_BITS: Readonly<Record<SampleFormat, readonly number[]>> = {
  unsigned: [32, 64],
  signed: [8, 16, 32, 64],
  float: [16, 32, 64],
};
/** Unsigned samples may have any number of bits up to this. */
const MOST_ODD_BITS = 16;

/** Colour spaces that no mask has, by the value of PhotometricInterpretation. */
const COLOUR_SPACES: ReadonlyMap<number, string> = new Map([
  [5, "CMYK"],
  [6, "YCbCr, as photographs have it"],
  [8, "CIE L*a*b*"],
  [9, "ICC L*a*b*"],
  [10, "ITU L*a*b*"],
  [32803, "that of a camera's sensor (CFA)"],
  [34892, "that of a camera's sensor"],
]);
const MASK_PAGE = 4;

/** What the tags say of the samples, where labels can be made of them. */
export function readSampleLayout(tags: TagReader): SampleLayout | Refusal {
  const samples = tags.one("SamplesPerPixel", 1);
  const bits = sameOf(tags, "BitsPerSample", samples);
  const formatNumber = sameOf(tags, "SampleFormat", samples);
  const photometric = tags.one("PhotometricInterpretation", 1);
  const extras = tags.all("ExtraSamples", samples);
  const palette = photometric === 3 ? paletteOf(tags.all("ColorMap", 3 * 2 ** MOST_ODD_BITS)) : undefined;
  if (tags.refusal) return tags.refusal;
  if (bits instanceof Refusal) return bits;
  if (formatNumber instanceof Refusal) return formatNumber;
  const format = FORMATS.get(formatNumber);
  if (!format) {
    return new Refusal(
      `The TIFF has ${COMPLEX.has(formatNumber) ? "complex numbers" : `samples of the unknown format ${formatNumber}`}, which are not labels. ${SAVE}`,
    );
  }
  const kind = kindOf(photometric);
  if (!kind)
    return new Refusal(
      `The TIFF has the colour space ${COLOUR_SPACES.get(photometric) ?? photometric}, which no mask has. ${SAVE}`,
    );
  const refusal = refuseSamples({ kind, bits, format, samples });
  if (refusal) return refusal;
  const own = kind === "colour" ? 3 : 1;
  return {
    kind,
    bits,
    format,
    samples,
    ...(samples > own && { extra: extras[0] === 1 || extras[0] === 2 ? "alpha" : "unknown" }),
    whiteIsZero: photometric === 0,
    ...(palette !== undefined && { palette }),
  };
}

const SAVE = "Save the mask as grey or palette of 8 or 16 bits, or as 8-bit RGB.";

/** A tag of one value a sample, of which all are the same; some writers give one value for all. */
function sameOf(tags: TagReader, tag: "BitsPerSample" | "SampleFormat", samples: number): number | Refusal {
  const [first = 1, ...others] = tags.all(tag, samples);
  const other = others.find((value) => value !== first);
  if (other === undefined) return first;
  return new Refusal(
    `The samples of the TIFF differ in ${tag} (${first} and ${other}), so no one of them is the label. ${SAVE}`,
  );
}

function kindOf(photometric: number): LabelKind | undefined {
  if (photometric === 2) return "colour";
  if (photometric === 3) return "palette";
  return photometric === 0 || photometric === 1 || photometric === MASK_PAGE ? "grey" : undefined;
}

function refuseSamples({
  kind,
  bits,
  format,
  samples,
}: Pick<SampleLayout, "kind" | "bits" | "format" | "samples">): Refusal | undefined {
  if (samples < 1)
    return new Refusal("The TIFF says that it has 0 samples a pixel: it is damaged. Write the file again.");
  if (kind === "colour") {
    const fits = (samples === 3 || samples === 4) && format === "unsigned" && (bits === 8 || bits === 16);
    return fits
      ? undefined
      : new Refusal(
          `The TIFF has ${samples} samples of ${bits} bits (${format}) a pixel as colours, and those of a mask are RGB of 8 bits. ${SAVE}`,
        );
  }
  if (samples > 2 || (samples > 1 && bits % 8 !== 0)) {
    return new Refusal(
      `The TIFF has ${samples} bands of ${bits} bits, and a mask has one. Write the band that holds the labels alone, or, of one band a class, the number of the largest (argmax).`,
    );
  }
  if (WIDE_BITS[format].includes(bits) || (format === "unsigned" && bits >= 1 && bits <= MOST_ODD_BITS))
    return undefined;
  return new Refusal(`The TIFF has samples of ${bits} bits (${format}), which this reader does not know. ${SAVE}`);
}

/** Three columns of 16-bit values, all reds first; some writers give values of 8 bits, as libtiff knows. */
function paletteOf(map: readonly number[]): string | undefined {
  const colours = Math.floor(map.length / 3);
  if (colours === 0) return undefined;
  const shift = map.some((value) => value > 255) ? 8 : 0;
  const hex = (value: number | undefined): string => (((value ?? 0) >> shift) & 255).toString(16).padStart(2, "0");
  return Array.from(
    { length: colours },
    (_, i) => hex(map[i]) + hex(map[i + colours]) + hex(map[i + 2 * colours]),
  ).join("");
}
