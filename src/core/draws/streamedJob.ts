import { PairedDraws } from "../compare/pairedResampling";
import type { PartReach, RunRows } from "../compare/runRows";
import { StreamedRows, type StreamEngine } from "../compare/streamedRows";
import type { BootstrapFrame } from "../intervals/bootstrapInput";
import type { BootstrapOptions } from "../intervals/bootstrap";
import type { EveryFigure } from "../intervals/everyFigure";
import type { Reliance } from "../intervals/reliance";
import { itemAt } from "../numbers/numberAt";

/** Draws and swaps of two runs whose rows stream by, as plain data. */
export interface StreamedJob {
  readonly frame: BootstrapFrame;
  readonly options: BootstrapOptions;
  /** Rows of each run. */
  readonly count: number;
  /** The sums of all rows of A, and of B. */
  readonly whole: readonly Float64Array[];
}

/** Takes parts of the draws and swaps of rows that come some at a time. */
export interface StreamedParts {
  readonly rows: Pick<StreamedRows, "add">;
  /** Once all rows came. */
  readonly take: (part: number) => Float64Array;
}

export function streamedParts(job: StreamedJob, parts: readonly number[], engine: StreamEngine): StreamedParts {
  const { frame, options, count, whole } = job;
  const { length: width } = itemAt(whole, 0);
  const rows = new StreamedRows(
    { count, whole, width, seed: options.seed, swapped: ([a, b = NO_ROWS]) => [{ ...(a && { a }), b, width }] },
    engine,
  );
  const draws = new PairedDraws(frame, options, rows, noReliances);
  rows.expect(parts.map(draws.reach));
  return { rows, take: draws.take };
}

const NO_ROWS = new Float64Array();

/** The figures of parts that were taken elsewhere. */
export function streamedDraws(
  { frame, options, count, whole }: StreamedJob,
  reliances: () => EveryFigure<Reliance> = noReliances,
): PairedDraws {
  const rows: RunRows = { count, whole, draws: takenElsewhere, swaps: takenElsewhere };
  return new PairedDraws(frame, options, rows, reliances);
}

/** Of a value, as a rule. */
const MOST_DIGITS = 4;

/** Numbers that are held for a part until all rows came. */
export function numbersOfPart({ whole }: StreamedJob, { draws, swaps }: PartReach): number {
  const { length: width } = itemAt(whole, 0);
  if (draws) return (draws.end - draws.first) * whole.length * width * MOST_DIGITS;
  return swaps.reduce((sum, { lanes }) => sum + lanes * width, 0);
}

function takenElsewhere(): never {
  throw new RangeError("Its parts are taken elsewhere");
}

function noReliances(): never {
  throw new RangeError("A part does not tell how figures rest on the rows");
}
