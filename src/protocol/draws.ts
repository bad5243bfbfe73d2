import type { DrawJob } from "../core/draws/drawJob";
import type { StreamedJob } from "../core/compare/streamedTask";
import type { Stretch } from "../core/compare/streamedRows";

/** What a thread that draws is told once it runs; all that is large may be shared with others. */
export interface DrawTask {
  readonly job: DrawJob;
  /** The compiled kernel; without it the thread sums plainly, to the same digits. */
  readonly kernel: Uint8Array | undefined;
  readonly parts: number;
  /** The part that no thread has taken yet, one number that all threads count up: none waits for one that is busy to be told the next. */
  readonly next: Int32Array;
}

/** What a thread is told that draws from rows that stream by: what to make of them, then all rows, a stretch at a time, then that these were all. */
export type StreamMessage =
  | {
      readonly kind: "begin";
      readonly job: StreamedJob;
      readonly kernel: Uint8Array | undefined;
      readonly parts: readonly number[];
    }
  | { readonly kind: "rows"; readonly stretch: Stretch }
  | { readonly kind: "end" };

export interface DrawResponse {
  readonly part: number;
  readonly told: Float64Array;
}

/** What a thread that draws from a stream tells: that it has taken a stretch, and in the end each part. */
export type StreamResponse = { readonly kind: "taken" } | ({ readonly kind: "part" } & DrawResponse);
