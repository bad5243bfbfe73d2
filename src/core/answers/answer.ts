import type { SamplewiseAverage } from "../averages/averages";
import { evaluate } from "../counting/evaluation";
import { IOU } from "../metrics/metrics";
import { everyMetric } from "../metrics/metricsFor";
import { itemSpeech } from "../sentences/itemSpeech";
import { unmeasuredWords } from "../sentences/unmeasuredWords";
import type { Report } from "../document/report";
import { differenceAnswer } from "./differenceAnswer";
import { summaryAnswer } from "./summaryAnswer";

/** What a language model may ask of a report. */
export type Question =
  | {
      readonly kind: "summary";
      /** Id of a metric; IoU where absent. */
      readonly metric?: string | undefined;
      /** Name or label of a class: its worst images instead of those of all classes. */
      readonly class?: string | undefined;
    }
  | {
      readonly kind: "difference";
      readonly metric?: string | undefined;
      /** The samplewise average to explain; image first where absent. */
      readonly average?: SamplewiseAverage | undefined;
    };

/** A few lines of text, or a sentence that says what to ask instead. */
export type Answer = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** Answers from the counts, under the choices kept with the report. */
export function answer(report: Report, question: Question): Answer {
  const metrics = everyMetric(report.choices);
  const metric = metrics.find(({ id }) => id === (question.metric ?? IOU.id));
  if (!metric)
    return {
      ok: false,
      message: `There is no metric "${question.metric ?? ""}". Ask for one of ${metrics.map(({ id }) => id).join(", ")}.`,
    };
  if (report.images.length === 0) {
    const [first] = report.problems;
    const why = first ? ` The first problem: ${first.file}: ${first.message}` : "";
    return { ok: false, message: `No pair of masks was counted, so there is no figure.${why}` };
  }
  const evaluation = evaluate(report, report.choices);
  const unmeasured = unmeasuredWords(metric, evaluation);
  if (unmeasured !== undefined)
    return {
      ok: false,
      message: `${unmeasured} A language model has it measured by evaluating the folders with ${metric.id}.`,
    };
  const given =
    question.kind === "summary"
      ? summaryAnswer({ report, evaluation, metric }, question.class)
      : differenceAnswer({ report, evaluation, metric }, question.average ?? "macro-imagewise");
  return given.ok ? { ok: true, text: itemSpeech(evaluation)(given.text) } : given;
}
