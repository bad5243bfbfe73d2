import type { VNode } from "preact";
import { className } from "../../src/core/reading/className";
import { cellTally } from "../../src/core/counting/cells";
import type { Evaluation } from "../../src/core/counting/evaluation";
import { badness } from "../../src/core/metrics/better";
import type { Metric } from "../../src/core/metrics/metric";
import { UNDEFINED_TEXT } from "../../src/core/text/format";
import { Swatch } from "../parts/swatch";
import { figureOnScreen } from "../texts/format";
import { TEXTS } from "../texts/texts";
import type { ClassIndex } from "../../src/core/labels/indices";

/** The class with the worst value in an image. */
export interface WorstClass {
  readonly classIndex: ClassIndex;
  readonly value: number;
}

/** Undefined where no class of the class set has a value in the image. */
export function worstClass({ cells, classSet }: Evaluation, metric: Metric, image: number): WorstClass | undefined {
  let worst: WorstClass | undefined;
  for (const classIndex of classSet) {
    const value = metric.value(cellTally(cells, image, classIndex));
    if (value === undefined) continue;
    const isWorse = !worst || badness(metric.better, value) > badness(metric.better, worst.value);
    if (isWorse) worst = { classIndex, value };
  }
  return worst;
}

export interface WorstClassCellProps {
  readonly evaluation: Evaluation;
  readonly metric: Metric;
  readonly image: number;
}

export function WorstClassCell({ evaluation, metric, image }: WorstClassCellProps): VNode {
  const worst = worstClass(evaluation, metric, image);
  if (!worst) {
    const reason = TEXTS.figure.undefined(TEXTS.figure.noClassEnters);
    return (
      <span class="dim" role="img" aria-label={reason} title={reason}>
        {UNDEFINED_TEXT}
      </span>
    );
  }
  return (
    <span class="class-name worst-class">
      <Swatch color={evaluation.table.classes[worst.classIndex]?.color ?? "transparent"} />
      <bdi class="text">{className(evaluation.table, worst.classIndex)}</bdi>
      <span class="dim">{figureOnScreen(worst.value)}</span>
    </span>
  );
}
