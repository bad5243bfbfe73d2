import { inflateRawSync } from "node:zlib";
import { crc32 } from "../crc32";
import { heldBytes, type FileBytes } from "../fileBytes";
import { inflateStart } from "../inflateStart";
import { mayInflateTo } from "../mayInflateTo";
import { Refusal } from "../refusal";
import { tooLong, tooShort } from "../streamRefusal";
import { cutShortGzip, damagedGzip, gzipDataStart, isTrailerOf, nextGzipMember, TRAILER_BYTES } from "./gzipMember";

/** Large data is inflated in steps of this size. */
const STEP = 4 * 1024 * 1024;

/**
 * Unpacks a gzip file that holds so many bytes, in one member or in several, their checksums looked at. Never takes more memory
 * than that, whatever the file would unpack to.
 */
export function gunzip(bytes: Uint8Array, size: number): Uint8Array | Refusal {
  if (!mayInflateTo(bytes.length, size)) return tooShort(size);
  const file = heldBytes(bytes);
  const whole = new Uint8Array(size);
  let filled = 0;
  for (let at: number | undefined = 0; at !== undefined;) {
    const start = gzipDataStart(file, at);
    if (start instanceof Refusal) return start;
    const member = inflateMember(bytes.subarray(start), size - filled);
    if (member instanceof Refusal) return member;
    if (member.bytes.length > size - filled) return tooLong(size);
    const end = start + member.consumed;
    if (end + TRAILER_BYTES > bytes.length) return cutShortGzip();
    const trailer = new DataView(bytes.buffer, bytes.byteOffset + end, TRAILER_BYTES);
    if (!isTrailerOf(trailer, crc32(member.bytes), member.bytes.length)) return damagedGzip();
    whole.set(member.bytes, filled);
    filled += member.bytes.length;
    const next = nextGzipMember(file, end + TRAILER_BYTES);
    if (next instanceof Refusal) return next;
    at = next;
  }
  return filled < size ? tooShort(size) : whole;
}

interface Member {
  readonly bytes: Uint8Array;
  /** Bytes of its compressed data. */
  readonly consumed: number;
}

function inflateMember(data: Uint8Array, left: number): Member | Refusal {
  // One byte more than is due shows that there is more.
  const most = left + 1;
  try {
    const options = { info: true, chunkSize: Math.max(64, Math.min(most, STEP)), maxOutputLength: most };
    // The types of Node leave out what `info` changes.
    const { buffer, engine } = inflateRawSync(data, options) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: { readonly bytesWritten: number };
    };
    return { bytes: buffer, consumed: engine.bytesWritten };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ERR_BUFFER_TOO_LARGE") return { bytes: new Uint8Array(most), consumed: data.length };
    return code === "Z_BUF_ERROR" ? cutShortGzip() : damagedGzip();
  }
}

/** The front of what a gzip file unpacks to: up to so many bytes, fewer where it is damaged or ends. */
export function gunzipStart(file: FileBytes, wanted: number): Uint8Array {
  const found = new Uint8Array(wanted);
  let filled = 0;
  for (let at: number | undefined = 0; at !== undefined && filled < wanted;) {
    const start = gzipDataStart(file, at);
    if (start instanceof Refusal) break;
    const packed = file.slice(start, MOST_PACKED_START).slice();
    const front = inflateStart(packed, wanted - filled).subarray(0, wanted - filled);
    found.set(front, filled);
    filled += front.length;
    // A member that holds less than what is wanted is looked through, to know where it ends.
    const member = filled < wanted ? inflateMember(packed, front.length) : undefined;
    if (!member || member instanceof Refusal || member.bytes.length > front.length) break;
    const next = nextGzipMember(file, start + member.consumed + TRAILER_BYTES);
    at = next instanceof Refusal ? undefined : next;
  }
  return found.subarray(0, filled);
}

/** Compressed bytes that hold the start of any file, however it is packed. */
const MOST_PACKED_START = 2 ** 16;
