import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { naturalOrder } from "../core/text/naturalOrder";
import { UsageError } from "./command";
import { SAVED_REPORT } from "./output";

/**
 * The saved reports that are named: files as they stand, of a folder those in it and in its subfolders, as where each checkpoint has
 * its own, in natural order.
 */
export function savedRuns(named: readonly string[]): readonly string[] {
  return named.flatMap((path) => {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
    const found = reportsIn(path);
    if (found.length === 0)
      throw new UsageError(`The folder ${path} holds no saved report (*${SAVED_REPORT}), nor does a folder in it.`);
    return found;
  });
}

function reportsIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => naturalOrder(a.name, b.name));
  const reports = (of: string, names: readonly string[]): readonly string[] =>
    names.filter((name) => name.endsWith(SAVED_REPORT)).map((name) => join(of, name));
  return entries.flatMap((entry) =>
    entry.isDirectory()
      ? reports(join(folder, entry.name), readdirSync(join(folder, entry.name)).sort(naturalOrder))
      : reports(folder, [entry.name]),
  );
}
