import { AVERAGES, type AverageId } from "../averages/averages";
import type { Evaluation } from "../counting/evaluation";
import { bootstrapInput, type BootstrapInput } from "../intervals/bootstrapInput";
import { columnSums } from "../intervals/columnSums";
import type { EveryFigure } from "../intervals/everyFigure";
import { sumFigures } from "../intervals/sumFigures";
import type { Metric } from "../metrics/metric";
import { metricsFor } from "../metrics/metricsFor";
import type { Figure } from "../numbers/figure";
import { className } from "../reading/className";
import type { RankedMetric } from "./ranking";
import { ranks } from "./ranks";

/** Runs by a metric and an average: which one is first. */
export interface RankedFigure {
  readonly metric: RankedMetric;
  readonly average: AverageId;
  /** In the order of the runs. */
  readonly figures: readonly Figure[];
  readonly ranks: readonly number[];
}

export interface RankedClass {
  readonly name: string;
  readonly global: readonly Figure[];
  readonly samplewise: readonly Figure[];
}

/** The rows of one run. */
export function rowsOfRun(input: BootstrapInput, run: number, runs: number): BootstrapInput {
  const length = input.table.length / runs;
  return { ...input, rows: input.rows / runs, table: input.table.subarray(run * length, (run + 1) * length) };
}

/** All figures of a run, from the sums of its rows. */
function figuresOf(input: BootstrapInput, metric: Metric): EveryFigure<Figure> {
  return sumFigures(columnSums(input.table, input.rows === 0 ? 0 : input.table.length / input.rows), input, metric);
}

export function rankedMetric({ id, name, short, meanName, better }: Metric): RankedMetric {
  return { id, name, short, ...(meanName !== undefined && { meanName }), better };
}

/** Every tier 1 metric under every average: the figure is the same, the winner may not be. */
export function rankedFigures(
  evaluation: Evaluation,
  runs: number,
  order: readonly number[],
  groups: readonly string[] | undefined,
): readonly RankedFigure[] {
  return metricsFor(evaluation.choices)
    .filter(({ tier, shape }) => tier === 1 && !shape)
    .flatMap((metric) => {
      const input = bootstrapInput(evaluation, metric, groups);
      const ofRuns = order.map((run) => figuresOf(rowsOfRun(input, run, runs), metric).averages);
      return AVERAGES.map(({ id }) => {
        const figures = ofRuns.map((averages) => averages[id]);
        return { metric: rankedMetric(metric), average: id, figures, ranks: ranks(figures, metric.better) };
      });
    });
}

export function rankedClasses(
  { table, classSet }: Evaluation,
  input: BootstrapInput,
  { metric, runs, order }: { readonly metric: Metric; readonly runs: number; readonly order: readonly number[] },
): readonly RankedClass[] {
  const ofRuns = order.map((run) => figuresOf(rowsOfRun(input, run, runs), metric).classes);
  return classSet.map((classIndex, column) => ({
    name: className(table, classIndex),
    global: ofRuns.map((classes) => classes[column]?.global),
    samplewise: ofRuns.map((classes) => classes[column]?.samplewise),
  }));
}
