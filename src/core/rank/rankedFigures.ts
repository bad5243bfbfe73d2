import { AVERAGES, type AverageId } from "../averages/averages";
import type { Evaluation } from "../counting/evaluation";
import { bootstrapFrame, bootstrapInput, type BootstrapInput } from "../intervals/bootstrapInput";
import type { EveryFigure } from "../intervals/everyFigure";
import { RowColumns } from "../intervals/rowColumns";
import { sumFigures } from "../intervals/sumFigures";
import { tablesOfRuns } from "../intervals/tablesOfRuns";
import type { Metric } from "../metrics/metric";
import { metricsFor } from "../metrics/metricsFor";
import type { Figure } from "../numbers/figure";
import { itemAt } from "../numbers/numberAt";
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
  return { ...input, rows: input.rows / runs, table: itemAt(tablesOfRuns(input.table, runs), run) };
}

/** The sums of all rows of each run, a row a run. */
export function sumsOfRuns(evaluation: Evaluation, metric: Metric, runs: number): BootstrapInput {
  if (evaluation.imageSet.length === 0) return sumsOfNone(evaluation, metric, runs);
  const images = evaluation.images.length / runs;
  const ofImages = evaluation.images.map((_, image) => String(Math.floor(image / images)));
  return bootstrapInput(evaluation, metric, ofImages);
}

/** Where no image has a counted pixel. */
function sumsOfNone(evaluation: Evaluation, metric: Metric, runs: number): BootstrapInput {
  const { width } = new RowColumns(evaluation.classSet.length, metric);
  return { ...bootstrapFrame(evaluation, metric), rows: runs, grouped: true, table: new Float64Array(runs * width) };
}

/** All figures of each run. */
function figuresOf(sums: BootstrapInput, metric: Metric, order: readonly number[]): readonly EveryFigure<Figure>[] {
  return order.map((run) => sumFigures(rowsOfRun(sums, run, order.length).table, sums, metric));
}

export function rankedMetric({ id, name, short, meanName, better }: Metric): RankedMetric {
  return { id, name, short, ...(meanName !== undefined && { meanName }), better };
}

/** Those that the runs are ranked by beside the one that is asked for: tier 1, of counts. */
export function rankedMetrics({ choices }: Pick<Evaluation, "choices">): readonly Metric[] {
  return metricsFor(choices).filter(({ tier, shape }) => tier === 1 && !shape);
}

/** Every tier 1 metric under every average: the figure is the same, the winner may not be. */
export function rankedFigures(
  evaluation: Pick<Evaluation, "choices">,
  order: readonly number[],
  sumsOf: (metric: Metric) => BootstrapInput,
): readonly RankedFigure[] {
  return rankedMetrics(evaluation).flatMap((metric) => {
    const ofRuns = figuresOf(sumsOf(metric), metric, order).map(({ averages }) => averages);
    return AVERAGES.map(({ id }) => {
      const figures = ofRuns.map((averages) => averages[id]);
      return { metric: rankedMetric(metric), average: id, figures, ranks: ranks(figures, metric.better) };
    });
  });
}

export function rankedClasses(
  { table, classSet }: Pick<Evaluation, "table" | "classSet">,
  metric: Metric,
  order: readonly number[],
  sums: BootstrapInput,
): readonly RankedClass[] {
  const ofRuns = figuresOf(sums, metric, order).map(({ classes }) => classes);
  return classSet.map((classIndex, column) => ({
    name: className(table, classIndex),
    global: ofRuns.map((classes) => classes[column]?.global),
    samplewise: ofRuns.map((classes) => classes[column]?.samplewise),
  }));
}
