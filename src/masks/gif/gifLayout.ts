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
  readonly blocks: readonly Uint8Array[];
}

const SCREEN_END = 13;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const DESCRIPTOR_BYTES = 10;

/** Walks the blocks (GIF89a specification): one image, which covers the whole screen. */
export function readGifLayout(bytes: Uint8Array): GifLayout | Refusal {
  if (bytes.length < SCREEN_END) return cutShort();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const screen = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  const shared = tableBytes(view.getUint8(10));
  let at = SCREEN_END + shared;
  let found: GifLayout | undefined;
  while (at < bytes.length && bytes[at] !== TRAILER) {
    if (bytes[at] === EXTENSION) {
      at = blocksFrom(bytes, at + 2).end;
      continue;
    }
    if (bytes[at] !== IMAGE)
      return new Refusal("The GIF holds a block that GIF does not have: it is damaged. Write it again.");
    if (found)
      return new Refusal(
        "The GIF is animated: it holds more than one image. Save each image as a mask of its own, as PNG.",
      );
    if (at + DESCRIPTOR_BYTES > bytes.length) return cutShort();
    const [left, top, width, height] = [1, 3, 5, 7].map((offset) => view.getUint16(at + offset, true));
    if (left !== 0 || top !== 0 || width !== screen.width || height !== screen.height) {
      return new Refusal(
        "The image of the GIF does not cover its screen, so that pixels of no label are left. Save the mask as PNG.",
      );
    }
    const flags = view.getUint8(at + 9);
    const own = tableBytes(flags);
    const start = at + DESCRIPTOR_BYTES;
    const palette = own > 0 ? bytes.subarray(start, start + own) : bytes.subarray(SCREEN_END, SCREEN_END + shared);
    const { blocks, end } = blocksFrom(bytes, start + own + 1);
    const codeBits = bytes[start + own];
    if (codeBits === undefined) return cutShort();
    if (codeBits < 1 || codeBits > 8)
      return new Refusal(
        "The GIF begins its image data in a way that GIF does not have: it is damaged. Write it again.",
      );
    found = {
      width,
      height,
      palette: Buffer.from(palette).toString("hex"),
      interlaced: (flags & 0x40) !== 0,
      codeBits,
      blocks,
    };
    at = end;
  }
  return found ?? new Refusal("The GIF holds no image: it is cut short. Copy or write it again.");
}

/** Bytes of the palette that the flags of a screen or an image announce. */
function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** The data of a chain of blocks, each with its length before it, up to one of length 0. */
function blocksFrom(
  bytes: Uint8Array,
  start: number,
): { readonly blocks: readonly Uint8Array[]; readonly end: number } {
  const blocks: Uint8Array[] = [];
  let at = start;
  for (let length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) {
    blocks.push(bytes.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { blocks, end: at + 1 };
}

function cutShort(): Refusal {
  return new Refusal("The GIF ends before its image does: it is cut short. Copy or write it again.");
}
