import { crc32, deflateSync } from "node:zlib";

/** Everything by which one PNG differs from another of the same labels. */
export interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colourType: number;
  readonly interlaced: boolean;
  /** The image data before compression: rows with their filter bytes, pass by pass. */
  readonly raw: Uint8Array;
  readonly palette?: Uint8Array;
  /** Level and strategy of deflate, and the bits of its window. */
  readonly deflate?: { readonly level: number; readonly strategy: number; readonly windowBits: number };
  /** Bytes to an IDAT chunk; all in one by default. */
  readonly chunkBytes?: number;
  /** Chunks between the palette and the image data. */
  readonly ancillary?: readonly { readonly type: string; readonly data: Uint8Array }[];
}

/** Writes a PNG byte by byte as it is asked for, proper or not. */
export function madePng(parts: PngParts): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(parts.width, 0);
  header.writeUInt32BE(parts.height, 4);
  header.set([parts.bits, parts.colourType, 0, 0, parts.interlaced ? 1 : 0], 8);
  const stream = deflateSync(parts.raw, parts.deflate);
  const chunkBytes = parts.chunkBytes ?? stream.length;
  const chunks = Array.from({ length: Math.ceil(stream.length / chunkBytes) }, (_, index) =>
    pngChunk("IDAT", stream.subarray(index * chunkBytes, (index + 1) * chunkBytes)),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", header),
    ...(parts.palette ? [pngChunk("PLTE", parts.palette)] : []),
    ...(parts.ancillary ?? []).map(({ type, data }) => pngChunk(type, data)),
    ...chunks,
    pngChunk("IEND", new Uint8Array(0)),
  ]);
}

/** A chunk with its length and CRC. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
