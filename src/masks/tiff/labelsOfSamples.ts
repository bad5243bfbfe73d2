import type { LabelArray } from "../../core/labels/labelMap";
import { columnVaries } from "../../kernel/plain/columnVaries";
import { halfFloat } from "../../kernel/plain/halfFloat";
import { unpackColours } from "../../kernel/plain/unpack";
import { distinctColours } from "../../kernel/plain/wideColours";
import { wholeLabels, type NodataNumber, type OddNumbers } from "../../kernel/plain/wholeLabels";
import { Refusal } from "../refusal";
import type { TiffLayout } from "./tiffLayout";
import type { TiffSamples } from "./readSamples";

/** Labels, and whether numbers for "no data" that can be none became one. */
export interface LabelsOfSamples {
  readonly labels: LabelArray;
  readonly replaced: boolean;
}

/** The labels that the samples are, without a sample that is no part of them. */
export function labelsOfSamples({ bytes, sampleBytes }: TiffSamples, layout: TiffLayout, nodata: NodataNumber | undefined): LabelsOfSamples | Refusal {
  const { kind, format, width, height, samples } = layout;
  if (kind === "colour") {
    const labels = colours(bytes, { pixels: width * height, samples, sampleBytes });
    return labels instanceof Refusal ? labels : { labels, replaced: false };
  }
  const own = samples === 1 ? bytes : firstSamples(bytes, sampleBytes, samples);
  if (format === "unsigned" && sampleBytes === 1) return { labels: own, replaced: false };
  if (format === "unsigned" && sampleBytes === 2) return { labels: new Uint16Array(own.buffer), replaced: false };
  if (format === "signed" && sampleBytes === 1) return { labels: new Int32Array(new Int8Array(own.buffer)), replaced: false };
  if (format === "signed" && sampleBytes === 2) return { labels: new Int32Array(new Int16Array(own.buffer)), replaced: false };
  const numbers = numbersOf(own, layout);
  // Numbers of 32 bits become labels where they are.
  const labels = numbers.BYTES_PER_ELEMENT === 4 ? new Int32Array(numbers.buffer) : new Int32Array(numbers.length);
  const odd = wholeLabels(numbers, labels, nodata);
  return refuseOdd(odd) ?? { labels, replaced: odd.replaced > 0 };
}

/** Whether the sample that is no part of a label or colour takes more than one value. */
export function extraVaries({ bytes, sampleBytes }: TiffSamples, { width, height, samples }: TiffLayout): boolean {
  const pixelBytes = samples * sampleBytes;
  const at = pixelBytes - sampleBytes;
  return columnVaries(bytes, at, pixelBytes, width * height, bytes.slice(at, pixelBytes));
}

function firstSamples(bytes: Uint8Array, sampleBytes: number, samples: number): Uint8Array {
  const own = new Uint8Array(bytes.length / samples);
  for (let i = 0; i < own.length; i++) own[i] = bytes[Math.floor(i / sampleBytes) * samples * sampleBytes + (i % sampleBytes)] ?? 0;
  return own;
}

function numbersOf({ buffer }: Uint8Array, { format, bits }: TiffLayout): Uint32Array | Int32Array | Float32Array | Float64Array {
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
function colours(bytes: Uint8Array, { pixels, samples, sampleBytes }: Colours): Int32Array | Refusal {
  const labels = new Int32Array(pixels);
  const pixelBytes = samples * sampleBytes;
  const all = { to: 0, step: 1, count: pixels };
  if (sampleBytes === 1) {
    unpackColours(pixelBytes, 1, 0)(bytes, 0, labels, all);
    return labels;
  }
  const { highBytesZero, clash } = distinctColours(Buffer.from(bytes.buffer).swap16(), [{ at: 0, count: pixels }], pixelBytes);
  if (clash) return new Refusal("The file holds colours of 16 bits a sample that are the same in their upper 8 bits. Save it with 8 bits a sample.");
  unpackColours(pixelBytes, 2, highBytesZero ? 1 : 0)(bytes, 0, labels, all);
  return labels;
}

function refuseOdd({ fractions, fraction, nans, outside, outlier, unit }: OddNumbers): Refusal | undefined {
  if (fractions > 0) {
    const what = unit ? "all from 0 to 1: these look like scores, not labels. Write labels: scores above a threshold, or the number of the largest (argmax)" : "which is no label. Write whole numbers";
    return new Refusal(`The TIFF holds ${fractions} numbers with a fraction, the first ${fraction}, ${what}.`);
  }
  if (nans > 0) {
    return new Refusal(`The TIFF holds ${nans} pixels that are no number (NaN), and no GDAL_NODATA says what they mean. Write a label in their place, such as 255.`);
  }
  return outside > 0 ? new Refusal(`The TIFF holds ${outside} labels beyond 32 bits with a sign, the first ${outlier}. Renumber the labels.`) : undefined;
}
