import { computed, type ReadonlySignal } from "@preact/signals";
import { averageInput } from "../../src/core/averages/averageInput";
import { ofEachAverage, type AverageId } from "../../src/core/averages/averages";
import { classFigures } from "../../src/core/averages/classFigures";
import type { Evaluation } from "../../src/core/counting/evaluation";
import type { Figure } from "../../src/core/numbers/figure";
import { imageFigures } from "../../src/core/averages/imageFigures";
import { influence } from "../../src/core/intervals/influence";
import type { Mean } from "../../src/core/averages/mean";
import type { Metric } from "../../src/core/metrics/metric";
import { undefinedCells } from "../../src/core/averages/undefinedCells";
import { rememberByIndex } from "./rememberByIndex";
import type { ClassIndex } from "../../src/core/labels/indices";

export type ClassFigures = ReturnType<typeof classFigures>;
export type ImageFigures = ReturnType<typeof imageFigures>;

/** Every figure of one metric, computed when something first shows it and kept until the evaluation changes. */
export interface MetricFigures {
  readonly averages: ReadonlySignal<Readonly<Record<AverageId, Mean>>>;
  /** By index of the class. */
  readonly ofClass: ReadonlySignal<(classIndex: ClassIndex) => ClassFigures>;
  /** By index of the image: of ten thousand rows only those in sight are asked for, unless a sort needs all. */
  readonly ofImage: ReadonlySignal<(image: number) => ImageFigures>;
  /** By index of the image: how the average of the Summary would change without it. */
  readonly influence: ReadonlySignal<readonly Figure[]>;
  readonly undefinedCells: ReadonlySignal<ReturnType<typeof undefinedCells>>;
}

export function metricFigures(
  evaluation: ReadonlySignal<Evaluation>,
  metric: ReadonlySignal<Metric>,
  average: ReadonlySignal<AverageId>,
): MetricFigures {
  return {
    averages: computed(() => {
      const input = averageInput(evaluation.value, metric.value);
      return ofEachAverage(({ compute }) => compute(input));
    }),
    ofClass: computed(() => {
      const { value } = evaluation;
      const of = metric.value;
      return rememberByIndex((classIndex) => classFigures(value, of, classIndex));
    }),
    ofImage: computed(() => {
      const { value } = evaluation;
      const of = metric.value;
      return rememberByIndex((image) => imageFigures(value, of, image));
    }),
    influence: computed(() => influence(evaluation.value, metric.value, average.value)),
    undefinedCells: computed(() => undefinedCells(evaluation.value, metric.value)),
  };
}
