import { AVERAGES, type Average } from "../averages/averages";
import type { Tally } from "../counting/tally";
import type { ClassColumn } from "../labels/indices";
import type { Metric } from "../metrics/metric";
import { addAt, itemAt, numberAt } from "../numbers/numberAt";
import type { BootstrapInput } from "./bootstrapInput";
import { RowColumns } from "./rowColumns";

const NONE = new Float64Array();

/** Globally a class rests on counts, samplewise on cells. */
export type ClassAmount = "counts" | "cells";

export function classKey(of: ClassAmount, column: ClassColumn): string {
  return `${of} ${column}`;
}

export function classKeys(of: ClassAmount, classes: number): readonly string[] {
  return Array.from({ length: classes }, (_, column) => classKey(of, column));
}

/** The amounts that an average rests on: what it has itself, or those of its classes. */
export function keysOf({ id, sums }: Average, classes: number): readonly string[] {
  return sums.over === "classes" ? classKeys(sums.of, classes) : [id];
}

/** What rows give to figures: to each amount that a figure rests on, found once it is asked for. */
export class RowAmounts {
  readonly #columns: RowColumns;
  readonly #found = new Map<string, Float64Array>();

  constructor(
    private readonly input: Pick<BootstrapInput, "classSet" | "rows" | "table">,
    private readonly metric: Metric,
  ) {
    this.#columns = new RowColumns(input.classSet.length, metric);
  }

  get table(): Float64Array {
    return this.input.table;
  }

  /** Of each row. */
  of(key: string): Float64Array {
    const known = this.#found.get(key);
    if (known) return known;
    const average = AVERAGES.find(({ id }) => id === key);
    if (average) this.#found.set(key, this.#ofAverage(average));
    else this.#findClasses(key.startsWith("counts") ? "counts" : "cells");
    return this.#found.get(key) ?? NONE;
  }

  #ofAverage({ id, sums }: Average): Float64Array {
    const { table, rows, classSet } = this.input;
    const { width } = this.#columns;
    if (sums.over === "images") {
      const enters = new Float64Array(rows);
      for (let row = 0; row < rows; row++) enters[row] = this.#columns.image(table, id, row * width).enters;
      return enters;
    }
    const ofRows = new Float64Array(rows);
    for (const key of classKeys(sums.over === "sums" ? "counts" : "cells", classSet.length))
      addTimes(ofRows, this.of(key), 1);
    return ofRows;
  }

  /** Row by row, as the table lies in memory: class by class each would be fetched from there once a class. */
  #findClasses(of: ClassAmount): void {
    const { rows, classSet, table } = this.input;
    const { width } = this.#columns;
    const found = classSet.map((_, column) => {
      const amounts = new Float64Array(rows);
      this.#found.set(classKey(of, column), amounts);
      return amounts;
    });
    // Pixels that a global figure rests on, or how many cells enter a mean.
    const read =
      of === "counts"
        ? (column: number, start: number) => restsOn(this.metric, this.#columns.tally(table, column, start))
        : (column: number, start: number) => this.#columns.cells(table, column, start).enters;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < found.length; column++) itemAt(found, column)[row] = read(column, row * width);
    }
  }
}

/** The pixels that a figure of a row rests on: the denominator, or those of the class where the metric is not a ratio of counts. */
function restsOn({ terms }: Metric, tally: Tally): number {
  return terms ? terms.denominator(tally) : tally.tp + tally.fp + tally.fn;
}

/** Adds a multiple of the amounts to the sums. */
export function addTimes(sums: Float64Array, amounts: Float64Array, weight: number): void {
  for (let row = 0; row < sums.length; row++) addAt(sums, row, weight * numberAt(amounts, row));
}
