/** Maps values of a range to pixels. */
export type Scale = (value: number) => number;

/** A scale that holds all values, with room at both ends; a range of one value is widened. */
export function scaleOver(values: readonly number[], pixels: number): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const span = most - least || 1;
  const margin = span * 0.06;
  return (value) => ((value - least + margin) / (span + 2 * margin)) * pixels;
}
