import { constants, inflateRawSync } from "node:zlib";

/** Compressed bytes that are tried first: those of a header with some of what follows. */
const FIRST_TRY = 512;
/** No more bytes at once come of one compressed byte. */
const MOST_OF_A_BYTE = 2 * 1032;

/**
 * The front of what a raw deflate stream inflates to: at least `wanted` bytes, where it holds so many, and never much more, however
 * far it would go.
 *
 * @returns what came before the first damage, perhaps nothing.
 */
export function inflateStart(stream: Uint8Array, wanted: number): Uint8Array {
  let tooFew = 0;
  let tooMany = stream.length + 1;
  let found = new Uint8Array(0);
  for (let tried = Math.min(FIRST_TRY, stream.length); tooFew < tried && tried < tooMany;) {
    const bytes = inflatePart(stream.subarray(0, tried), wanted + MOST_OF_A_BYTE);
    if (bytes === undefined) {
      tooMany = tried;
    } else {
      tooFew = tried;
      found = bytes;
      if (found.length >= wanted) break;
    }
    tried = tooMany > stream.length ? Math.min(2 * tried, stream.length) : Math.floor((tooFew + tooMany) / 2);
  }
  return found;
}

/** What a part of a stream inflates to; undefined where that is more than `most` bytes, or the stream is damaged. */
function inflatePart(part: Uint8Array, most: number): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new Uint8Array(inflateRawSync(part, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }));
  } catch {
    return undefined;
  }
}
