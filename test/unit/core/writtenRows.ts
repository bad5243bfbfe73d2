import { AVERAGES } from "../../../src/core/averages/averages";

/** The averages that the texts held whole were written with. */
const WRITTEN: ReadonlySet<string> = new Set([
  "micro",
  "macro",
  "weighted",
  "micro-imagewise",
  "macro-imagewise",
  "classwise-imagewise",
  "pairwise",
  "weighted-imagewise",
]);

/** Averages that came later: texts held whole are compared without them, their figures and names are held by tests of averages. */
const LATER = AVERAGES.filter(({ id }) => !WRITTEN.has(id));

/** The averages that are in texts held whole. */
export const WRITTEN_AVERAGES = AVERAGES.filter(({ id }) => WRITTEN.has(id));

/** The lines of a text or a table without those of averages that came later. */
export function writtenLines(lines: readonly string[]): readonly string[] {
  return lines.filter(
    (line) => !LATER.some(({ scope, name }) => new RegExp(`^\\W*${scope}\\W+${name}(?:\\s{2}|\\W*\\|)`).test(line)),
  );
}

/** A sentence that lists averages, without those that came later. */
export function writtenSentence(text: string): string {
  return LATER.reduce((rest, { name }) => rest.replace(new RegExp(`; ${name} -?\\d\\.\\d{3}(?=[;.])`), ""), text);
}

/** Something of each average, without those that came later. */
export function writtenAverages<Value>(ofEach: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(ofEach).filter(([id]) => WRITTEN.has(id)));
}
