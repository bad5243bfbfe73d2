import { messageOf } from "../core/text/messageOf";
import { colouredList } from "../core/classLists/colouredList";
import { colourTable } from "../core/classLists/colourTable";
import type { ClassList } from "../core/document/classList";
import { namedClassList } from "../run/namedClassList";
import { UsageError } from "./command";

/** The class list that an option names. @throws a `UsageError` that says why it cannot be had, and what can be named. */
export async function listOption(option: string, name: string): Promise<ClassList> {
  try {
    return await namedClassList(name);
  } catch (error) {
    throw new UsageError(`--${option}: ${messageOf(error)}`);
  }
}

/** The same of a list that is of use for its colours alone: some, and one for each class of the other list where one is named. */
export async function colourTableOption(
  option: string,
  name: string,
  classes: ClassList | undefined,
): Promise<ClassList> {
  const list = await listOption(option, name);
  if (!colourTable(list))
    throw new UsageError(
      `--${option}: ${name} gives no class a colour. Name a list with colours, such as lines of R G B name.`,
    );
  if (!classes || classes.source === list.source) return list;
  const coloured = colouredList(classes, list);
  if (!coloured.ok) throw new UsageError(`--${option}: ${coloured.message}`);
  return list;
}
