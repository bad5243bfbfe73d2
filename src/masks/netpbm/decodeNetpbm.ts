import type { LabelArray, LabelMap, MaskFacts } from "../../core/labels/labelMap";
import { unpackBits, unpackBytes, unpackColours, unpackWords, type Unpack } from "../../kernel/plain/unpack";
import type { Limits, ReadOptions } from "../decoded";
import type { FileBytes } from "../fileBytes";
import type { StripPlan } from "../maskStrips";
import { Refusal } from "../refusal";
import { planRows } from "../rowStrips";
import { sizeRefusal } from "../sizeRefusal";
import { planWhole } from "../wholeStrips";
import { LONGEST_HEAD, readNetpbmHeader, type NetpbmHeader } from "./netpbmHeader";

/**
 * Reads PBM, PGM and PPM (P1 to P6 of Netpbm) as labels: grey samples as they are stored, packed colours; of black and white
 * pictures white is 1 and black 0, as in a PNG of 1 bit.
 */
export function decodeNetpbm(bytes: Uint8Array, limits: Limits): LabelMap | Refusal {
  const header = readNetpbmHeader(bytes);
  if (header instanceof Refusal) return header;
  const { width, height, largest, channels, plain } = header;
  const refusal = sizeRefusal(width, height, limits);
  if (refusal) return refusal;
  if (channels === 3 && largest !== 255) {
    return new Refusal(
      `The PPM has colours from 0 to ${largest} where they are to be from 0 to 255. Save it with 8 bits a sample, or as PNG.`,
    );
  }
  // A digit and a blank, or a bit, a sample at least.
  const least = plain ? width * height * channels : Math.ceil((width * channels * bitsOf(header)) / 8) * height;
  if (header.data + least > bytes.length) return cutShort();
  const read = plain ? readNumbers(bytes, header) : readSamples(bytes, header);
  if (read instanceof Refusal) return read;
  const { labels, end } = read;
  const larger = refuseLarger(labels, header);
  if (larger) return larger;
  if (isNextImage(bytes.subarray(end, end + NEXT_HEAD)))
    return new Refusal("The file holds several images. Save each as a mask of its own.");
  return { width, height, labels, facts: factsOf(header) };
}

/** Where another image would begin. */
const NEXT_HEAD = 16;

function isNextImage(bytes: Uint8Array): boolean {
  return /^\s*P[1-7]\s/.test(String.fromCharCode(...bytes));
}

function factsOf(header: NetpbmHeader): MaskFacts {
  const { channels } = header;
  return { format: "Netpbm", kind: channels === 3 ? "colour" : "grey", bits: channels === 3 ? 8 : bitsOf(header) };
}

function refuseLarger(labels: LabelArray, { isBits, channels, largest }: NetpbmHeader): Refusal | undefined {
  if (isBits || channels !== 1 || largest === 255 || largest === 65535 || !labels.some((label) => label > largest))
    return undefined;
  return new Refusal(
    `The PGM holds samples above the ${largest} that it declares as the largest. It is damaged: write it again.`,
  );
}

/** A label of a sample that is written as digits, and those digits in the file. */
const DIGITS_PIXEL_BYTES = 4;

/** Reads one in strips; samples as decimal numbers are read whole. */
export function planNetpbm(file: FileBytes, options: ReadOptions): StripPlan | Refusal {
  const header = readNetpbmHeader(file.slice(0, LONGEST_HEAD).slice());
  if (header instanceof Refusal) return header;
  const { width, height, largest, channels, data, isBits } = header;
  const refusal = sizeRefusal(width, height, options);
  if (refusal) return refusal;
  const bits = bitsOf(header);
  const rowBytes = Math.ceil((width * channels * bits) / 8);
  const end = data + rowBytes * height;
  const isOdd = channels === 3 && largest !== 255;
  // What is refused is so by the reader of the whole, in its words.
  if (header.plain || isOdd || end > file.size || isNextImage(file.slice(end, NEXT_HEAD)))
    return planWhole(decodeNetpbm, DIGITS_PIXEL_BYTES)(file, options);
  const unpack = unpackOf(header);
  return planRows(file, {
    width,
    height,
    rowBytes,
    placeOf: (y) => data + y * rowBytes,
    unpack: (bytes, at, labels, placement) => {
      unpack(bytes, at, labels, placement);
      if (isBits) invert(labels.subarray(placement.to, placement.to + placement.count));
    },
    emptyLabels: (length) => emptyLabels(header, length),
    refuse: (labels) => refuseLarger(labels, header),
    cutShort,
    facts: factsOf(header),
  });
}

interface Samples {
  readonly labels: LabelArray;
  /** Where the image ends. */
  readonly end: number;
}

function bitsOf({ largest, isBits }: NetpbmHeader): 1 | 8 | 16 {
  return isBits ? 1 : largest > 255 ? 16 : 8;
}

function unpackOf(header: NetpbmHeader): Unpack {
  const bits = bitsOf(header);
  if (header.channels === 3) return unpackColours(3, 1, 0);
  return bits === 1 ? unpackBits(1) : bits === 8 ? unpackBytes(1) : unpackWords(2);
}

function invert(labels: LabelArray): void {
  for (let pixel = 0; pixel < labels.length; pixel++) labels[pixel] = 1 - (labels[pixel] ?? 0);
}

function readSamples(bytes: Uint8Array, header: NetpbmHeader): Samples {
  const { width, height, channels, data, isBits } = header;
  const bits = bitsOf(header);
  const rowBytes = Math.ceil((width * channels * bits) / 8);
  const labels = emptyLabels(header);
  const unpack = unpackOf(header);
  for (let y = 0; y < height; y++) unpack(bytes, data + y * rowBytes, labels, { to: y * width, step: 1, count: width });
  if (isBits) invert(labels);
  return { labels, end: data + rowBytes * height };
}

/** Samples as decimal numbers; of black and white pictures digits that may stand without a blank between. */
function readNumbers(bytes: Uint8Array, header: NetpbmHeader): Samples | Refusal {
  const { width, height, channels, largest, isBits } = header;
  const labels = emptyLabels(header);
  let at = header.data;
  const number = (): number | undefined => {
    while (isBlank(bytes[at])) at++;
    const start = at;
    let value = 0;
    while (isDigit(bytes[at]) && !(isBits && at > start))
      value = Math.min(0x10000, value * 10 + (bytes[at++] ?? 0) - ZERO);
    return at === start ? undefined : value;
  };
  for (let pixel = 0; pixel < width * height; pixel++) {
    let label = 0;
    for (let channel = 0; channel < channels; channel++) {
      const value = number();
      if (value === undefined) return cutShort();
      if (value > largest)
        return new Refusal(
          `The file holds a sample above the ${largest} that it declares as the largest. It is damaged: write it again.`,
        );
      label = channels === 3 ? (label << 8) | value : value;
    }
    labels[pixel] = isBits ? 1 - label : label;
  }
  return { labels, end: at };
}

function emptyLabels({ width, height, channels, largest }: NetpbmHeader, length: number = width * height): LabelArray {
  if (channels === 3) return new Int32Array(length);
  return largest > 255 ? new Uint16Array(length) : new Uint8Array(length);
}

const ZERO = 0x30;

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || (byte !== undefined && byte >= 9 && byte <= 13);
}

function cutShort(): Refusal {
  return new Refusal("The image data of the Netpbm file is damaged or cut short. Copy or write the file again.");
}
