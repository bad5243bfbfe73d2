import type { ClassInfo, ClassList } from "../document/classList";

export type ColouredList =
  | { readonly ok: true; readonly list: ClassList }
  /** Why the table does not colour the list, and what to do. */
  | { readonly ok: false; readonly message: string };

/**
 * The class list with the colours of another table: those of its classes of the same name; where they share no name,
 * those of the same label. Every class must have one: a colour that stays unknown would make its pixels of no class.
 */
export function colouredList(list: ClassList, table: ClassList): ColouredList {
  const byName = new Map(table.classes.map((info) => [foldName(info.name), info.color]));
  const byLabel = new Map(table.classes.map((info) => [info.label, info.color]));
  const sharesNames = list.classes.some(({ name }) => byName.has(foldName(name)));
  const colorOf = ({ name, label }: ClassInfo): string | undefined =>
    sharesNames ? byName.get(foldName(name)) : byLabel.get(label);
  const bare = list.classes.find((info) => colorOf(info) === undefined);
  if (bare) {
    return {
      ok: false,
      message:
        `The colour table ${table.source} has no colour for the class ${bare.name} (label ${bare.label}) of ${list.source}. ` +
        `Add a row of that ${sharesNames ? "name" : "label"} to the table, or name another table.`,
    };
  }
  const classes = list.classes.map((info) => ({ ...info, color: colorOf(info) ?? info.color }));
  return { ok: true, list: { ...list, colours: table.source, classes } };
}

function foldName(name: string): string {
  return name.trim().toLowerCase();
}
