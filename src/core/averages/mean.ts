import type { Figure } from "../numbers/figure";

/** A mean with what it rests on: "mean of 17 of 19". */
export interface Mean {
  /** Undefined where nothing enters the mean. Infinite where an infinite value entered, never that value left out in silence. */
  readonly value: Figure;
  /** How many values entered. */
  readonly of: number;
  /** How many there were. */
  readonly total: number;
  /** How many of those that entered are infinite (likelihood ratios only). */
  readonly infinite: number;
}

/** Sums up a mean value by value, without an array. */
export class MeanSum {
  #sum = 0;
  #weights = 0;
  #of = 0;
  #total = 0;
  #infinite = 0;

  /** Adds a value with its weight; an undefined value and one of weight 0 do not enter, but are counted in `total`. */
  add(value: Figure, weight = 1): void {
    this.#total++;
    if (value === undefined || weight === 0) return;
    this.#sum += value * weight;
    this.#weights += weight;
    this.#of++;
    if (!Number.isFinite(value)) this.#infinite++;
  }

  mean(): Mean {
    const value = this.#of === 0 ? undefined : this.#sum / this.#weights;
    return { value, of: this.#of, total: this.#total, infinite: this.#infinite };
  }
}

/** The mean of the values that are defined. */
export function mean(values: readonly Figure[]): Mean {
  const sum = new MeanSum();
  for (const value of values) sum.add(value);
  return sum.mean();
}

/** The mean of the defined values with a weight each (by position); values of weight 0 do not enter. */
export function weightedMean(values: readonly Figure[], weight: (position: number) => number): Mean {
  const sum = new MeanSum();
  values.forEach((value, position) => {
    sum.add(value, weight(position));
  });
  return sum.mean();
}
