import type { BootstrapOptions } from "../intervals/bootstrap";
import type { BootstrapFrame } from "../intervals/bootstrapInput";
import type { AverageFrame } from "../intervals/oneAverage";
import type { Room } from "../intervals/packedRows";
import type { Stretch } from "./streamedRows";

/** What figures are made by, of each kind of draws: the intervals of a run, the figures of two, the ranks of more. */
interface StreamedFrames {
  readonly intervals: BootstrapFrame;
  readonly paired: BootstrapFrame;
  readonly ranked: AverageFrame;
}

export type StreamedKind = keyof StreamedFrames;

/** Draws and swaps of runs whose rows stream by, as plain data. */
export interface StreamedJob<Kind extends StreamedKind = StreamedKind> {
  readonly kind: Kind;
  readonly frame: StreamedFrames[Kind];
  readonly options: BootstrapOptions;
  /** Rows of each run. */
  readonly count: number;
  /** The sums of all rows of each run, in the order of the runs. */
  readonly whole: readonly Float64Array[];
}

/** So many of the first parts, and the rows that they are made of. */
export interface StreamedTask {
  readonly job: StreamedJob;
  readonly parts: number;
  /** All rows, as often as they are asked for. */
  readonly stretches: (room: Room) => AsyncIterable<Stretch>;
}
