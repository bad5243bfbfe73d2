import { bootstrap } from "../intervals/bootstrap";
import { bootstrapInput } from "../intervals/bootstrapInput";
import { groupsOf } from "../intervals/imageGroups";
import { caution } from "../sentences/caution";
import { citation } from "../sentences/citation";
import { USUAL_FIGURES, type Exporter } from "./exporter";

/** One figure with its interval and everything that a reader needs to get it again, as a sentence for a paper. */
export const SENTENCE: Exporter = {
  id: "sentence",
  name: "Sentence",
  extension: ".txt",
  fileSuffix: "-sentence",
  write: (evaluation, report, { metric, average, intervals } = USUAL_FIGURES) => {
    // Fewer than two images have no interval, and a partial report is no score.
    const drawn = intervals ?? bootstrap(bootstrapInput(evaluation, metric, groupsOf(evaluation)));
    const partial = report.state === "partial" ? "PARTIAL, no score: not all pairs are counted. " : "";
    return `${partial}${caution(report, evaluation.choices)}${citation(evaluation, metric, average, drawn)}\n`;
  },
};
