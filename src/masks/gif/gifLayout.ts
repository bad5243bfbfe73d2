import type { NextPart } from "../../kernel/plain/packedBytes";
import type { FileBytes } from "../fileBytes";
import { Refusal } from "../refusal";

/** What the blocks of a GIF hold, nothing unpacked yet. */
export interface GifLayout {
  readonly width: number;
  readonly height: number;
  /** As of `MaskFacts`. */
  readonly palette: string;
  readonly interlaced: boolean;
  /** Bits of the first codes, without the two that are added for clearing and the end. */
  readonly codeBits: number;
  /** Where the blocks of the image data begin, and how many bytes they hold. */
  readonly data: number;
  readonly packedBytes: number;
}

const SCREEN_END = 13;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const DESCRIPTOR_BYTES = 10;

/** Walks the blocks (GIF89a specification): one image, which covers the whole screen. */
export function readGifLayout(file: FileBytes): GifLayout | Refusal {
  const { size } = file;
  if (size < SCREEN_END) return cutShort();
  const start = viewOf(file.slice(0, SCREEN_END));
  const screen = { width: start.getUint16(6, true), height: start.getUint16(8, true) };
  const shared = tableBytes(start.getUint8(10));
  let at = SCREEN_END + shared;
  let found: GifLayout | undefined;
  for (let kind = byteAt(file, at); kind !== undefined && kind !== TRAILER; kind = byteAt(file, at)) {
    if (kind === EXTENSION) {
      at = walkBlocks(file, at + 2).end;
      continue;
    }
    if (kind !== IMAGE)
      return new Refusal("The GIF holds a block that GIF does not have: it is damaged. Write it again.");
    if (found)
      return new Refusal(
        "The GIF is animated: it holds more than one image. Save each image as a separate mask, as PNG.",
      );
    const image = readImage(file, at, { ...screen, shared });
    if (image instanceof Refusal) return image;
    found = image.layout;
    at = image.end;
  }
  return found ?? new Refusal("The GIF holds no image: it is cut short. Copy or write it again.");
}

/** An image that begins at a place, and where what follows it does. */
function readImage(
  file: FileBytes,
  at: number,
  screen: { readonly width: number; readonly height: number; readonly shared: number },
): { readonly layout: GifLayout; readonly end: number } | Refusal {
  const bytes = file.slice(at, DESCRIPTOR_BYTES);
  if (bytes.length < DESCRIPTOR_BYTES) return cutShort();
  const view = viewOf(bytes);
  const [left, top, width, height] = [1, 3, 5, 7].map((offset) => view.getUint16(offset, true));
  if (left !== 0 || top !== 0 || width !== screen.width || height !== screen.height) {
    return new Refusal(
      "The image of the GIF does not cover its screen, so that pixels of no label are left. Save the mask as PNG.",
    );
  }
  const flags = view.getUint8(9);
  const own = tableBytes(flags);
  const start = at + DESCRIPTOR_BYTES;
  const palette = Buffer.from(own > 0 ? file.slice(start, own) : file.slice(SCREEN_END, screen.shared)).toString("hex");
  const codeBits = byteAt(file, start + own);
  if (codeBits === undefined) return cutShort();
  if (codeBits < 1 || codeBits > 8)
    return new Refusal("The GIF begins its image data in a way that GIF does not have: it is damaged. Write it again.");
  const data = start + own + 1;
  const { packedBytes, end } = walkBlocks(file, data);
  return { layout: { width, height, palette, interlaced: (flags & 0x40) !== 0, codeBits, data, packedBytes }, end };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function byteAt(file: FileBytes, at: number): number | undefined {
  return file.slice(at, 1)[0];
}

/** Bytes of the palette that the flags of a screen or an image announce. */
function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** A chain of blocks, each with its length before it, up to one of length 0: how many bytes they hold, and where it ends. */
function walkBlocks(file: FileBytes, start: number): { readonly packedBytes: number; readonly end: number } {
  let packedBytes = 0;
  let at = start;
  for (let length = byteAt(file, at) ?? 0; length > 0; length = byteAt(file, at) ?? 0) {
    packedBytes += Math.min(length, file.size - at - 1);
    at += 1 + length;
  }
  return { packedBytes, end: at + 1 };
}

/** The data of such a chain, block by block. */
export function blocksOf(file: FileBytes, start: number): NextPart {
  let at = start;
  return () => {
    const length = byteAt(file, at) ?? 0;
    const block = file.slice(at + 1, length);
    at += 1 + length;
    return block.length > 0 ? block : undefined;
  };
}

function cutShort(): Refusal {
  return new Refusal("The GIF ends before its image does: it is cut short. Copy or write it again.");
}
