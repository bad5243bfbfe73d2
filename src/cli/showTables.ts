import { extname } from "node:path";
import type { Report } from "../core/document/report";
import { metricsFor } from "../core/metrics/metricsFor";
import type { Metric } from "../core/metrics/metric";
import { STREAMED_FROM } from "../core/streamed/streamedFrom";
import { streamedJson } from "../core/streamed/streamedJson";
import { streamedTable } from "../core/streamed/streamedTable";
import { formatCount } from "../core/text/format";
import { REPORT_TABLE } from "../tables/reportTables";
import type { ReportTables } from "../tables/readReportTables";
import { figuresOfTables, totalsOfTables } from "../tables/streamTables";
import { UsageError } from "./command";
import { deliver, SAVED_REPORT } from "./output";

/** The forms that are written of a stream. */
const FORMS = {
  table: { write: streamedTable, metrics: (metrics: readonly Metric[]) => metrics.filter(({ tier }) => tier === 1) },
  json: { write: streamedJson, metrics: (metrics: readonly Metric[]) => metrics },
} as const;

/** Writes the figures of tables: of their sums, then, as they stream by, of what is a mean over images. */
export async function showTables(tables: ReportTables, head: Report, values: ShowValues): Promise<void> {
  refuseWhatIsLeftOut(values);
  const ending = values.output !== undefined && extname(values.output).toLowerCase() === ".json" ? "json" : "table";
  const format = values.format ?? ending;
  if (format !== "table" && format !== "json")
    throw new UsageError(
      `Reports of more than ${formatCount(STREAMED_FROM)} images are read as they stream by, which gives --format table and json; not ${format}.`,
    );
  const form = FORMS[format];
  const found = await totalsOfTables(tables, head);
  if (!found.ok) throw new Error(`${tables.path}: ${found.message}`);
  const metrics = form.metrics(metricsFor(head.choices));
  const { figures, problems } = await figuresOfTables(tables, { head, totals: found.totals, metrics });
  await deliver([form.write(figures, { ...head, problems })], values.output);
}

interface ShowValues {
  readonly format?: string;
  readonly output?: string;
  readonly metric?: string;
  readonly average?: string;
  readonly columns?: string;
}

function refuseWhatIsLeftOut({ output, ...values }: ShowValues): void {
  const option = (["metric", "average", "columns"] as const).find((name) => values[name] !== undefined);
  if (option !== undefined)
    throw new UsageError(
      `--${option} is for reports that are read into memory: this one has more than ${formatCount(STREAMED_FROM)} images, of which all figures are written.`,
    );
  if (output?.endsWith(SAVED_REPORT) === true || output?.endsWith(REPORT_TABLE) === true)
    throw new UsageError(
      `A report of more than ${formatCount(STREAMED_FROM)} images is not saved anew: give --output an ending that is not of a saved report.`,
    );
}
