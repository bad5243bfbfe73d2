import type { LabelArray } from "../../core/labels/labelMap";
import { columnVaries } from "../../kernel/plain/columnVaries";
import { halfFloat } from "../../kernel/plain/halfFloat";
import { unpackColours } from "../../kernel/plain/unpack";
import { WideColours } from "../../kernel/plain/wideColours";
import { wholeLabels, type NodataNumber, type OddNumbers } from "../../kernel/plain/wholeLabels";
import { levelOfScore } from "../levelOfScore";
import { Refusal } from "../refusal";
import type { TiffLayout } from "./tiffLayout";
import type { TiffSamples } from "./readSamples";

/** Labels, and how they were made where they are not the samples as they stand. */
export interface LabelsOfSamples {
  readonly labels: LabelArray;
  /** Numbers for "no data" that no label can be became one. */
  readonly replaced?: true;
  /** The samples are scores, the labels their levels. */
  readonly levels?: true;
}

/** How samples are read. */
export interface SampleReading {
  readonly nodata: NodataNumber | undefined;
  /** As of `scoreLevel`. */
  readonly threshold: number;
  /** Whether the samples are scores, and how wide colours are packed, where all of the image was looked through; absent: these samples are all. */
  readonly known?: { readonly areScores: boolean; readonly wide: WideColours | undefined };
}

/** The labels that the samples are, without a sample that is not a part of them. */
export function labelsOfSamples(
  { bytes, sampleBytes }: TiffSamples,
  layout: TiffLayout,
  { nodata, threshold, known }: SampleReading,
): LabelsOfSamples | Refusal {
  const { kind, format, width, height, samples } = layout;
  if (kind === "colour") {
    const labels = colours(bytes, { pixels: width * height, samples, sampleBytes }, known?.wide);
    return labels instanceof Refusal ? labels : { labels };
  }
  const own = samples === 1 ? bytes : firstSamples(bytes, sampleBytes, samples);
  if (format === "unsigned" && sampleBytes === 1) return { labels: own };
  if (format === "unsigned" && sampleBytes === 2) return { labels: new Uint16Array(own.buffer) };
  if (format === "signed" && sampleBytes === 1) return { labels: new Int32Array(new Int8Array(own.buffer)) };
  if (format === "signed" && sampleBytes === 2) return { labels: new Int32Array(new Int16Array(own.buffer)) };
  const numbers = numbersOf(own, layout);
  // Whole numbers of 32 bits become labels where they are.
  const labels =
    format !== "float" && sampleBytes === 4 ? new Int32Array(numbers.buffer) : new Int32Array(numbers.length);
  const odd = wholeLabels(numbers, labels, nodata);
  if (known?.areScores ?? odd.fractions > 0) return scores(numbers, layout, threshold) ?? refuseFractions(odd);
  return refuseOdd(odd) ?? { labels, ...(odd.replaced > 0 && { replaced: true }) };
}

/** Scores from 0 to 1 as their levels; undefined where one number is not a score. */
function scores(numbers: ArrayLike<number>, { bits }: TiffLayout, threshold: number): LabelsOfSamples | undefined {
  const labels = new Uint8Array(numbers.length);
  const levelOf = levelOfScore(threshold, { code: `f${bits / 8}` });
  for (let i = 0; i < labels.length; i++) {
    const level = levelOf(numbers[i] ?? 0);
    if (level === undefined) return undefined;
    labels[i] = level;
  }
  return { labels, levels: true };
}

/** The value of the first sample that is not a part of a label or colour. */
export function firstExtra({ bytes, sampleBytes }: TiffSamples, { samples }: TiffLayout): Uint8Array {
  return bytes.slice((samples - 1) * sampleBytes, samples * sampleBytes);
}

/** Whether the sample that is not a part of a label or colour takes another value than the first of the image. */
export function extraVaries(
  found: TiffSamples,
  layout: TiffLayout,
  first: Uint8Array = firstExtra(found, layout),
): boolean {
  const { bytes, sampleBytes } = found;
  const pixelBytes = layout.samples * sampleBytes;
  return columnVaries(bytes, pixelBytes - sampleBytes, pixelBytes, layout.width * layout.height, first);
}

