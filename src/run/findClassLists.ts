import { extname } from "node:path";
import type { ClassList } from "../core/document/classList";
import { isCalledClassList, isNamedClassList } from "../core/classLists/isCalledClassList";
import type { FoundLists } from "../core/document/report";
import type { Files } from "./files";
import { MOST_BYTES, readListFile } from "./readClassList";

/** Folders full of text files hold annotations, one an image: there, only files that are called a class list are opened. */
const MOST_FILES = 20;

/** More lists than this beside one folder are of several data sets; the first are looked at. */
const MOST_LISTS = 4;

/** All that is read in search of a list, in bytes: a fraction of a second, whatever lies there. */
const MOST_BYTES_TOGETHER = 4 * MOST_BYTES;

const ENDINGS: ReadonlySet<string> = new Set([".txt", ".csv", ".json", ".yaml", ".yml", ".names"]);

/** The class lists in the target folder, then beside it. Files in the way end no run; those that are called a list are told of. */
export async function findClassLists(targetFolder: string, files: Files): Promise<FoundLists> {
  const lists: ClassList[] = [];
  const unread: { readonly file: string; readonly message: string }[] = [];
  let skipped = 0;
  let bytes = 0;
  for (const folder of new Set([targetFolder, files.parent(targetFolder)])) {
    const { names, others } = await candidates(folder, files);
    skipped += others;
    for (const name of names) {
      const file = files.join(folder, name);
      bytes += await size(file, files);
      if (lists.length === MOST_LISTS || bytes > MOST_BYTES_TOGETHER) {
        skipped++;
        continue;
      }
      const reading = await readListFile(file, "search", files);
      if (reading.ok) lists.push(reading.list);
      else if (isNamedClassList(name) || (reading.why === "damaged" && isCalledClassList(name)))
        unread.push({ file, message: reading.message });
    }
  }
  return { lists, unread, skipped };
}

/** Files that may be a class list, those called so first, by name; and how many others there are. */
async function candidates(
  folder: string,
  files: Files,
): Promise<{ readonly names: readonly string[]; readonly others: number }> {
  const entries = await files.list(folder).catch(() => []);
  const all = entries
    .filter(({ name, isFolder }) => !isFolder && !name.startsWith(".") && ENDINGS.has(extname(name).toLowerCase()))
    .map(({ name }) => name)
    .sort();
  const rank = (name: string): number => (isNamedClassList(name) ? 0 : isCalledClassList(name) ? 1 : 2);
  const called = all
    .filter((name) => rank(name) < 2)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST_FILES);
  const uncalled = all.length <= MOST_FILES ? all.filter((name) => rank(name) === 2) : [];
  const names = [...called, ...uncalled];
  return { names, others: all.length - names.length };
}

/** What reading the file costs at most: one that is too large is not opened. */
async function size(file: string, files: Files): Promise<number> {
  const bytes = await files.stamp(file).then(
    (stamp) => stamp.size,
    () => 0,
  );
  return bytes > MOST_BYTES ? 0 : bytes;
}
