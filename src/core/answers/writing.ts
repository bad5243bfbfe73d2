import type { AverageId } from "../averages/averages";
import { shownColumns, type ChosenColumns } from "../classesTable/shownColumns";
import { compareReports } from "../compare/compareReports";
import { COMPARISON_FORMS } from "../compare/comparisonForms";
import { evaluate } from "../counting/evaluation";
import type { Report } from "../document/report";
import { needsIntervals } from "../exports/exporter";
import { EXPORTS } from "../exports/exports";
import { DRAWN, drawnImages } from "../exports/htmlWorst";
import { proposedGates } from "../gates/proposedGates";
import { bootstrap, DEFAULT_BOOTSTRAP } from "../intervals/bootstrap";
import { bootstrapInput } from "../intervals/bootstrapInput";
import { groupsOf } from "../intervals/imageGroups";
import { pairPlanes, type PairRuns } from "../labels/pairPlanes";
import type { Metric } from "../metrics/metric";
import { IOU } from "../metrics/metrics";
import { metricCalled } from "../metrics/metricsFor";
import { metricsOf } from "../metrics/metricsOf";
import { PYTHON_LIBRARIES, pythonSnippet } from "../python/pythonSnippet";
import type { ReportedId } from "../sentences/reportedFigure";

/** Which run of a comparison is A: the report itself, or the one that it is compared with. */
export type ComparedOrder = "shownFirst" | "comparedFirst";

/** What is written of a report: an export, a form of its comparison with another one, or a script for a library, by their ids. */
export type Writing =
  | { readonly kind: "export"; readonly exporter: string }
  | { readonly kind: "comparison"; readonly form: string; readonly order: ComparedOrder }
  | { readonly kind: "python"; readonly library: string }
  /** A file of gates that the report meets. */
  | { readonly kind: "gates" };

/** What is shown of a report, and so written. */
export interface ShownOfReport extends ChosenColumns {
  /** Id of the metric; IoU where the choices have no such metric. */
  readonly metric: string;
  readonly average: AverageId;
  /** Which figure stands for the run, where one was chosen. */
  readonly reported?: ReportedId | undefined;
}

/** Reads small pictures of images by their names, no longer than so many pixels; what cannot be read is left out. */
export type ReadPixels = (images: readonly string[], longerSide: number) => Promise<ReadonlyMap<string, PairRuns>>;

/** What is written beside the report itself. */
export interface WritingSources {
  /** The report that a comparison is with, under the choices that it is to be read under. */
  readonly other?: Report | undefined;
  readonly readPixels?: ReadPixels;
}

export type Written =
  | { readonly ok: true; readonly pieces: Iterable<string> }
  /** Nothing can be written; the sentence says why. */
  | { readonly ok: false; readonly message: string };

/**
 * Writes figures of a report out under the choices kept with it, piece by piece.
 */
export async function write(
  report: Report,
  writing: Writing,
  shown: ShownOfReport,
  { other, readPixels }: WritingSources = {},
): Promise<Written> {
  const metric = metricCalled(shown.metric, report.choices) ?? IOU;
  switch (writing.kind) {
    case "export":
      return exportReport(report, writing.exporter, { metric, shown, readPixels });
    case "comparison":
      return writeComparison(writing.order === "shownFirst" ? [report, other] : [other, report], writing.form, metric);
    case "gates":
      return { ok: true, pieces: [proposedGates(report, shown.metric, shown.average)] };
    case "python": {
      const library = PYTHON_LIBRARIES.find(({ id }) => id === writing.library);
      const evaluation = evaluate(report, report.choices);
      const script = library && pythonSnippet(evaluation, report, { metric, average: "macro", library });
      // No script is an answer: the library has no call that gives this figure.
      return { ok: true, pieces: script === undefined ? [] : [script] };
    }
  }
}

interface Shown {
  readonly metric: Metric;
  readonly shown: ShownOfReport;
  readonly readPixels: ReadPixels | undefined;
}

async function exportReport(report: Report, id: string, { metric, shown, readPixels }: Shown): Promise<Written> {
  const exporter = EXPORTS.find((row) => row.id === id);
  if (!exporter) return unknown(id);
  const evaluation = evaluate(report, report.choices);
  const classColumns = shownColumns(metricsOf(evaluation), metric, shown);
  const intervals = needsIntervals(exporter, classColumns, evaluation)
    ? bootstrap(bootstrapInput(evaluation, metric, groupsOf(evaluation)))
    : undefined;
  const { average, reported } = shown;
  const pixels =
    exporter.draws && (await readPixels?.(drawnImages(evaluation, { metric, reported }), DRAWN.longerSide));
  const pieces = exporter.pieces(evaluation, report, {
    metric,
    average,
    classColumns,
    reported,
    ...(intervals && { intervals }),
    ...(pixels && { pixels: new Map(Array.from(pixels, ([name, runs]) => [name, pairPlanes(runs)])) }),
  });
  return { ok: true, pieces };
}

function writeComparison([a, b]: readonly (Report | undefined)[], id: string, metric: Metric): Written {
  const form = COMPARISON_FORMS.find((row) => row.id === id);
  if (!form) return unknown(id);
  if (!a || !b) return { ok: false, message: "There is no other run to compare with. Choose one and export again." };
  const outcome = compareReports(a, b, { ...DEFAULT_BOOTSTRAP, metric });
  return outcome.ok ? { ok: true, pieces: [form.write(outcome.comparison)] } : outcome;
}

function unknown(id: string): Written {
  return { ok: false, message: `There is no form ${id} to write a report in.` };
}
