import { open, rename, rm } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Report } from "../core/report";
import { reportLines } from "../core/report/reportDocument";

/** Lines written before other work of the process gets its turn. */
const LINES_A_TURN = 200;

/** Saves a report beside its place and renames it: a stop in between leaves no part, and nobody waits for a large one. */
export async function writeReportFile(path: string, report: Report): Promise<void> {
  const aside = `${path}.${process.pid}.tmp`;
  const file = await open(aside, "w");
  try {
    let lines: string[] = [];
    for (const line of reportLines(report)) {
      if (lines.push(line) < LINES_A_TURN) continue;
      await file.writeFile(lines.join(""));
      lines = [];
      await nextTurn();
    }
    await file.writeFile(lines.join(""));
    await file.close();
    await rename(aside, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(aside, { force: true });
    throw error;
  }
}
