import type { Baseline } from "../core/gates/gateRun";
import { noBaseline } from "../core/gates/streamedBaseline";
import { readReportFile } from "./readReportFile";

/** A baseline that cannot be had is not a reason to pass, nor one to fail: gates that need it cannot be decided. */
export async function baselineOf(file: string | undefined): Promise<Baseline> {
  if (file === undefined) return { ok: false, message: "There is no baseline: name one by --baseline." };
  try {
    const report = await readReportFile(file);
    return report.images.length > 0
      ? { ok: true, report }
      : { ok: false, message: `The baseline ${file} has no image that could be counted.` };
  } catch (error) {
    return { ok: false, message: noBaseline(error) };
  }
}
