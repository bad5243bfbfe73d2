import { PairedDraws } from "../compare/pairedResampling";
import type { PartReach, RunRows } from "../compare/runRows";
import { StreamedRows, type StreamEngine } from "../compare/streamedRows";
import type { StreamedJob, StreamedKind } from "../compare/streamedTask";
import type { RowsToSwap } from "../compare/swappedRows";
import { BootstrapDraws } from "../intervals/bootstrap";
import type { EveryFigure } from "../intervals/everyFigure";
import type { Reliance } from "../intervals/reliance";
import { itemAt } from "../numbers/numberAt";
import { RankDraws, rowsToSwap } from "../rank/rankResampling";

/** What makes figures of each kind of draws: the intervals of a run, the figures of two, the ranks of more. */
interface StreamedKinds {
  readonly intervals: BootstrapDraws;
  readonly paired: PairedDraws;
  readonly ranked: RankDraws;
}

/** What is asked of each kind of draws. */
interface DrawnInParts {
  readonly reach: (part: number) => PartReach;
  readonly take: StreamedParts["take"];
}

/** Takes parts of the draws and swaps of rows that come some at a time. */
export interface StreamedParts {
  readonly rows: Pick<StreamedRows, "add">;
  /** Once all rows came. */
  readonly take: (part: number) => Float64Array;
}

/** Rows of runs, and their sums as they are drawn from. */
type RowsOfRuns = RunRows & Pick<StreamedRows, "totals">;

const KINDS: {
  readonly [Kind in StreamedKind]: {
    readonly swapped: (tables: readonly Float64Array[], width: number) => readonly RowsToSwap[];
    readonly draws: (
      job: Pick<StreamedJob<Kind>, "frame" | "options">,
      rows: RowsOfRuns,
      reliances: () => EveryFigure<Reliance>,
    ) => StreamedKinds[Kind];
  };
} = {
  intervals: {
    swapped: () => [],
    draws: ({ frame, options }, { count, whole, draws, totals }, reliances) =>
      new BootstrapDraws(
        frame,
        options,
        { count, grouped: false, whole: () => itemAt(whole, 0), draws, totals },
        reliances,
      ),
  },
  paired: {
    swapped: ([a, b = NO_ROWS], width) => [{ ...(a && { a }), b, width }],
    draws: ({ frame, options }, rows, reliances) => new PairedDraws(frame, options, rows, reliances),
  },
  ranked: {
    swapped: rowsToSwap,
    draws: ({ frame, options }, rows) => new RankDraws(frame, options, rows),
  },
};

const NO_ROWS = new Float64Array();

export function streamedParts<Kind extends StreamedKind>(
  job: StreamedJob<Kind>,
  parts: readonly number[],
  engine: StreamEngine,
): StreamedParts {
  const { kind, options, count, whole } = job;
  const { length: width } = itemAt(whole, 0);
  const { swapped, draws } = KINDS[kind];
  const rows = new StreamedRows(
    { count, whole, width, seed: options.seed, swapped: (tables) => swapped(tables, width) },
    engine,
  );
  const { reach, take }: DrawnInParts = draws(job, rows, noReliances);
  rows.expect(parts.map(reach));
  return { rows, take };
}

/** The figures of parts that were taken elsewhere. */
export function streamedDraws<Kind extends StreamedKind>(
  job: StreamedJob<Kind>,
  reliances: () => EveryFigure<Reliance> = noReliances,
): StreamedKinds[Kind] {
  const { count, whole } = job;
  const rows = { count, whole, draws: takenElsewhere, swaps: takenElsewhere, totals: takenElsewhere };
  return KINDS[job.kind].draws(job, rows, reliances);
}

/** Of a value, as a rule. */
const MOST_DIGITS = 4;

/** Numbers that are held for a part until all rows came. */
export function numbersOfPart({ kind, whole }: StreamedJob, { draws, swaps }: PartReach): number {
  const { length: width } = itemAt(whole, 0);
  if (draws) return (draws.end - draws.first) * whole.length * width * MOST_DIGITS;
  const swapped = KINDS[kind].swapped(whole, width).length;
  return swaps.reduce((sum, { lanes }) => sum + lanes * width * swapped, 0);
}

function takenElsewhere(): never {
  throw new RangeError("Its parts are taken elsewhere");
}

function noReliances(): never {
  throw new RangeError("A part does not tell how figures rest on the rows");
}
