import { messageOf } from "../core/text/messageOf";
import { isAbsolute } from "node:path";
import type { ClassList } from "../core/document/classList";
import { BUILT_IN_LISTS } from "../core/classLists/builtInLists";
import { listBeginning } from "../core/classLists/listBeginning";
import { DISK_FILES } from "./diskFiles";
import type { Files } from "./files";
import { ClassListError, readClassList } from "./readClassList";

/** Where a class list that is named by its file is looked for. */
export interface ListFolder {
  /** What relative paths start from; absent: the working directory. */
  readonly folder?: string;
  readonly files?: Files;
}

/**
 * The class list of a name: that of a built-in table, else the path of a file.
 *
 * @throws `ClassListError` that says what is wrong and what can be named.
 */
export async function namedClassList(
  name: string,
  { folder, files = DISK_FILES }: ListFolder = {},
): Promise<ClassList> {
  const builtIn = builtInList(name);
  if (builtIn) return builtIn;
  const isWhole = folder === undefined || isAbsolute(name) || /^[a-z][a-z0-9+.-]+:\//i.test(name);
  try {
    return await readClassList(isWhole ? name : files.join(folder, name), files);
  } catch (error) {
    const message = messageOf(error);
    const reason = /[.!?]$/.test(message) ? message : `${message}.`;
    throw new ClassListError(
      `${reason} Name a file, or one of ${BUILT_IN_LISTS.map(({ source }) => source).join(", ")}.`,
      { cause: error },
    );
  }
}

/** The list as its file holds it now; as it was where it has no file or that cannot be read any more. */
export async function freshClassList(list: ClassList, files: Files): Promise<ClassList> {
  if (builtInList(list.source)) return list;
  const { begins } = list;
  return readClassList(list.source, files).then(
    (fresh) => (begins === undefined ? fresh : listBeginning(fresh, begins)),
    () => list,
  );
}

function builtInList(name: string): ClassList | undefined {
  return BUILT_IN_LISTS.find(({ source }) => source.toLowerCase() === name.trim().toLowerCase());
}
