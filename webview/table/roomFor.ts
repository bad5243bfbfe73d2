/** About as wide as a letter of a header is, and what stands around it, in CSS pixels. */
const LETTER = 6.6;
const AROUND = 18;

/** The width of a column with a header, which may be longer than usual, in CSS pixels. */
export function roomFor(least: number, ...headers: readonly string[]): number {
  return Math.max(least, ...headers.map((header) => Math.ceil(LETTER * header.length) + AROUND));
}
