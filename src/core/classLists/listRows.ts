import type { ClassInfo, ClassList } from "../document/classList";
import type { LabelRegion } from "../document/labelRegion";
import type { Label } from "../labels/label";
import { formatCount } from "../text/format";
import { itemAt } from "../numbers/numberAt";
import { coloursBesideOwn } from "./generatedColours";

/** What one row of a class list says. Without a separate label a class has the number of its row. */
export interface ListRow {
  readonly name: string;
  readonly label?: Label;
  /** `#rrggbb` */
  readonly color?: string;
  readonly ignored?: boolean;
}

export type ClassListReading =
  | { readonly ok: true; readonly list: ClassList }
  /** What is wrong with the file and what to do. `form`: it may be any other file; `damaged`: it cannot be read. */
  | { readonly ok: false; readonly why: "form" | "damaged"; readonly message: string };

/** Names that say that a class is to be left out of everything. */
const IGNORED_NAME = /^(?:void|_*ignored?_*|ignore[ _-]label|don'?t[ _-]?care)$/i;

/** More classes than any list has; what is longer is a table of something else. */
const MOST_ROWS = 1 << 16;

/** The class list that the rows make; a label that is named twice is refused, since no rule says which name counts. */
export function listOfRows(
  source: string,
  rows: readonly ListRow[],
  regions: readonly LabelRegion[] = [],
): ClassListReading {
  if (rows.length > MOST_ROWS)
    return {
      ok: false,
      why: "form",
      message: `${source} has ${formatCount(rows.length)} rows, more than the ${formatCount(MOST_ROWS)} of a class list. Name the classes that occur alone, or give none: labels are then classes by their numbers.`,
    };
  const labelled = rows.map((row, position) => ({ ...row, label: row.label ?? position }));
  const colors = coloursBesideOwn(labelled);
  const classes = labelled.map(({ label, name }, position): ClassInfo => ({
    label,
    name,
    color: itemAt(colors, position),
  }));
  const names = new Map<Label, string>();
  const tooLarge = classes.find(({ label }) => label !== (label | 0));
  if (tooLarge)
    return {
      ok: false,
      why: "damaged",
      message: `${source} gives ${tooLarge.name} the label ${tooLarge.label}, which no mask can hold (32 bits).`,
    };
  for (const { label, name } of classes) {
    const first = names.get(label);
    if (first !== undefined) {
      return {
        ok: false,
        why: "damaged",
        message: `${source} names label ${label} twice: ${first} and ${name}. Keep one of them.`,
      };
    }
    names.set(label, name);
  }
  const ignore = classes
    .filter(({ name }, position) => rows[position]?.ignored ?? IGNORED_NAME.test(name))
    .map(({ label }) => label);
  return { ok: true, list: { source, classes, ignore, ...(regions.length > 0 && { regions }) } };
}

/** `#rrggbb` of three numbers from 0 to 255; undefined where they are not a colour. */
export function colorOf(parts: readonly unknown[]): string | undefined {
  const channels = parts.map(Number);
  const valid =
    channels.length === 3 && channels.every((value) => Number.isInteger(value) && value >= 0 && value <= 255);
  return valid ? `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}` : undefined;
}
