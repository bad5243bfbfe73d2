import { memorySizeText } from "../core/text/memorySize";
import { OUT_OF_MEMORY } from "../core/sentences/outOfMemory";
import type { PairOutcome } from "../protocol/pair";

type Lost = Extract<PairOutcome, { readonly ok: false }>;

/** The outcome of a pair that ended its thread. */
export function endedThread(cause: Error): Lost {
  const isOutOfMemory = "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
  return unreadableTarget(
    isOutOfMemory
      ? OUT_OF_MEMORY
      : `Counting this pair ended its thread (${cause.message}). Check that both files are complete masks, then evaluate again.`,
  );
}

interface Memory {
  /** Bytes that the pair takes. */
  readonly needs: number;
  /** Bytes that there are for large pairs, of those that all threads may take. */
  readonly room: number;
  readonly memory: number | undefined;
}

/** The outcome of a pair for which there is never room. */
export function tooLarge({ needs, room, memory = room }: Memory): Lost {
  return unreadableTarget(
    `Counting this pair takes ${memorySizeText(needs)} of memory at once; of the ${memorySizeText(memory)} that an evaluation may take, ` +
      `${memorySizeText(room)} are for large pairs. Allow it more (the setting maskEvaluation.memory, --memory on the command line), ` +
      "use fewer threads, or save both masks as PNG, not interlaced, which takes little at any size.",
  );
}

function unreadableTarget(message: string): Lost {
  return { ok: false, kind: "unreadable", side: "target", message };
}
