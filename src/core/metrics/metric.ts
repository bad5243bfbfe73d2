import { ratio, type Figure } from "../numbers/figure";
import type { Need } from "./need";
import type { Tally } from "../counting/tally";

/** A metric of one-against-rest counts. */
export interface Metric {
  readonly id: string;
  /** Name on screen. */
  readonly name: string;
  /** Short name for narrow columns and sentences. */
  readonly short: string;
  readonly formula: string;
  readonly better: "higher" | "lower";
  /** 1: in every table; 2: chosen in a menu. */
  readonly tier: 1 | 2;
  /** What must not be 0 for the metric to have a value. */
  readonly needs: readonly Need[];
  /** What the user must know to read it right. */
  readonly note?: string;
  /** The metric of one tally; undefined where it is 0/0. */
  readonly value: (tally: Tally) => Figure;
  /** Numerator and denominator, for metrics that are a ratio of counts: what the account of the gap rests on. */
  readonly terms?: RatioTerms;
}

export interface RatioTerms {
  readonly numerator: (tally: Tally) => number;
  readonly denominator: (tally: Tally) => number;
}

/** A metric that is the ratio of two sums of counts. */
export function ratioMetric(description: Omit<Metric, "value" | "terms">, terms: RatioTerms): Metric {
  return { ...description, terms, value: (tally) => ratio(terms.numerator(tally), terms.denominator(tally)) };
}
