import { formatFigure } from "../text/format";

const FEWEST = 3;
const MOST = 17;

/**
 * A figure in as few digits, three at least, as show on which side of a bound it lies, or that it is on it: what is decided by
 * unrounded values must be seen in print. Of what has more digits than print has, all that there are.
 */
export function tellingFigure(value: number, bound: number): string {
  if (!Number.isFinite(value)) return formatFigure(value);
  const side = Math.sign(value - bound);
  for (let digits = FEWEST; digits <= MOST; digits++) {
    const text = value.toFixed(digits);
    if (Math.sign(Number(text) - bound) === side) return Number(text) === 0 ? (0).toFixed(digits) : text;
  }
  return String(value);
}
