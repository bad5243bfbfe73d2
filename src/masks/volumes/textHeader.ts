import type { FileBytes } from "../fileBytes";
import { Refusal } from "../refusal";

/** In bytes: headers have a few lines, and what people write between them. */
const LONGEST = 2 ** 16;

/** The fields of a header of text by their names in lower case, and where the header ends. */
export interface TextHeader {
  readonly fields: ReadonlyMap<string, string>;
  readonly end: number;
}

/** How a format writes its header. */
export interface TextForm {
  readonly format: string;
  /** The name of a field and what it says. */
  readonly field: RegExp;
  /** Whether a line is the last of the header. */
  readonly isLast: (line: string) => boolean;
}

/** Reads a header of text from the front of a file; one whose voxels lie elsewhere may end with its file. */
export function readTextHeader(file: FileBytes, { format, field, isLast }: TextForm): TextHeader | Refusal {
  const bytes = file.slice(0, LONGEST);
  const fields = new Map<string, string>();
  let line = "";
  for (const [index, byte] of bytes.entries()) {
    if (byte !== NEW_LINE) line += String.fromCharCode(byte);
    if (byte !== NEW_LINE && index + 1 < file.size) continue;
    const [, name, value] = field.exec(line) ?? [];
    if (name !== undefined && value !== undefined) fields.set(name.trim().toLowerCase(), value.trim());
    if (isLast(line.trimEnd()) || index + 1 === file.size) return { fields, end: index + 1 };
    line = "";
  }
  return new Refusal(
    `The ${format} header does not end within its first ${LONGEST} bytes. The file is damaged: copy or write it again.`,
  );
}

const NEW_LINE = 10;

/** The numbers of a field, undefined where one is none. */
export function numbersOf(text: string | undefined): readonly number[] | undefined {
  const parts = text?.trim().split(/\s+/) ?? [];
  const numbers = parts.map(Number);
  return parts.length > 0 && parts[0] !== "" && numbers.every((number) => !Number.isNaN(number)) ? numbers : undefined;
}
