import { readFile, readdir, stat } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { parse as parseYaml } from "yaml";
import type { ClassList } from "../core/classList";
import { isCalledClassList } from "../core/classLists/isCalledClassList";
import type { ClassListReading } from "../core/classLists/listRows";
import { parseClassList, type ClassListFile } from "../core/classLists/parseClassList";

/** A file that was named as a class list and cannot be read as one. The message says why and what to do. */
export class ClassListError extends Error {
  override readonly name = "ClassListError";
}

/** No class list is longer; annotations and statistics beside the masks may be. */
const MOST_BYTES = 1 << 20;

/** Folders full of text files hold annotations, one an image: there, only files that are called a class list are opened. */
const MOST_FILES = 20;

const ENDINGS: ReadonlySet<string> = new Set([".txt", ".csv", ".json", ".yaml", ".yml", ".names"]);

/** Names that frameworks give to files with the classes among other things. */
const DATA_SET_FILES = /^(?:dataset\.json|data\.ya?ml|config\.json|meta\.json)$/i;

/** The class list in a file that the user named. Throws a `ClassListError` that says what is wrong. */
export async function readClassList(file: string): Promise<ClassList> {
  const reading = await read(file, "file");
  if (!reading.ok) throw new ClassListError(reading.message);
  return reading.list;
}

/** The first class list in the target folder, else beside it; undefined where none is. Files in the way end no run. */
export async function findClassList(targetFolder: string): Promise<ClassList | undefined> {
  for (const folder of [targetFolder, dirname(targetFolder)]) {
    for (const file of await candidates(folder)) {
      const reading = await read(join(folder, file), "search");
      if (reading.ok) return reading.list;
    }
  }
  return undefined;
}

/** Files that may be a class list, those called so first, by name. */
async function candidates(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith(".") && ENDINGS.has(extname(entry.name).toLowerCase()))
    .map(({ name }) => name)
    .sort();
  const called = files.filter((file) => isCalledClassList(file) || DATA_SET_FILES.test(file)).slice(0, MOST_FILES);
  const others = files.length <= MOST_FILES ? files.filter((file) => !called.includes(file)) : [];
  return [...called, ...others];
}

async function read(file: string, given: ClassListFile["given"]): Promise<ClassListReading> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) return { ok: false, message: `${file} is too large for a class list (${size} bytes). Choose another file.` };
    const text = await readFile(file, "utf8");
    const isYaml = /^\.ya?ml$/i.test(extname(file));
    return parseClassList({ name: file, text, given, ...(isYaml && { data: parseYaml(text) as unknown }) });
  } catch (error) {
    return { ok: false, message: `The class list ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}
