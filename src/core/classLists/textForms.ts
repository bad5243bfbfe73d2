import { colorOf, type ListRow } from "./listRows";
import { tableRows } from "./tableForm";

/** A form of class list in lines of text. */
export interface TextForm {
  readonly name: string;
  /** `content` is told by its content alone in any file; `name` could be any text, so the file must be called a class list. */
  readonly knownBy: "content" | "name";
  /** The rows if every line has the form. */
  readonly read: (lines: readonly string[]) => readonly ListRow[] | undefined;
}

/**
 * A name: neither a file, as in lists of files, nor a row of a table with a mistake in it: of numbers, with a colour, or of
 * three cells and more.
 */
const NAME_ALONE = /^(?!.*\.(?:png|npy|npz|jpe?g|tiff?)$)(?!.*\d+[\s,]+\d+[\s,]+\d+)(?!.*#[0-9a-f]{6})(?![^,;\t]*([,;\t])[^,;\t]*\1)(.*\p{L}.*)$/iu;

/** In the order in which they are tried: forms that ask for more come first. */
export const TEXT_FORMS: readonly TextForm[] = [
  {
    name: "name:r,g,b:parts:actions",
    knownBy: "content",
    read: lineForm(/^([^:]+):(\d+),\s*(\d+),\s*(\d+):[^:]*:[^:]*$/, ([name, r, g, b]) => coloured(name, [r, g, b])),
  },
  {
    name: "R G B name",
    knownBy: "content",
    read: (lines) =>
      lineForm(/^(\d+)[\s,]+(\d+)[\s,]+(\d+)[\s,]+(\D.*)$/, ([r, g, b, name]) => coloured(name, [r, g, b]))(
        withoutHeader(lines, /^r\w*\W+g\w*\W+b\w*\W+\w+$/i),
      ),
  },
  {
    name: "name,r,g,b",
    knownBy: "content",
    read: (lines) =>
      lineForm(/^(.*\D.*?)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)$/, ([name, r, g, b]) => coloured(name, [r, g, b]))(
        withoutHeader(lines, /^\w+\s*,\s*r\w*\s*,\s*g\w*\s*,\s*b\w*$/i),
      ),
  },
  { name: "a table whose header names its columns", knownBy: "content", read: tableRows },
  {
    name: "id name",
    knownBy: "name",
    read: (lines) => lineForm(/^(-?\d+)\s*[\s,:;=]\s*(\S.*)$/, labelled)(withoutHeader(lines, /^(?:id|label|index|value)\W+(?:name|class)\w*$/i)),
  },
  { name: "one name a line", knownBy: "name", read: lineForm(NAME_ALONE, ([, name]) => ({ name: unquoted(name ?? "") })) },
];

/** Lines that say something: no blank ones, no comments. */
export function tellingLines(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^(?:#|\/\/)/.test(line));
}

function lineForm(pattern: RegExp, row: (parts: readonly string[]) => ListRow | undefined): TextForm["read"] {
  return (lines) => {
    const rows = lines.flatMap((line) => {
      const parts = pattern.exec(line)?.slice(1);
      return (parts && row(parts)) ?? [];
    });
    return lines.length > 0 && rows.length === lines.length ? rows : undefined;
  };
}

function withoutHeader(lines: readonly string[], header: RegExp): readonly string[] {
  return header.test(lines[0] ?? "") ? lines.slice(1) : lines;
}

function coloured(name: string | undefined, channels: readonly (string | undefined)[]): ListRow | undefined {
  const color = colorOf(channels);
  return color === undefined || name === undefined ? undefined : { name: unquoted(name), color };
}

function labelled([label, name]: readonly string[]): ListRow | undefined {
  return name === undefined ? undefined : { label: Number(label), name: unquoted(name) };
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, "$2").trim();
}
