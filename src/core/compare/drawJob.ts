import { Bootstrap, type BootstrapOptions, type Intervals } from "../intervals/bootstrap";
import type { BootstrapInput } from "../intervals/bootstrapInput";
import type { EveryFigure } from "../intervals/everyFigure";
import type { Resampling } from "../intervals/resampling";
import type { DrawEngine } from "./drawEngine";
import { PairedResampling, type PairedFigure } from "./pairedResampling";

/** What comes of each kind of draws: the intervals of a run, or the figures of two, for which the rows of A precede those of B. */
export interface Drawn {
  readonly intervals: Intervals;
  readonly paired: EveryFigure<PairedFigure>;
}

/** What can be drawn in a thread, as plain data. */
export interface DrawJob<Kind extends keyof Drawn = keyof Drawn> {
  readonly kind: Kind;
  readonly input: BootstrapInput;
  readonly options: BootstrapOptions;
}

const KINDS: {
  readonly [Kind in keyof Drawn]: (
    input: BootstrapInput,
    options: BootstrapOptions,
    engine?: DrawEngine,
  ) => Resampling<Drawn[Kind]>;
} = {
  intervals: (input, options, engine) => new Bootstrap(input, options, engine?.rowSums),
  paired: (input, options, engine) => new PairedResampling(input, options, engine),
};

export function resamplingOf<Kind extends keyof Drawn>(
  { kind, input, options }: DrawJob<Kind>,
  engine?: DrawEngine,
): Resampling<Drawn[Kind]> {
  return KINDS[kind](input, options, engine);
}
