import type * as vscode from "vscode";
import type { ReportView } from "../core/document/report";
import { IOU, METRICS } from "../core/metrics/metrics";

const KEY = "view";

/** What a report shows where nobody has said anything yet. */
const USUAL: ReportView = { metric: IOU.id, average: "macro", starred: [] };

/** Which figure was looked at last in this workspace: what the next report shows. */
export class RememberedView {
  constructor(private readonly state: vscode.Memento) {}

  get last(): ReportView {
    return { ...USUAL, ...this.state.get<ReportView>(KEY, {}) };
  }

  /** Stars are of one report and not remembered, nor are figures of shapes: those of the next report have to be measured first. */
  async remember({ metric, average }: ReportView): Promise<void> {
    await this.state.update(KEY, {
      ...(METRICS.some(({ id }) => id === metric) && { metric }),
      ...(average !== undefined && { average }),
    });
  }
}
