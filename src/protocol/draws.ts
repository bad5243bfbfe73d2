import type { DrawJob } from "../core/draws/drawJob";

/** What a thread that draws is started with; its table may be shared with others. */
export interface DrawTask {
  readonly job: DrawJob;
  /** The compiled kernel; without it the thread sums plainly, to the same digits. */
  readonly kernel: Uint8Array | undefined;
}

/** The part that a thread is to take next. */
export interface DrawRequest {
  readonly part: number;
}

export interface DrawResponse {
  readonly part: number;
  readonly told: Float64Array;
}
