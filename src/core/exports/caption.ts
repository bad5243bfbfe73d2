import { inItemWords, itemWords } from "../text/itemWords";
import type { Evaluation } from "../counting/evaluation";
import { caution } from "../sentences/caution";
import { kindsTaken } from "../pairing/pairingWords";
import { policyWords } from "../sentences/policyWords";
import type { Intervals } from "../intervals/bootstrap";
import { classIntervalsNote } from "../sentences/intervalWords";
import type { ClassesColumn } from "../classesTable/classesColumn";
import type { ShownFigures } from "./exporter";
import type { Report } from "../document/report";
import { quantity } from "../text/format";

/** What a table of figures rests on, in one sentence, so that it can be read by itself. */
export function caption(
  evaluation: Evaluation,
  report: Report,
  { classColumns = [], intervals }: Partial<ShownFigures> = {},
): string {
  const { state, pairing } = report;
  const partial = state === "partial" ? "PARTIAL, no score: not all pairs are counted. " : "";
  const images = quantity(evaluation.images.length, "image");
  const sentences = `${partial}${caution(report, evaluation.choices)}Global figures from counts summed over ${images}, samplewise as the mean over images for each class; ${[...policyWords(evaluation), ...kindsTaken(pairing)].join(", ")}.${intervalNote(evaluation, classColumns, intervals)}`;
  return inItemWords(sentences, itemWords(evaluation.images));
}

/** How the intervals of the shown columns were drawn, and which of them mean little. */
function intervalNote(
  { table }: Evaluation,
  columns: readonly ClassesColumn[],
  intervals: Intervals | undefined,
): string {
  const shown = columns.flatMap((column) => (column.kind === "interval" ? [column.of] : []));
  return intervals && shown.length > 0 ? ` ${classIntervalsNote(intervals, table, shown)}` : "";
}
