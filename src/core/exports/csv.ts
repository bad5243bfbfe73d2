import type { Evaluation } from "../counting/evaluation";
import type { Figure } from "../numbers/figure";
import { policyWords } from "../sentences/policyWords";

/** What a field of a CSV table may hold; an undefined figure is an empty field. */
export type Field = string | Figure;

/** A CSV table (RFC 4180) with a header: full precision, lines ending in CR LF. */
export function csv(header: readonly string[], rows: readonly (readonly Field[])[]): string {
  return [header, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** The table with a last column that says, on its first row, what all its figures rest on. */
export function statedCsv(
  evaluation: Evaluation,
  header: readonly string[],
  rows: readonly (readonly Field[])[],
): string {
  const choices = policyWords(evaluation).join("; ");
  return csv(
    [...header, "choices"],
    rows.map((row, position) => [...row, position === 0 ? choices : ""]),
  );
}

/**
 * A spreadsheet runs a text that begins like a formula, and names of files are hostile input: an apostrophe in
 * front makes it a text again.
 */
const FORMULA = /^[=+\-@\t\r]/;

const NEEDS_QUOTES = /[",\r\n]/;

function field(value: Field): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
