import type { DrawJob } from "../core/draws/drawJob";

/** What a thread that draws is told once it runs; all that is large may be shared with others. */
export interface DrawTask {
  readonly job: DrawJob;
  /** The compiled kernel; without it the thread sums plainly, to the same digits. */
  readonly kernel: Uint8Array | undefined;
  readonly parts: number;
  /** The part that no thread has taken yet, one number that all threads count up: none waits for one that is busy to be told the next. */
  readonly next: Int32Array;
}

export interface DrawResponse {
  readonly part: number;
  readonly told: Float64Array;
}
