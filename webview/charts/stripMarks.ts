/** Marks of a strip: at most one a column of pixels, darker where more values fall. */
export interface StripMark {
  /** Column of pixels, from 0. */
  readonly at: number;
  readonly values: number;
}

/** What a strip is drawn over; values outside are drawn at its ends. */
export interface StripRange {
  readonly least: number;
  readonly most: number;
}

/** Values by column of pixels: however many there are, a strip has no more marks than columns. */
export function stripMarks(
  values: readonly number[],
  { least, most }: StripRange,
  columns: number,
): readonly StripMark[] {
  const counts = new Uint32Array(columns);
  const span = most - least || 1;
  for (const value of values) {
    const at = Math.round(((value - least) / span) * (columns - 1));
    const column = Math.min(columns - 1, Math.max(0, at));
    counts[column] = (counts[column] ?? 0) + 1;
  }
  return Array.from(counts, (found, at) => ({ at, values: found })).filter((mark) => mark.values > 0);
}

/** The range that all strips of a metric share: 0 to 1 where the values lie there, -1 to 1, else as far as they go. */
export function stripRange(values: Iterable<number>): StripRange {
  let least = 0;
  let most = 1;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least: least < 0 && least >= -1 ? -1 : least, most };
}
