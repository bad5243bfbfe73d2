import { ratio, type Figure } from "../numbers/figure";
import type { Better } from "./better";
import type { MetricId } from "./metrics";
import type { Need } from "./need";
import type { ShapeSource } from "../shapes/shapeSource";
import type { Tally } from "../counting/tally";

/** A metric of one-against-rest counts, or of what was measured of the same cells: all that is known of it, in one row. */
export interface Metric<Id extends string = MetricId> {
  readonly id: Id;
  /** Name on screen. */
  readonly name: string;
  /** Short name for narrow columns and sentences. */
  readonly short: string;
  /** What people call its mean over classes; "mean" and the short name where absent. */
  readonly meanName?: string;
  readonly formula: string;
  readonly better: Better;
  /** Where its values can lie at all; 0 to 1 where absent. */
  readonly range?: FigureRange;
  /** 1: in every table; 2: chosen in a menu. */
  readonly tier: 1 | 2;
  /** What must not be 0 for the metric to have a value. */
  readonly needs: readonly Need[];
  /** What the user must know to read it right. */
  readonly note?: string;
  /** The body of a Python function of the arrays `tp`, `fp`, `fn`, `tn`: 0/0 gives nan there, and x/0 inf. Absent where counts do not tell it. */
  readonly numpy?: readonly string[];
  /** The sums that it is made of, where it has to be measured. */
  readonly shape?: ShapeSource;
  /**
   * A distance, which has no best value that 0/0 could stand for, and is infinite where one side has nothing of the class:
   * neither enters a mean, whatever the rule for 0/0.
   */
  readonly isDistance?: true;
  /** Of several cells together it is the mean of theirs; the ratio of their sums where absent. */
  readonly ofCells?: "mean";
  /** The metric of one tally; undefined where it is 0/0. */
  readonly value: (tally: Tally) => Figure;
  /**
   * Numerator and denominator, for metrics that are a ratio of counts: what the account of the gap rests on. The numerator is 0
   * wherever the denominator is, or images without a denominator would have a say globally alone.
   */
  readonly terms?: RatioTerms;
}

export interface FigureRange {
  readonly least: number;
  readonly most: number;
}

export interface RatioTerms {
  readonly numerator: (tally: Tally) => number;
  readonly denominator: (tally: Tally) => number;
}

/** A row with the id that it is known by. */
export function metric<const Id extends string>(row: Metric<Id>): Metric<Id> {
  return row;
}

/** A metric that is the ratio of two sums of counts. */
export function ratioMetric<const Id extends string>(
  description: Omit<Metric<Id>, "value" | "terms">,
  terms: RatioTerms,
): Metric<Id> {
  return { ...description, terms, value: (tally) => ratio(terms.numerator(tally), terms.denominator(tally)) };
}
