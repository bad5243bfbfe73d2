import { bootstrap } from "../intervals/bootstrap";
import { bootstrapInput } from "../intervals/bootstrapInput";
import { AVERAGE, type AverageId } from "../averages/averages";
import type { Evaluation } from "../counting/evaluation";
import { foregroundClass } from "../counting/foregroundClass";
import { groupsOf } from "../intervals/imageGroups";
import { caution } from "../sentences/caution";
import { citation, citationOfClass } from "../sentences/citation";
import { atOnce, USUAL_FIGURES, type ShownFigures } from "./exporter";

/** One figure with its interval and everything that a reader needs to get it again, as a sentence for a paper. */
export const SENTENCE = atOnce({
  id: "sentence",
  name: "Sentence",
  extension: ".txt",
  fileSuffix: "-sentence",
  intervals: "always",
  write: (evaluation, report, shown = USUAL_FIGURES) => {
    // Fewer than two images have no interval, and a partial report is not a score.
    const drawn = shown.intervals ?? bootstrap(bootstrapInput(evaluation, shown.metric, groupsOf(evaluation)));
    const partial = report.state === "partial" ? "PARTIAL, no score: not all pairs are counted. " : "";
    return `${partial}${caution(report, evaluation.choices)}${cite(evaluation, { ...shown, intervals: drawn })}\n`;
  },
});

/** Of binary masks the mean over both classes would hide the foreground behind the background: its own figure is cited. */
function cite(evaluation: Evaluation, { metric, average, isNamed, intervals }: ShownFigures): string {
  const foreground = foregroundClass(evaluation);
  if (foreground === undefined || isNamed || !MEANS_WITH_BACKGROUND.has(average))
    return citation(evaluation, metric, average, intervals);
  return citationOfClass(evaluation, metric, { classIndex: foreground, scope: AVERAGE[average].scope }, intervals);
}

const MEANS_WITH_BACKGROUND: ReadonlySet<AverageId> = new Set(["macro", "macro-imagewise"]);
