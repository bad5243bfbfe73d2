import type { ClassList } from "../core/classes/classList";
import { colouredList, type ColouredList } from "../core/classLists/colouredList";
import type { Files } from "./files";
import { findClassList } from "./readClassList";

export type RunClassList = { readonly ok: true; readonly list?: ClassList } | Extract<ColouredList, { ok: false }>;

interface Wanted {
  /** Chosen; else one is looked for beside the targets. */
  readonly classList?: ClassList | undefined;
  /** Gives the classes their colours, and the classes themselves where there is no list. */
  readonly colourTable?: ClassList | undefined;
}

/** The classes of a run, none where the labels that occur are the classes. */
export async function runClassList({ classList, colourTable }: Wanted, targetFolder: string, files: Files): Promise<RunClassList> {
  const list = classList ?? (await findClassList(targetFolder, files));
  if (!colourTable) return { ok: true, ...(list && { list }) };
  return !list || list.source === colourTable.source ? { ok: true, list: colourTable } : colouredList(list, colourTable);
}
