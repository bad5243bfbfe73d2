import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import { policyWords } from "../sentences/policyWords";

/** What a field of a CSV table may hold; an undefined figure is an empty field. */
export type Field = string | Figure;

/** The lines of a CSV table (RFC 4180) with a header: full precision, lines ending in CR LF. */
export function* csv(header: readonly string[], rows: Iterable<readonly Field[]>): Generator<string> {
  yield line(header);
  for (const row of rows) yield line(row);
}

/** The table with a last column that says, on its first row, what all its figures rest on. */
export function statedCsv(
  evaluation: Evaluation,
  header: readonly string[],
  rows: Iterable<readonly Field[]>,
  notes: readonly string[] = [],
): Iterable<string> {
  return csv([...header, "choices"], stateChoices(rows, [...policyWords(evaluation), ...notes].join("; ")));
}

function* stateChoices(rows: Iterable<readonly Field[]>, choices: string): Generator<readonly Field[]> {
  let last = choices;
  for (const row of rows) {
    yield [...row, last];
    last = "";
  }
}

/**
 * A spreadsheet runs a text that begins like a formula, and names of files are hostile input: an apostrophe in
 * front makes it a text again.
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/** Where a semicolon or a tab parts fields, as in many countries, what follows one would be a separate field: perhaps a formula. */
const NEEDS_QUOTES = /[",\r\n]|[;\t] ?[=+\-@＝＋－＠]/;

function line(row: readonly Field[]): string {
  return `${row.map(field).join(",")}\r\n`;
}

function field(value: Field): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
