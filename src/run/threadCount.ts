import { availableParallelism } from "node:os";
import { memorySizeText } from "../core/text/memorySize";
import { quantity } from "../core/text/format";

/** Bytes that a thread takes by itself: its program, and two masks that are read whole. */
export const THREAD_BYTES = 128 * 2 ** 20;
/** More only wait for each other; a few more than cores help where masks lie on a slow disk. */
const MOST_A_CORE = 4;
/** What is left of the bound for large masks, at least. */
const SHARE_OF_LARGE = 0.5;

export interface ThreadCount {
  readonly threads: number;
  /** A sentence that says why they are fewer than were asked for. */
  readonly note?: string;
}

/**
 * How many threads count.
 *
 * @param wanted absent: one a core.
 * @param memory bytes that all of them may take.
 */
export function threadCount(
  wanted: number | undefined,
  memory: number,
  cores: number = availableParallelism(),
): ThreadCount {
  const asked = wanted ?? cores;
  const byCores = MOST_A_CORE * cores;
  const byMemory = Math.max(1, Math.floor((SHARE_OF_LARGE * memory) / THREAD_BYTES));
  const threads = Math.min(asked, byCores, byMemory);
  if (threads === asked) return { threads };
  const why =
    byMemory < byCores
      ? `each takes up to ${memorySizeText(THREAD_BYTES)}, and all together may take ${memorySizeText(memory)} ` +
        "(the setting maskEvaluation.memory, --memory on the command line)"
      : `this machine has ${quantity(cores, "core")}, and more than ${MOST_A_CORE} threads a core only wait for each other`;
  return {
    threads,
    note: `${quantity(threads, "thread")} ${threads === 1 ? "counts" : "count"} instead of ${asked}: ${why}.`,
  };
}
