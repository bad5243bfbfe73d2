/** Longer texts are not a slip of the pen, and comparing them takes time. */
const LONGEST = 80;

const MOST_NEAR = 3;

/** The names that are closest to what was written, in any case of letters; none where all are far. */
export function nearNames(text: string, names: readonly string[]): readonly string[] {
  if (text.length > LONGEST) return [];
  const wanted = text.toLowerCase();
  // Of a name of two letters nothing is left that is near.
  const most = Math.min(Math.max(2, Math.floor(text.length / 3)), text.length - 2);
  return names
    .flatMap((name) => {
      if (Math.abs(name.length - text.length) > most) return [];
      const edits = distance(wanted, name.toLowerCase());
      return edits <= most ? [{ name, edits }] : [];
    })
    .sort((a, b) => a.edits - b.edits)
    .slice(0, MOST_NEAR)
    .map(({ name }) => name);
}

/** The near names as the rest of a sentence; empty where there are none. */
export function nearWords(near: readonly string[]): string {
  return near.length === 0 ? "" : `; near to it ${near.length === 1 ? "is" : "are"} ${near.join(", ")}`;
}

/** Letters to insert, delete or replace. Source: V. Levenshtein, Soviet Physics Doklady 10 (1966), row by row. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const present = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (before[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      present.push(Math.min(replaced, (before[column] ?? 0) + 1, (present[column - 1] ?? 0) + 1));
    }
    before = present;
  }
  return before[b.length] ?? 0;
}
