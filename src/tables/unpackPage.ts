import { gunzipSync } from "node:zlib";
import { snappyUncompress } from "hyparquet";
import { ZstdStream } from "../kernel/plain/zstd/zstdStream";
import { isSnappy } from "./isSnappy";

type Unpack = (packed: Uint8Array, length: number) => Uint8Array | undefined;

/** How the pages of a column may be packed, beside not at all. No more than the declared bytes are ever made. */
const CODECS: Readonly<Record<string, Unpack>> = { GZIP: gunzip, SNAPPY: unsnap, ZSTD: unzstd };

/** How to unpack pages; undefined of a codec that is not read. What is not packed so, or not of this length, gives nothing. */
export function unpackerOf(codec: string): Unpack | undefined {
  return Object.hasOwn(CODECS, codec) ? CODECS[codec] : undefined;
}

/** The same for the decoder, which is given pages that were looked through. */
export const COMPRESSORS = Object.fromEntries(
  Object.entries(CODECS).map(([codec, unpack]) => [
    codec,
    (packed: Uint8Array, length: number): Uint8Array => {
      const bytes = unpack(packed, length);
      if (!bytes) throw new Error(`a page cannot be unpacked from ${codec}`);
      return bytes;
    },
  ]),
);

function gunzip(packed: Uint8Array, length: number): Uint8Array | undefined {
  try {
    return new Uint8Array(gunzipSync(packed, { maxOutputLength: Math.max(1, length) }));
  } catch {
    return undefined;
  }
}

function unsnap(packed: Uint8Array, length: number): Uint8Array | undefined {
  if (!isSnappy(packed, length)) return undefined;
  try {
    const bytes = new Uint8Array(length);
    snappyUncompress(packed, bytes);
    return bytes;
  } catch {
    return undefined;
  }
}

function unzstd(packed: Uint8Array, length: number): Uint8Array | undefined {
  const parts = [packed];
  const stream = new ZstdStream(() => parts.pop(), length + 1);
  const bytes = new Uint8Array(length);
  return stream.read(bytes) && !stream.read(new Uint8Array(1)) ? bytes : undefined;
}
