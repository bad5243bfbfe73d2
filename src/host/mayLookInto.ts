import type { Side } from "../core/labels/label";
import { isInWorkspace } from "./isInWorkspace";
import type { LiveReport } from "./liveReport";

/**
 * Whether a folder of a report may be watched or looked around in unasked. A saved report from elsewhere may name any folder, whole disks
 * and shares of other machines among them: only those of the workspace may be, where links lead to as well, or that were evaluated here.
 */
export async function mayLookInto(report: LiveReport, side: Side): Promise<boolean> {
  return report.isOfPickedFolders || isInWorkspace(report.folders[side]);
}
