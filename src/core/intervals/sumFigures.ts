import { ofEachAverage, type Average, type AverageId } from "../averages/averages";
import { averageOfParts, type AverageParts } from "../averages/averageParts";
import type { BootstrapInput } from "./bootstrapInput";
import type { EveryFigure } from "./everyFigure";
import type { Figure } from "../numbers/figure";
import type { Mean } from "../averages/mean";
import type { Metric } from "../metrics/metric";
import { entering, withZeroDivision, PRESENT } from "../metrics/policy";
import { RowColumns, type SumOf } from "./rowColumns";
import { sumTallies } from "../counting/tally";

/** Computes all figures from the column sums, with or without weights, of rows of a `BootstrapInput`: no image is looked at again. */
export function sumFigures(sums: Float64Array, input: BootstrapInput, metric: Metric): EveryFigure<Figure> {
  const { parts, classes } = partsOfSums(sums, input, metric);
  return { averages: ofEachAverage((average) => averageOfParts(average, parts).value), classes };
}

/** One average of them. */
export function sumAverage(sums: Float64Array, input: BootstrapInput, metric: Metric, average: Average): Figure {
  return averageOfParts(average, partsOfSums(sums, input, metric).parts).value;
}

function partsOfSums(sums: Float64Array, { classSet, policy }: BootstrapInput, metric: Metric) {
  const columns = new RowColumns(classSet.length, metric);
  const tallies = classSet.map((_, column) => columns.tally(sums, column));
  const isPresent = PRESENT[policy.presence];
  const classes = tallies.map((tally, column) => ({
    global: withZeroDivision(metric, tally, policy),
    samplewise: figureOf(columns.cells(sums, column)),
  }));
  const parts: AverageParts<AverageId> = {
    total: () => (policy.overlap === true ? undefined : withZeroDivision(metric, sumTallies(tallies), policy)),
    classTallies: tallies,
    classFigures: tallies.map((tally, column) =>
      isPresent(tally) ? entering(metric, classes[column]?.global) : undefined,
    ),
    classMeans: () => classes.map(({ samplewise }) => samplewise),
    allCells: () => meanOf(ofAllCells(sums, columns)),
    images: (id) => meanOf(columns.image(sums, id)),
  };
  return { parts, classes };
}

function ofAllCells(sums: Float64Array, columns: RowColumns): SumOf {
  let value = 0;
  let enters = 0;
  for (let column = 0; column < columns.classes; column++) {
    const ofClass = columns.cells(sums, column);
    value += ofClass.value;
    enters += ofClass.enters;
  }
  return { value, enters };
}

function figureOf({ value, enters }: SumOf): Figure {
  return enters === 0 ? undefined : value / enters;
}

function meanOf(sum: SumOf): Mean {
  return { value: figureOf(sum), of: sum.enters, total: sum.enters, infinite: 0 };
}
