import { inflateSync, type ZlibOptions } from "node:zlib";
import { mayInflateTo } from "./mayInflateTo";
import { Refusal } from "./refusal";

/** Large data is inflated in steps of this size, so that a thread can be ended between two of them. */
const STEP = 4 * 1024 * 1024;

type Inflate = (stream: Uint8Array, options: ZlibOptions) => Uint8Array;

/**
 * Inflates a stream whose inflated size is known: of zlib (RFC 1950), its Adler-32 checked, unless given
 * `inflateRawSync`. Never takes more memory
 * than that size asks for, whatever the stream would inflate to.
 */
export function inflateExactly(stream: Uint8Array, size: number, inflate: Inflate = inflateSync): Uint8Array | Refusal {
  if (!mayInflateTo(stream.length, size)) return tooShort(size);
  // One byte more than is due shows a stream that is too long, and lets zlib end without taking a second chunk.
  const room = size + 1;
  try {
    const bytes = inflate(stream, { chunkSize: Math.max(64, Math.min(room, STEP)), maxOutputLength: room });
    if (bytes.length < size) return tooShort(size);
    if (bytes.length > size) return tooLong(size);
    return bytes;
  } catch (error) {
    return refusalOf(error, size);
  }
}

function refusalOf(error: unknown, size: number): Refusal {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_BUFFER_TOO_LARGE") return tooLong(size);
  if (code === "Z_BUF_ERROR") return new Refusal("The compressed data ends too early: the file is cut short. Copy or write it again.");
  const reason = error instanceof Error ? error.message : String(error);
  return new Refusal(`The compressed data is damaged (${reason}). Copy or write the file again.`);
}

function tooShort(size: number): Refusal {
  return new Refusal(`The compressed data holds less than the ${size} bytes that the declared size needs. Copy or write the file again.`);
}

function tooLong(size: number): Refusal {
  return new Refusal(`The compressed data holds more than the ${size} bytes that the declared size needs. Write the file again.`);
}
