import { colorOf, type ListRow } from "./listRows";
import { tableRows } from "./tableForm";
import { unquote } from "./unquote";

/** A form of class list in lines of text. */
export interface TextForm {
  readonly name: string;
  /** `content` is told by its content alone in any file; `name` could be any text, so the file must be called a class list. */
  readonly knownBy: "content" | "name";
  /** The rows if every line has the form. */
  readonly read: (lines: readonly string[]) => readonly ListRow[] | undefined;
}

/** In the order in which they are tried: forms that ask for more come first. Each looks at a character a few times at most. */
export const TEXT_FORMS: readonly TextForm[] = [
  { name: "name:r,g,b:parts:actions", knownBy: "content", read: lineForm(nameColonColour) },
  {
    name: "R G B name",
    knownBy: "content",
    read: (lines) => lineForm(colourThenName)(withoutHeader(lines, /^r\w*\W+g\w*\W+b\w*\W+\w+$/i)),
  },
  {
    name: "name,r,g,b",
    knownBy: "content",
    read: (lines) => lineForm(nameThenColour)(withoutHeader(lines, /^\w+\s*,\s*r\w*\s*,\s*g\w*\s*,\s*b\w*$/i)),
  },
  { name: "a table whose header names its columns", knownBy: "content", read: tableRows },
  {
    name: "id name",
    knownBy: "name",
    read: (lines) => lineForm(labelThenName)(withoutHeader(lines, /^(?:id|label|index|value)\W+(?:name|class)\w*$/i)),
  },
  { name: "labels.txt of labelme", knownBy: "name", read: labelmeRows },
  { name: "one name a line", knownBy: "name", read: lineForm(nameAlone) },
];

/** No line of a class list is longer; annotations in one line are. */
const LONGEST_LINE = 2000;

/** Lines that say something: no blank ones, no comments; none at all where a line is longer than any of a class list. */
export function tellingLines(text: string): readonly string[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  if (lines.some((line) => line.length > LONGEST_LINE)) return [];
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("//"));
}

function lineForm(row: (line: string) => ListRow | undefined): TextForm["read"] {
  return (lines) => {
    const rows: ListRow[] = [];
    for (const line of lines) {
      const found = row(line);
      if (!found) return undefined;
      rows.push(found);
    }
    return rows.length > 0 ? rows : undefined;
  };
}

function withoutHeader(lines: readonly string[], header: RegExp): readonly string[] {
  return header.test(lines[0] ?? "") ? lines.slice(1) : lines;
}

/** CVAT's `labelmap.txt`. */
function nameColonColour(line: string): ListRow | undefined {
  const [name = "", channels = "", ...others] = line.split(":");
  return name !== "" && others.length === 2 ? colouredRow(name, channels.split(",")) : undefined;
}

/** CamVid's `label_colors.txt`. */
function colourThenName(line: string): ListRow | undefined {
  const number = /\d+[\s,]+/y;
  const channels: string[] = [];
  let end = 0;
  for (let channel = 0; channel < 3; channel++) {
    const found = number.exec(line)?.[0];
    if (found === undefined) return undefined;
    channels.push(found.replaceAll(",", " "));
    end = number.lastIndex;
  }
  const name = line.slice(end);
  return /^\D/.test(name) ? colouredRow(name, channels) : undefined;
}

/** A name may hold commas itself: the last three cells are the colour. */
function nameThenColour(line: string): ListRow | undefined {
  const cells = line.split(",");
  const name = cells.slice(0, -3).join(",");
  return /\D/.test(name) ? colouredRow(name, cells.slice(-3)) : undefined;
}

function labelThenName(line: string): ListRow | undefined {
  const label = /^-?\d+(?=[\s,:;=])/.exec(line)?.[0];
  if (label === undefined) return undefined;
  const rest = line.slice(label.length).trim();
  const name = /^[,:;=]/.test(rest) ? rest.slice(1).trim() : rest;
  // Numbers alone are boxes, one a line.
  return /\p{L}/u.test(name) ? { label: Number(label), name: unquote(name) } : undefined;
}

/** labelme's converters number the lines of `labels.txt` from -1, and write that label as 255 into 8-bit masks. */
function labelmeRows(lines: readonly string[]): readonly ListRow[] | undefined {
  const rows = lineForm(nameAlone)(lines);
  const first = rows?.[0];
  if (!rows || first?.name !== "__ignore__") return undefined;
  const numbered = rows.map((row, line) => ({ ...row, label: line - 1 }));
  return rows.length <= 256 ? [...numbered, { ...first, label: 255 }] : numbered;
}

/**
 * A name: neither a file, as in lists of files, nor a row of a table with a mistake in it: of numbers, with a colour, or of
 * three cells and more.
 */
function nameAlone(line: string): ListRow | undefined {
  const isFile = /\.(?:png|npy|npz|jpe?g|tiff?)$/i.test(line);
  const hasColour = /#[0-9a-f]{6}/i.test(line);
  if (isFile || hasColour || !/\p{L}/u.test(line) || hasThreeNumbers(line) || hasThreeCells(line)) return undefined;
  return { name: unquote(line) };
}

/** Three numbers one after another, separated by blanks or commas. */
function hasThreeNumbers(line: string): boolean {
  const words = line.split(/[\s,]+/);
  return words.some(
    (word, at) => /^\d+$/.test(word) && /\d$/.test(words[at - 1] ?? "") && /^\d/.test(words[at + 1] ?? ""),
  );
}

function hasThreeCells(line: string): boolean {
  const [first, second] = line.match(/[,;\t]/g) ?? [];
  return first !== undefined && first === second;
}

function colouredRow(name: string, channels: readonly string[]): ListRow | undefined {
  const numbers = channels.map((channel) => channel.trim());
  const color = numbers.every((channel) => /^\d+$/.test(channel)) ? colorOf(numbers) : undefined;
  return color === undefined ? undefined : { name: unquote(name), color };
}
