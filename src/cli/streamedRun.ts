import { dirname, resolve } from "node:path";
import type { Gate } from "../core/gates/gate";
import { GateRun } from "../core/gates/gateRun";
import { metricsFor } from "../core/metrics/metricsFor";
import { withResolvedFolders } from "../core/report/reportFolders";
import { STREAMED_FROM } from "../core/streamed/streamedFrom";
import { ReportTables } from "../tables/readReportTables";
import { figuresOfTables, totalsOfTables } from "../tables/streamTables";

/**
 * A run of very many images in tables, its figures made as they stream by; undefined where it is not one, or has no figures so.
 *
 * @param gates that rest on figures alone.
 */
export async function streamedRun(file: string, gates: readonly Gate[]): Promise<GateRun | undefined> {
  if (!file.endsWith(".parquet")) return undefined;
  const tables = await ReportTables.open(file);
  try {
    if (tables.rows < STREAMED_FROM) return undefined;
    const head = withResolvedFolders(tables.head, dirname(resolve(file)));
    const found = await totalsOfTables(tables, head);
    if (!found.ok) return undefined;
    const asked = new Set(gates.map((gate) => ("figure" in gate ? gate.figure.metric : undefined)));
    const metrics = metricsFor(head.choices).filter(({ id }) => asked.has(id));
    const { figures, problems } = await figuresOfTables(tables, { head, totals: found.totals, metrics });
    if (figures.withPixels === 0) return undefined;
    const none = { ok: false, message: "There is no baseline." } as const;
    return new GateRun({ ...head, problems }, none, figures);
  } finally {
    await tables.close();
  }
}
