import { extname } from "node:path";
import { parse as parseYaml } from "yaml";
import type { ClassList } from "../core/classes/classList";
import { isCalledClassList } from "../core/classLists/isCalledClassList";
import type { ClassListReading } from "../core/classLists/listRows";
import { parseClassList, type ClassListFile } from "../core/classLists/parseClassList";
import { DISK_FILES } from "./diskFiles";
import type { Files } from "./files";

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
export async function readClassList(file: string, files: Files = DISK_FILES): Promise<ClassList> {
  const reading = await read(file, "file", files);
  if (!reading.ok) throw new ClassListError(reading.message);
  return reading.list;
}

/** The first class list in the target folder, else beside it; undefined where none is. Files in the way end no run. */
export async function findClassList(targetFolder: string, files: Files = DISK_FILES): Promise<ClassList | undefined> {
  for (const folder of [targetFolder, files.parent(targetFolder)]) {
    for (const file of await candidates(folder, files)) {
      const reading = await read(files.join(folder, file), "search", files);
      if (reading.ok) return reading.list;
    }
  }
  return undefined;
}

/** Files that may be a class list, those called so first, by name. */
async function candidates(folder: string, files: Files): Promise<readonly string[]> {
  const entries = await files.list(folder).catch(() => []);
  const names = entries
    .filter(({ name, isFolder }) => !isFolder && !name.startsWith(".") && ENDINGS.has(extname(name).toLowerCase()))
    .map(({ name }) => name)
    .sort();
  const called = names.filter((name) => isCalledClassList(name) || DATA_SET_FILES.test(name)).slice(0, MOST_FILES);
  const others = names.length <= MOST_FILES ? names.filter((name) => !called.includes(name)) : [];
  return [...called, ...others];
}

async function read(file: string, given: ClassListFile["given"], files: Files): Promise<ClassListReading> {
  try {
    const { size } = await files.stamp(file);
    if (size > MOST_BYTES) return { ok: false, message: `${file} is too large for a class list (${size} bytes). Choose another file.` };
    const text = new TextDecoder().decode(await files.read(file));
    const isYaml = /^\.ya?ml$/i.test(extname(file));
    return parseClassList({ name: file, text, given, ...(isYaml && { data: parseYaml(text) as unknown }) });
  } catch (error) {
    return { ok: false, message: `The class list ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}
