import { evaluate, type Evaluation } from "../counting/evaluation";
import { ofCellsThatFit } from "../counting/tooManyCells";
import type { Choices } from "../document/choices";
import type { ImageEntry, Report } from "../document/report";
import type { Metric } from "../metrics/metric";
import { mergeMeasured } from "../report/mergeMeasured";

export type EvaluationOutcome =
  | { readonly ok: true; readonly evaluation: Evaluation }
  /** Why there are no figures, and what to do. */
  | { readonly ok: false; readonly message: string };

/**
 * The same images in several runs, those of the first run, then of the next, under the choices of the first and with one class table made
 * from the labels of all: a class that one run never predicts counts in each.
 */
export function evaluateTogether(
  reports: readonly [Report, ...Report[]],
  images: readonly (readonly ImageEntry[])[],
  metric: Metric,
): EvaluationOutcome {
  const [first] = reports;
  const measured = mergeMeasured(reports.map((report) => report.measured));
  const together = { ...first, images: images.flat(), ...(measured && { measured }) };
  const choices = choicesTogether(first.choices);
  const { made: evaluation, refusal } = ofCellsThatFit(together, (report) => evaluate(report, choices));
  if (refusal !== undefined) return { ok: false, message: refusal };
  const message = unmeasuredWords(metric, evaluation, reports.length);
  return message === undefined ? { ok: true, evaluation } : { ok: false, message };
}

/**
 * The choices that images of several runs are read by which are common to all. The subset was taken by the names in the first run: an
 * image may have another name in the next. By colour each run was read by itself.
 */
export function choicesTogether(choices: Choices): Choices {
  return { ...choices, missing: "count", subset: undefined, palettes: "indices" };
}

/** Why a metric of shapes has no figures of all runs. */
function unmeasuredWords({ shape, name }: Metric, { measured }: Evaluation, runs: number): string | undefined {
  if (!shape || measured?.[shape.kind].state === "measured") return undefined;
  const all = runs === 2 ? "both" : "all";
  return `${name} was not measured in ${all} runs alike: measure ${all} under the same options, in the panels of their reports or by evaluate --measure ${shape.kind}.`;
}
