import { OUT_OF_MEMORY } from "../core/sentences/outOfMemory";
import type { PairOutcome } from "../protocol/pair";

/** What the engine says where a buffer or a table is more than there is room for. */
const NO_ROOM = /allocation failed|maximum size exceeded|Invalid (?:typed )?array length|out of memory/i;

/** Whether an error says that memory is at its end. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof RangeError && NO_ROOM.test(error.message);
}

/** Counts a pair; where memory comes to its end, that is the outcome of the pair and not the end of its thread. */
export function withinMemory<Outcome>(count: () => Outcome): Outcome | Extract<PairOutcome, { ok: false }> {
  try {
    return count();
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
    return { ok: false, kind: "unreadable", side: "target", message: OUT_OF_MEMORY };
  }
}
