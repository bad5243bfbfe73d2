import { readdirSync, statSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { fileReason } from "../core/text/fileReason";
import { naturalOrder } from "../core/text/naturalOrder";
import { UsageError } from "./command";
import { SAVED_REPORT } from "./output";

const SAVED_RANKING = ".maskrank.json";

/**
 * The saved reports that are named: files as they stand, of a folder those in it and in its subfolders, as where each checkpoint has
 * its own, in natural order.
 */
export function savedRuns(named: readonly string[]): readonly string[] {
  return named.flatMap((path) => {
    if (path.endsWith(SAVED_RANKING))
      throw new UsageError(`${path} is a saved ranking, which opens in VS Code: name the reports that it lists.`);
    if (!isFolder(path)) return [path];
    const found = reportsIn(path);
    if (found.length === 0)
      throw new UsageError(`The folder ${path} holds no saved report (*${SAVED_REPORT}), nor does a folder in it.`);
    return found;
  });
}

/** What is there or cannot be looked at is told of where it is read. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function reportsIn(folder: string): readonly string[] {
  const reports = (of: string, entries: readonly Dirent[]): readonly string[] =>
    entries
      .filter((entry) => !entry.isDirectory() && entry.name.endsWith(SAVED_REPORT))
      .map(({ name }) => join(of, name));
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? reports(path, entriesOf(path)) : reports(folder, [entry]);
  });
}

/** A folder that cannot be listed may hold a run: a ranking without it would be another one. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => naturalOrder(a.name, b.name));
  } catch (error) {
    throw new Error(`The folder ${folder} cannot be read: ${fileReason(error)}.`, { cause: error });
  }
}
