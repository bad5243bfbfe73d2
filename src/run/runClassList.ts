import type { ClassList } from "../core/document/classList";
import { colouredList, type ColouredList } from "../core/classLists/colouredList";
import type { FoundLists } from "../core/document/report";
import type { Files } from "./files";
import { findClassLists } from "./findClassLists";

export type RunClassList =
  | {
      readonly ok: true;
      /** Named by the user. */
      readonly list?: ClassList;
      /** Where no list is named: what was found. Which of it fits is known when all masks are counted. */
      readonly found?: FoundLists;
    }
  | Extract<ColouredList, { ok: false }>;

interface Wanted {
  /** Chosen; else lists are looked for beside the targets. */
  readonly classList?: ClassList | undefined;
  /** Gives the classes their colours, and the classes themselves where there is no list. */
  readonly colourTable?: ClassList | undefined;
}

/** The classes of a run, none where the labels that occur are the classes. */
export async function runClassList(
  { classList, colourTable }: Wanted,
  targetFolder: string,
  files: Files,
): Promise<RunClassList> {
  if (!classList || classList.found) return withTable(await findClassLists(targetFolder, files), colourTable);
  if (!colourTable) return { ok: true, list: classList };
  return classList.source === colourTable.source
    ? { ok: true, list: colourTable }
    : colouredList(classList, colourTable);
}

/** Found lists take the colours of the table where it has one for each class; the table is the list where none of them fits. */
function withTable(lists: FoundLists, colourTable: ClassList | undefined): RunClassList {
  if (!colourTable) return { ok: true, found: lists };
  const coloured = lists.lists.flatMap((list) => {
    if (list.source === colourTable.source) return [];
    const made = colouredList(list, colourTable);
    return made.ok ? [made.list] : [];
  });
  return { ok: true, list: colourTable, found: { ...lists, lists: coloured } };
}
