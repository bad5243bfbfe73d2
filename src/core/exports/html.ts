import type { Evaluation } from "../counting/evaluation";
import type { Report } from "../document/report";
import { advice } from "../sentences/advice";
import { pairingWords } from "../pairing/pairingWords";
import { verdict } from "../sentences/verdict";
import { caption } from "./caption";
import { bootstrap } from "../intervals/bootstrap";
import { bootstrapInput } from "../intervals/bootstrapInput";
import { groupsOf } from "../intervals/imageGroups";
import { inPieces, needsIntervals, USUAL_FIGURES, type ShownFigures } from "./exporter";
import { htmlAnswer } from "./htmlAnswer";
import { htmlFindings } from "./htmlFindings";
import { htmlPage } from "./htmlPage";
import { escapeHtml, htmlTable } from "./htmlTable";
import { htmlTables } from "./htmlTables";

/** One page that holds everything and asks no network: the figure to report, findings, verdict, averages, classes, images, confusion, problems. */
export const HTML = inPieces({
  id: "html",
  name: "HTML (one page)",
  extension: ".html",
  isProse: true,
  intervals: "ofColumnsOrFew",
  draws: "worst",
  pieces: function* (evaluation, report, shown) {
    for (const line of htmlPage(body(evaluation, report, shown))) yield `${line}\n`;
  },
});

function* body(evaluation: Evaluation, report: Report, shown: ShownFigures = USUAL_FIGURES): Generator<string> {
  const { metric } = shown;
  const sentences = [...verdict(evaluation, metric), ...(advice(evaluation, metric)?.sentences ?? [])].map(
    ({ text }) => text,
  );
  const intervals =
    shown.intervals ??
    (needsIntervals(HTML, shown.classColumns ?? [], evaluation)
      ? bootstrap(bootstrapInput(evaluation, metric, groupsOf(evaluation)))
      : undefined);
  // A partial report is not a score, and nothing has none: then there is no figure to report.
  const hasAnswer = report.state !== "partial" && evaluation.imageSet.length > 0;
  yield* [
    "<h1>Mask Evaluation</h1>",
    `<p>Predictions <code>${escapeHtml(report.folders.prediction)}</code>, targets <code>${escapeHtml(report.folders.target)}</code></p>`,
    ...(hasAnswer ? [htmlAnswer(evaluation, { ...shown, intervals })] : []),
    ...htmlFindings(report, evaluation.choices),
    ...[caption(evaluation, report), ...pairingWords(report.pairing), ...sentences].map(
      (sentence) => `<p>${escapeHtml(sentence)}</p>`,
    ),
  ];
  for (const make of htmlTables(evaluation)) {
    const table = make(evaluation, report);
    if (table.length > 0) yield* htmlTable(table);
  }
}
