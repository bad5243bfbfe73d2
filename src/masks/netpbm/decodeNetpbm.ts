import type { LabelArray, LabelMap, MaskFacts } from "../../core/labels/labelMap";
import { unpackBits, unpackBytes, unpackColours, unpackWords, type Unpack } from "../../kernel/plain/unpack";
import { ByteStream } from "../byteStream";
import type { Limits, ReadOptions } from "../decoded";
import { heldBytes, type FileBytes } from "../fileBytes";
import type { StripPlan } from "../maskStrips";
import { Refusal } from "../refusal";
import { planRows } from "../rowStrips";
import { sizeRefusal } from "../sizeRefusal";
import { planStream } from "../streamedStrips";
import { PlainSamples } from "./plainSamples";
import { refuseNextImage } from "./refuseNextImage";
import { LONGEST_HEAD, readNetpbmHeader, type NetpbmHeader } from "./netpbmHeader";

/**
 * Reads PBM, PGM and PPM (P1 to P6 of Netpbm) as labels: grey samples as they are stored, packed colours; of black and white
 * pictures white is 1 and black 0, as in a PNG of 1 bit.
 */
export function decodeNetpbm(bytes: Uint8Array, limits: Limits): LabelMap | Refusal {
  const header = readNetpbmHeader(bytes);
  if (header instanceof Refusal) return header;
  const { width, height, plain } = header;
  const refusal = sizeRefusal(width, height, limits);
  if (refusal) return refusal;
  const held = refuseHeld(header, bytes.length);
  if (held) return held;
  const labels = plain ? readNumbers(bytes, header) : readSamples(bytes, header);
  if (labels instanceof Refusal) return labels;
  return { width, height, labels, facts: factsOf(header) };
}

/** Why a file of so many bytes cannot hold what its head says. */
function refuseHeld(header: NetpbmHeader, size: number): Refusal | undefined {
  const { width, height, largest, channels, plain, data } = header;
  if (channels === 3 && largest !== 255) {
    return new Refusal(
      `The PPM has colours from 0 to ${largest} where they are to be from 0 to 255. Save it with 8 bits a sample, or as PNG.`,
    );
  }
  // A digit, or a bit, a sample at least.
  const least = plain ? width * height * channels : rowBytesOf(header) * height;
  return data + least > size ? cutShort() : undefined;
}

function rowBytesOf(header: NetpbmHeader): number {
  return Math.ceil((header.width * header.channels * bitsOf(header)) / 8);
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

/** Reads one in strips. */
export function planNetpbm(file: FileBytes, options: ReadOptions): StripPlan | Refusal {
  const header = readNetpbmHeader(file.slice(0, LONGEST_HEAD).slice());
  if (header instanceof Refusal) return header;
  const { width, height, data, plain, isBits } = header;
  const refusal = sizeRefusal(width, height, options) ?? refuseHeld(header, file.size);
  if (refusal) return refusal;
  if (plain)
    return planStream({
      width,
      height,
      begin: () => new PlainSamples(file, header),
      emptyLabels: (length) => emptyLabels(header, length),
      facts: factsOf(header),
      damaged: cutShort,
    });
  const rowBytes = rowBytesOf(header);
  const next = refuseBehind(file, data + rowBytes * height);
  if (next) return next;
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

function refuseBehind(file: FileBytes, end: number): Refusal | undefined {
  const rest = new ByteStream(file, end);
  return refuseNextImage(() => rest.next());
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

function readSamples(bytes: Uint8Array, header: NetpbmHeader): LabelArray | Refusal {
  const { width, height, data, isBits } = header;
  const rowBytes = rowBytesOf(header);
  const labels = emptyLabels(header);
  const unpack = unpackOf(header);
  for (let y = 0; y < height; y++) unpack(bytes, data + y * rowBytes, labels, { to: y * width, step: 1, count: width });
  if (isBits) invert(labels);
  return refuseLarger(labels, header) ?? refuseBehind(heldBytes(bytes), data + rowBytes * height) ?? labels;
}

function readNumbers(bytes: Uint8Array, header: NetpbmHeader): LabelArray | Refusal {
  const { width, height } = header;
  const labels = emptyLabels(header);
  const samples = new PlainSamples(heldBytes(bytes), header);
  for (let y = 0; y < height; y++) {
    const read = samples.next(labels.subarray(y * width, (y + 1) * width));
    if (read !== true) return read || cutShort();
  }
  const read = samples.finish();
  return read instanceof Refusal ? read : labels;
}

function emptyLabels({ width, height, channels, largest }: NetpbmHeader, length: number = width * height): LabelArray {
  if (channels === 3) return new Int32Array(length);
  return largest > 255 ? new Uint16Array(length) : new Uint8Array(length);
}

function cutShort(): Refusal {
  return new Refusal("The image data of the Netpbm file is damaged or cut short. Copy or write the file again.");
}
