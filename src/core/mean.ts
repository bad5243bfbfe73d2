import type { Figure } from "./figure";

/** A mean with what it rests on: "mean of 17 of 19". */
export interface Mean {
  /** Undefined where nothing enters the mean. */
  readonly value: Figure;
  /** How many values entered. */
  readonly of: number;
  /** How many there were. */
  readonly total: number;
}

/** The mean of the values that are defined. */
export function mean(values: readonly Figure[]): Mean {
  return weightedMean(values, () => 1);
}

/** The mean of the defined values with a weight each (by position); undefined where the weights sum to 0. */
export function weightedMean(values: readonly Figure[], weight: (position: number) => number): Mean {
  let sum = 0;
  let weights = 0;
  let of = 0;
  values.forEach((value, position) => {
    if (value === undefined) return;
    sum += value * weight(position);
    weights += weight(position);
    of++;
  });
  return { value: weights === 0 ? undefined : sum / weights, of, total: values.length };
}
