import type { StripRange } from "../charts/stripMarks";

/** From 0, or the least figure below it, to 1, or the greatest above it: one axis for figures of several classes. */
export function figureSpan(figures: readonly (number | undefined)[]): StripRange {
  const finite = finiteOf(figures);
  return { least: Math.min(0, ...finite), most: Math.max(1, ...finite) };
}

/** From the least to the greatest figure: runs that are nearly alike are told apart. */
export function closeSpan(figures: readonly (number | undefined)[]): StripRange {
  const finite = finiteOf(figures);
  return finite.length === 0 ? { least: 0, most: 1 } : { least: Math.min(...finite), most: Math.max(...finite) };
}

/** Where a figure lies on an axis, in percent; in the middle of one that has no length. */
export function placeIn({ least, most }: StripRange): (figure: number) => number {
  return (figure) => (most === least ? 50 : (100 * (figure - least)) / (most - least));
}

function finiteOf(figures: readonly (number | undefined)[]): readonly number[] {
  return figures.flatMap((figure) => (figure !== undefined && Number.isFinite(figure) ? [figure] : []));
}
