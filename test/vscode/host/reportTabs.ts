import * as vscode from "vscode";
import { VIEW_TYPE } from "../../../src/host/ids";

/** Titles of the report tabs, in their order. */
export function reportTabs(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(VIEW_TYPE))
    .map(({ label }) => label);
}

/** The tabs, once the window has told of so many: a command can end a moment before. */
export async function tabs(count: number): Promise<readonly string[]> {
  while (reportTabs().length < count) await new Promise((resolve) => setTimeout(resolve, 20));
  return reportTabs();
}
