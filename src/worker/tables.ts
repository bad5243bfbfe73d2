import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { classTally } from "../core/counting/cells";
import type { Evaluation } from "../core/counting/evaluation";
import { support } from "../core/counting/tally";
import type { Problem } from "../core/document/problem";
import type { Report } from "../core/document/report";
import { OVERALL } from "../core/metrics/overall";
import { metricsFor } from "../core/metrics/metricsFor";
import { pairingWords } from "../core/pairing/pairingWords";
import { className } from "../core/reading/className";
import { classWords } from "../core/reading/classWords";
import { shownLabel } from "../core/reading/shownLabel";
import { withResolvedFolders } from "../core/report/reportFolders";
import { FiguresPass, type StreamedFigures } from "../core/streamed/streamedFigures";
import { streamedWords } from "../core/streamed/streamedWords";
import { sum } from "../core/numbers/sum";
import { itemWords } from "../core/text/itemWords";
import { messageOf } from "../core/text/messageOf";
import type { MaskPaths, ShownTables, TablesRequest, TablesResponse } from "../protocol/tables";
import { ImageColumns } from "../tables/imageColumns";
import { ReportTables } from "../tables/readReportTables";
import { figuresOfTables, totalsOfTables } from "../tables/streamTables";

/** Problems of files beyond are counted, not shown. */
const MOST_PROBLEMS = 200;

// A thread that goes through the tables of a report, and holds what a table of its images shows.
let held: { readonly columns: ImageColumns; readonly folders: Report["folders"] } | undefined;

parentPort?.on("message", (request: TablesRequest) => {
  if (request.type === "paths") tell({ type: "paths", found: pathsOf(request.row) });
  else if (held) tell({ type: "table-images", request: request.request, page: held.columns.page(request.wanted) });
});

void read(String(workerData)).catch((error: unknown) => {
  tell({ type: "tables-refused", message: messageOf(error) });
});

async function read(path: string): Promise<void> {
  const tables = await ReportTables.open(path);
  try {
    const head = withResolvedFolders(tables.head, dirname(path));
    let done = 0;
    const progress = (images: number): void => {
      done += images;
      tell({ type: "tables-progress", done, of: tables.rows });
    };
    const found = await totalsOfTables(tables, head, progress);
    if (!found.ok) {
      tell({ type: "tables-refused", message: found.message });
      return;
    }
    const { totals } = found;
    const metrics = metricsFor(head.choices);
    const images = sum(totals.images.map(({ standsFor = 1 }) => standsFor));
    // Means over no image have no value.
    const sums = { ...new FiguresPass(head, totals, metrics).figures(), images, withPixels: images };
    tell({ type: "tables", shown: shownOf(head, sums, []) });
    const columns = new ImageColumns(
      tables.rows,
      metrics.map(({ id }) => id),
    );
    done = 0;
    const { figures, problems } = await figuresOfTables(tables, {
      head,
      totals,
      metrics,
      each: (part, input) => {
        columns.add(part, input);
      },
      take: progress,
    });
    held = { columns, folders: head.folders };
    tell({ type: "tables", shown: { ...shownOf(head, figures, problems), state: "whole" } });
  } finally {
    await tables.close();
  }
}

function shownOf(head: Report, figures: StreamedFigures, problems: readonly Problem[]): ShownTables {
  const { totals, images, withPixels, metrics } = figures;
  return {
    folders: { target: head.folders.target, prediction: head.folders.prediction },
    item: itemWords(totals.images).item,
    images,
    withPixels,
    isPartial: head.state === "partial",
    one: totals.table.outside === undefined ? "class" : "region",
    classWords: classWords(totals.table),
    rules: [`${streamedWords(figures).join("; ")}.`, ...pairingWords(head.pairing)],
    classes: classesOf(totals),
    metrics: metrics.map(({ metric: { id, name, short, better }, averages, classes }) => ({
      id,
      name,
      short,
      better,
      averages,
      classes,
    })),
    overall: totals.table.regions
      ? []
      : OVERALL.map(({ id, name, value }) => ({ id, name, value: value(totals.confusion, totals.classSet) })),
    confusion: totals.table.regions ? undefined : totals.confusion,
    problems: problems.slice(0, MOST_PROBLEMS),
    problemCount: problems.length,
    state: "sums",
  };
}

function classesOf({ table, cells, classSet }: Evaluation): ShownTables["classes"] {
  const inMeans = new Set(classSet);
  return table.classes.map((info, index) => ({
    label: shownLabel(info),
    name: className(table, index),
    color: info.color,
    inMeans: inMeans.has(index),
    support: support(classTally(cells, index)),
  }));
}

function pathsOf(row: number): MaskPaths | undefined {
  return held?.columns.has(row) === true ? { ...held.columns.paths(row), folders: held.folders } : undefined;
}

function tell(response: TablesResponse): void {
  parentPort?.postMessage(response);
}
