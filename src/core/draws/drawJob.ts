import type { DrawEngine } from "../compare/drawEngine";
import { PairedResampling, type PairedFigure } from "../compare/pairedResampling";
import { Bootstrap, type BootstrapOptions, type Intervals } from "../intervals/bootstrap";
import type { BootstrapInput } from "../intervals/bootstrapInput";
import type { EveryFigure } from "../intervals/everyFigure";
import type { Resampling } from "../intervals/resampling";
import type { PackedRows } from "../intervals/packedRows";
import { RankResampling, type DrawnRuns, type RankInput } from "../rank/rankResampling";

/** What each kind of draws draws from, and what comes of it: the intervals of a run, the figures of two, the ranks of more. */
interface DrawKinds {
  readonly intervals: { readonly input: BootstrapInput; readonly drawn: Intervals };
  /** The rows of A precede those of B. */
  readonly paired: { readonly input: BootstrapInput; readonly drawn: EveryFigure<PairedFigure> };
  readonly ranked: { readonly input: RankInput; readonly drawn: DrawnRuns };
}

export type DrawKind = keyof DrawKinds;
export type Drawn<Kind extends DrawKind> = DrawKinds[Kind]["drawn"];

/** What can be drawn in a thread, as plain data. */
export interface DrawJob<Kind extends DrawKind = DrawKind> {
  readonly kind: Kind;
  readonly input: DrawKinds[Kind]["input"];
  readonly options: BootstrapOptions;
  /** The rows as they are drawn from, where they were packed before: once for all threads. */
  readonly packed?: PackedRows;
}

const KINDS: {
  readonly [Kind in DrawKind]: (
    input: DrawKinds[Kind]["input"],
    options: BootstrapOptions,
    engine?: DrawEngine,
    packed?: PackedRows,
  ) => Resampling<Drawn<Kind>>;
} = {
  intervals: (input, options, engine, packed) => new Bootstrap(input, options, engine?.rowSums, packed),
  paired: (input, options, engine, packed) => new PairedResampling(input, options, engine, packed),
  ranked: (input, options, engine, packed) => new RankResampling(input, options, engine, packed),
};

export function resamplingOf<Kind extends DrawKind>(
  { kind, input, options, packed }: DrawJob<Kind>,
  engine?: DrawEngine,
): Resampling<Drawn<Kind>> {
  return KINDS[kind](input, options, engine, packed);
}
