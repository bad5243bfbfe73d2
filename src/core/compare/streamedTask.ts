import type { BootstrapOptions } from "../intervals/bootstrap";
import type { BootstrapFrame } from "../intervals/bootstrapInput";
import type { Room } from "../intervals/packedRows";
import type { Stretch } from "./streamedRows";

/** What is drawn: the intervals of a run, the figures of two. */
export type StreamedKind = "intervals" | "paired";

/** Draws and swaps of runs whose rows stream by, as plain data. */
export interface StreamedJob<Kind extends StreamedKind = StreamedKind> {
  readonly kind: Kind;
  readonly frame: BootstrapFrame;
  readonly options: BootstrapOptions;
  /** Rows of each run. */
  readonly count: number;
  /** The sums of all rows of each run: of a pair of A, and of B. */
  readonly whole: readonly Float64Array[];
}

/** So many of the first parts, and the rows that they are made of. */
export interface StreamedTask {
  readonly job: StreamedJob;
  readonly parts: number;
  /** All rows, as often as they are asked for. */
  readonly stretches: (room: Room) => AsyncIterable<Stretch>;
}
