import { messageOf } from "../core/text/messageOf";
import { inflateSync, type ZlibOptions } from "node:zlib";
import { mayInflateTo } from "./mayInflateTo";
import { Refusal } from "./refusal";
import { streamRefusal, tooLong, tooShort } from "./streamRefusal";

/** Large data is inflated in steps of this size, so that a thread can be ended between two of them. */
const STEP = 4 * 1024 * 1024;

export type Inflate = (stream: Uint8Array, options: ZlibOptions) => Uint8Array;

/** How many bytes have to come of a stream, and how many may. */
export interface InflatedSize {
  readonly least: number;
  readonly most: number;
}

/**
 * Inflates a stream that holds at least so many bytes: of zlib (RFC 1950), its Adler-32 checked, unless given
 * `inflateRawSync`. Never takes more memory than the most asks for, whatever the stream would inflate to.
 *
 * @returns all bytes of the stream
 */
export function inflateBetween(
  stream: Uint8Array,
  { least, most }: InflatedSize,
  inflate: Inflate = inflateSync,
): Uint8Array | Refusal {
  if (!mayInflateTo(stream.length, least)) return tooShort(least);
  // One byte more than is due shows a stream that is too long, and lets zlib end without taking a second chunk.
  const room = most + 1;
  try {
    const bytes = inflate(stream, { chunkSize: Math.max(64, Math.min(room, STEP)), maxOutputLength: room });
    if (bytes.length < least) return tooShort(least);
    if (bytes.length > most) return tooLong(most);
    return bytes;
  } catch (error) {
    return refusalOf(error, most);
  }
}

function refusalOf(error: unknown, size: number): Refusal {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_BUFFER_TOO_LARGE") return tooLong(size);
  if (code === "Z_BUF_ERROR") return streamRefusal("cut short", size);
  const reason = messageOf(error);
  return new Refusal(`The compressed data is damaged (${reason}). Copy or write the file again.`);
}
