import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import { policyWords } from "../sentences/policyWords";

/** What a field of a CSV table may hold; an undefined figure is an empty field. */
export type Field = string | Figure;

/**
 * A CSV table (RFC 4180) with a header, line by line: full precision, lines ending in CR LF. A last column says, on its first
 * row, what all its figures rest on.
 */
export function* statedCsv(
  evaluation: Evaluation,
  header: readonly string[],
  rows: Iterable<readonly Field[]>,
  notes: readonly string[] = [],
): Generator<string> {
  yield line([...header, "choices"]);
  let choices = [...policyWords(evaluation), ...notes].join("; ");
  for (const row of rows) {
    yield line([...row, choices]);
    choices = "";
  }
}

/**
 * A spreadsheet runs a text that begins like a formula, and names of files are hostile input: an apostrophe in
 * front makes it a text again.
 */
const FORMULA = /^[=+\-@\t\r]/;

const NEEDS_QUOTES = /[",\r\n]/;

function line(row: readonly Field[]): string {
  return `${row.map(field).join(",")}\r\n`;
}

function field(value: Field): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