/** Looks through colours of 16 bits, a part of an image after the other. */
export function lookAtColours(
  { bytes, sampleBytes }: TiffSamples,
  { width, height }: TiffLayout,
  wide: WideColours,
): void {
  if (sampleBytes !== 2) return;
  Buffer.from(bytes.buffer).swap16();
  wide.look(bytes, 0, width * height);
}

/** Whether one of the numbers has a fraction, so that all are scores. */
export function holdFractions(
  { bytes, sampleBytes }: TiffSamples,
  layout: TiffLayout,
  nodata: NodataNumber | undefined,
): boolean {
  const own = layout.samples === 1 ? bytes : firstSamples(bytes, sampleBytes, layout.samples);
  const numbers = numbersOf(own, layout);
  return wholeLabels(numbers, new Int32Array(numbers.length), nodata).fractions > 0;
}

function firstSamples(bytes: Uint8Array, sampleBytes: number, samples: number): Uint8Array {
  const own = new Uint8Array(bytes.length / samples);
  for (let i = 0; i < own.length; i++)
    own[i] = bytes[Math.floor(i / sampleBytes) * samples * sampleBytes + (i % sampleBytes)] ?? 0;
  return own;
}

function numbersOf(
  { buffer }: Uint8Array,
  { format, bits }: TiffLayout,
): Uint32Array | Int32Array | Float32Array | Float64Array {
  if (format === "float" && bits === 16) return Float32Array.from(new Uint16Array(buffer), halfFloat);
  if (format === "float") return bits === 32 ? new Float32Array(buffer) : new Float64Array(buffer);
  if (bits === 32) return format === "signed" ? new Int32Array(buffer) : new Uint32Array(buffer);
  const low = new Uint32Array(buffer);
  const high = format === "signed" ? new Int32Array(buffer) : low;
  return Float64Array.from({ length: low.length / 2 }, (_, i) => (high[2 * i + 1] ?? 0) * 2 ** 32 + (low[2 * i] ?? 0));
}

interface Colours {
  readonly pixels: number;
  readonly samples: number;
  readonly sampleBytes: number;
}

/**
 * Packed colours. Those of 16 bits a sample are packed by their low bytes where all high bytes are 0, else by their high
 * bytes, as those of PNG are; refused where that would make two colours one.
 */
function colours(
  bytes: Uint8Array,
  { pixels, samples, sampleBytes }: Colours,
  known: WideColours | undefined,
): Int32Array | Refusal {
  const labels = new Int32Array(pixels);
  const pixelBytes = samples * sampleBytes;
  const all = { to: 0, step: 1, count: pixels };
  if (sampleBytes === 1) {
    unpackColours(pixelBytes, 1, 0)(bytes, 0, labels, all);
    return labels;
  }
  Buffer.from(bytes.buffer).swap16();
  const wide = known ?? new WideColours(pixelBytes);
  if (!known) wide.look(bytes, 0, pixels);
  if (wide.clash)
    return new Refusal(
      "The file holds colours of 16 bits a sample that are the same in their upper 8 bits. Save it with 8 bits a sample.",
    );
  unpackColours(pixelBytes, 2, wide.highBytesZero ? 1 : 0)(bytes, 0, labels, all);
  return labels;
}

function refuseFractions({ fractions, fraction }: OddNumbers): Refusal {
  return new Refusal(
    `The TIFF holds ${fractions} numbers with a fraction, the first ${fraction}: those are read as scores, which are from 0 to 1, and not all numbers are. ` +
      "Write whole numbers as labels, or scores after a sigmoid or a softmax, without NaN and no-data values.",
  );
}

function refuseOdd({ nans, outside, outlier }: OddNumbers): Refusal | undefined {
  if (nans > 0) {
    return new Refusal(
      `The TIFF holds ${nans} pixels that are not a number (NaN), and no GDAL_NODATA says what they mean. Write a label in their place, such as 255.`,
    );
  }
  return outside > 0
    ? new Refusal(
        `The TIFF holds ${outside} labels beyond 32 bits with a sign, the first ${outlier}. Renumber the labels.`,
      )
    : undefined;
}
