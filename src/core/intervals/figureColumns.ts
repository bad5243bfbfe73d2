import { AVERAGES, type AverageId } from "../averages/averages";
import type { BootstrapInput } from "./bootstrapInput";
import type { Figure } from "../numbers/figure";
import type { Metric } from "../metrics/metric";
import { sumFigures } from "./sumFigures";

/** All that is drawn, in a row: something of each average in the order of `AVERAGES`, then of global and samplewise of each class. */
export type FigureColumns<Value> = readonly Value[];

/** Every figure of sums of rows. */
export function figureColumns(sums: Float64Array, input: BootstrapInput, metric: Metric): FigureColumns<Figure> {
  const { averages, global, samplewise } = sumFigures(sums, input, metric);
  return [
    ...AVERAGES.map(({ id }) => averages[id]),
    ...global.flatMap((figure, column) => [figure, samplewise[column]]),
  ];
}

export function columnsOfAverages<Value>(columns: FigureColumns<Value>): Readonly<Record<AverageId, Value>> {
  return Object.fromEntries(AVERAGES.map(({ id }, column) => [id, columns[column]])) as Record<AverageId, Value>;
}

/** Global and samplewise, each in the order of the class set. */
export function columnsOfClasses<Value>(columns: FigureColumns<Value>): {
  readonly global: readonly Value[];
  readonly samplewise: readonly Value[];
} {
  const ofClasses = columns.slice(AVERAGES.length);
  return {
    global: ofClasses.filter((_, column) => column % 2 === 0),
    samplewise: ofClasses.filter((_, column) => column % 2 === 1),
  };
}
