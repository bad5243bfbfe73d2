import { entryAt } from "../../core/numbers/numberAt";
import { crc32 } from "../crc32";
import type { Limits } from "../decoded";
import type { FileBytes } from "../fileBytes";
import { Refusal } from "../refusal";
import { HEADER_BYTES, readPngHeader, type PngHeader } from "./pngHeader";

/** What the chunks of a PNG hold, nothing inflated yet. */
export interface PngLayout {
  readonly header: PngHeader;
  /** Six hex digits a colour. */
  readonly palette?: string;
  /** The image data, in order: ranges of the file's bytes. */
  readonly imageData: readonly ByteRange[];
  /** Bytes of image data in all. */
  readonly imageDataBytes: number;
  readonly notes: readonly string[];
}

export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

interface Chunk extends ByteRange {
  readonly type: string;
  readonly crcHolds: boolean;
}

interface Findings {
  header?: PngHeader;
  palette?: string;
  readonly imageData: ByteRange[];
  imageDataBytes: number;
  /** Whether another chunk has come after image data. */
  imageDataEnded: boolean;
  ended: boolean;
  readonly notes: string[];
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, type and CRC of a chunk. */
const CHUNK_FRAME = 12;
const LARGEST_PALETTE = 256;
const NOTES = {
  noEnd: "The file ends without an IEND chunk, but its image data is complete.",
  afterEnd: "The file holds bytes after its end; they were not read.",
  ancillaryCrc: "The CRC of a chunk that holds no labels is wrong.",
  scattered: "Other chunks stand between the IDAT chunks.",
  greyPalette: "The file is grey but holds a palette, which was not read.",
  animated: "The file is animated; its first image was read.",
};

/**
 * Walks the chunks (PNG specification, third edition, section 5): IHDR first, critical chunks known and their CRC
 * right. Ancillary chunks never change a label, so that what is wrong with them is a note.
 */
export function readPngLayout(file: FileBytes, limits: Limits): PngLayout | Refusal {
  const start = file.slice(0, SIGNATURE.length);
  if (SIGNATURE.some((byte, index) => start[index] !== byte)) {
    return new Refusal("The PNG signature is damaged, as by a transfer as text. Copy the file again as binary.");
  }
  const findings: Findings = {
    imageData: [],
    imageDataBytes: 0,
    imageDataEnded: false,
    ended: false,
    notes: [],
  };
  let at = SIGNATURE.length;
  while (at < file.size && !findings.ended && !isCutEnd(file, at)) {
    if (findings.imageDataBytes > 0 && startsEnd(file, at, END_CHUNK.length)) {
      findings.ended = true;
      at += END_CHUNK.length;
      break;
    }
    const chunk = readChunk(file, at);
    if (chunk instanceof Refusal) {
      // What follows complete image data holds no labels; whether it is complete, inflating it will tell.
      if (!findings.imageDataEnded) return chunk;
      break;
    }
    const refusal = take(chunk, file, findings, limits);
    if (refusal) return refusal;
    at = chunk.end + 4;
  }
  if (findings.ended && at < file.size) note(findings, NOTES.afterEnd);
  if (!findings.ended) note(findings, NOTES.noEnd);
  return complete(findings);
}

/** The last chunk of every PNG: it holds nothing, so that a file that ends inside it lacks no more than one without it. */
const END_CHUNK = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

function isCutEnd(file: FileBytes, at: number): boolean {
  const left = file.size - at;
  return left < END_CHUNK.length && startsEnd(file, at, left);
}

/** Whether that many bytes are the first of the last chunk. */
function startsEnd(file: FileBytes, at: number, length: number): boolean {
  const bytes = file.slice(at, length);
  for (let index = 0; index < length; index++) if (bytes[index] !== END_CHUNK[index]) return false;
  return true;
}

function complete({ header, palette, imageData, imageDataBytes, notes }: Findings): PngLayout | Refusal {
  if (!header) return new Refusal("The file ends before its header: it is cut short. Copy or write it again.");
  if (imageData.length === 0)
    return new Refusal("The file holds no image data: it is cut short. Copy or write it again.");
  if (header.kind === "palette" && palette === undefined) {
    return new Refusal("The file says that it has a palette but holds none. It is damaged: write it again.");
  }
  return { header, ...(palette !== undefined && { palette }), imageData, imageDataBytes, notes };
}

function readChunk(file: FileBytes, at: number): Chunk | Refusal {
  if (at + CHUNK_FRAME > file.size) return cutShort("between two chunks");
  const head = file.slice(at, 8);
  const length = wordAt(head, 0);
  const type = nameAt(head, 4);
  if (type === undefined)
    return new Refusal("The file holds a chunk without a proper name: it is damaged. Copy or write it again.");
  if (at + CHUNK_FRAME + length > file.size) return cutShort(`inside its ${type} chunk`);
  const start = at + 8;
  const end = start + length;
  return { type, start, end, crcHolds: crcOf(file, at + 4, end) === wordAt(file.slice(end, 4), 0) };
}

/** Four bytes as a number, the highest first. */
function wordAt(bytes: Uint8Array, at: number): number {
  return (
    entryAt(bytes, at) * 2 ** 24 +
    ((entryAt(bytes, at + 1) << 16) | (entryAt(bytes, at + 2) << 8) | entryAt(bytes, at + 3))
  );
}

/** The name of a chunk, if it is four letters. */
function nameAt(bytes: Uint8Array, at: number): string | undefined {
  let name = "";
  for (let i = at; i < at + 4; i++) {
    const byte = entryAt(bytes, i);
    // What tells lower case from upper.
    const upper = byte & ~0x20;
    if (upper < 0x41 || upper > 0x5a) return undefined;
    name += String.fromCharCode(byte);
  }
  return name;
}

/** Bytes of a chunk that are looked at in one step. */
const STEP = 2 ** 20;

function crcOf(file: FileBytes, from: number, to: number): number {
  let crc = 0;
  for (let at = from; at < to; at += STEP) crc = crc32(file.slice(at, Math.min(STEP, to - at)), crc);
  return crc;
}

function cutShort(where: string): Refusal {
  return new Refusal(`The file ends ${where}: it is cut short. Copy or write it again.`);
}

function take(chunk: Chunk, file: FileBytes, findings: Findings, limits: Limits): Refusal | undefined {
  const { type, crcHolds } = chunk;
  if (!findings.header && type !== "IHDR")
    return new Refusal(`The file begins with a ${type} chunk instead of its header. It is damaged: write it again.`);
  if (type !== "IDAT" && findings.imageData.length > 0) findings.imageDataEnded = true;
  // Lower case in the first letter marks a chunk that a reader may skip (section 5.4).
  if (type >= "a") {
    if (!crcHolds) note(findings, NOTES.ancillaryCrc);
    if (type === "acTL") note(findings, NOTES.animated);
    return undefined;
  }
  if (!crcHolds)
    return new Refusal(`The CRC of the ${type} chunk is wrong: the file is damaged. Copy or write it again.`);
  const takeChunk = CRITICAL.get(type);
  if (!takeChunk)
    return new Refusal(
      `The file holds a critical ${type} chunk that this reader does not know. Save it as a plain PNG.`,
    );
  return takeChunk(findings, chunk, file, limits);
}

type TakeChunk = (findings: Findings, data: ByteRange, file: FileBytes, limits: Limits) => Refusal | undefined;

const CRITICAL: ReadonlyMap<string, TakeChunk> = new Map([
  ["IHDR", takeHeader],
  ["PLTE", takePalette],
  ["IDAT", takeImageData],
  ["IEND", takeEnd],
]);

/** Notes once what may be so of several chunks. */
function note({ notes }: Findings, text: string): void {
  if (!notes.includes(text)) notes.push(text);
}

function takeHeader(
  findings: Findings,
  { start, end }: ByteRange,
  file: FileBytes,
  limits: Limits,
): Refusal | undefined {
  if (findings.header) return new Refusal("The file holds two headers. It is damaged: write it again.");
  if (end - start !== HEADER_BYTES)
    return new Refusal(
      `The PNG header has ${end - start} bytes instead of ${HEADER_BYTES}. The file is damaged: write it again.`,
    );
  const header = readPngHeader(file.slice(start, HEADER_BYTES), limits);
  if (header instanceof Refusal) return header;
  findings.header = header;
  return undefined;
}

function takePalette(findings: Findings, { start, end }: ByteRange, file: FileBytes): Refusal | undefined {
  // A palette beside RGB is a suggestion for poor screens (section 11.2.2); beside grey it should not be.
  if (findings.header?.kind === "grey") note(findings, NOTES.greyPalette);
  if (findings.header?.kind !== "palette") return undefined;
  if (findings.palette !== undefined || findings.imageData.length > 0)
    return badPalette("not once before the image data");
  const length = end - start;
  if (length === 0 || length % 3 !== 0 || length > 3 * LARGEST_PALETTE) return badPalette(`${length} bytes long`);
  findings.palette = hexOf(file.slice(start, length));
  return undefined;
}

/** The palette before, as masks of a folder share one. */
let before = { bytes: Buffer.alloc(0), hex: "" };

function hexOf(palette: Uint8Array): string {
  if (!before.bytes.equals(palette)) {
    const bytes = Buffer.from(palette);
    before = { bytes, hex: bytes.toString("hex") };
  }
  return before.hex;
}

function badPalette(what: string): Refusal {
  return new Refusal(`The palette is ${what}. The file is damaged: write it again.`);
}

function takeImageData(findings: Findings, { start, end }: ByteRange): undefined {
  if (findings.imageDataEnded) note(findings, NOTES.scattered);
  findings.imageData.push({ start, end });
  findings.imageDataBytes += end - start;
}

function takeEnd(findings: Findings): undefined {
  findings.ended = true;
}
