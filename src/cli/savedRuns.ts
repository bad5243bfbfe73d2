import { readdirSync, statSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { fileReason } from "../core/text/fileReason";
import { naturalOrder } from "../core/text/naturalOrder";
import { UsageError } from "./command";
import { SAVED_REPORT } from "./output";

const SAVED_RANKING = ".maskrank.json";
const SAVED_TABLE = ".maskeval.parquet";

/**
 * The saved reports that are named: files as they stand, of a folder those in it and in its subfolders, as where each checkpoint has
 * its own, in natural order; a run that is there in JSON and as a table is taken once, in JSON.
 */
export function savedRuns(named: readonly string[]): readonly string[] {
  return named.flatMap((path) => {
    if (path.endsWith(SAVED_RANKING))
      throw new UsageError(`${path} is a saved ranking, which opens in VS Code: name the reports that it lists.`);
    if (!isFolder(path)) return [path];
    const found = reportsIn(path);
    if (found.length === 0)
      throw new UsageError(
        `The folder ${path} holds no saved report (*${SAVED_REPORT}, *${SAVED_TABLE}), nor does a folder in it.`,
      );
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
  const entries = entriesOf(folder);
  const own = new Set(reportNames(entries));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return reportNames(entriesOf(path)).map((name) => join(path, name));
    return own.has(entry.name) ? [path] : [];
  });
}

/** The names of the saved reports among the entries of a folder. */
function reportNames(entries: readonly Dirent[]): readonly string[] {
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const inJson = new Set(names.filter((name) => name.endsWith(SAVED_REPORT)));
  const isAlone = (table: string): boolean => !inJson.has(table.slice(0, -SAVED_TABLE.length) + SAVED_REPORT);
  return names.filter((name) => inJson.has(name) || (name.endsWith(SAVED_TABLE) && isAlone(name)));
}

/** A folder that cannot be listed may hold a run: a ranking without it would be another one. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => naturalOrder(a.name, b.name));
  } catch (error) {
    throw new Error(`The folder ${folder} cannot be read: ${fileReason(error)}.`, { cause: error });
  }
}
