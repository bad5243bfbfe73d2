import type { Refusal } from "../refusal";

/** Bytes that are unpacked from front to back as they are read. */
export interface UnpackedBytes {
  /** Why there were fewer bytes than were asked for. */
  readonly fault: Refusal | undefined;
  /** Fills in the next bytes; false, with the `fault`, where there are fewer. */
  read(into: Uint8Array): boolean;
  /** What is wrong behind the last byte that is due. */
  check(): Refusal | undefined;
}

/** Bytes that are passed over at once. */
const STEP = 2 ** 16;

/** Passes over so many bytes; false where there are fewer. */
export function passOver(unpacked: UnpackedBytes, bytes: number): boolean {
  const skipped = new Uint8Array(Math.min(STEP, bytes));
  for (let left = bytes; left > 0; left -= STEP)
    if (!unpacked.read(skipped.subarray(0, Math.min(STEP, left)))) return false;
  return true;
}
