import type { Affine } from "./volume";
import { entryAt } from "../numbers/numberAt";

/** How the axes of one volume are to be taken so that they run as those of another. */
export interface AxisMatch {
  /** Along each axis of the other volume (columns, rows, slices) the axis of this one. */
  readonly axes: readonly [number, number, number];
  /** Which of them run the other way. */
  readonly flips: readonly [boolean, boolean, boolean];
}

const AXES = [0, 1, 2] as const;

/**
 * Which axis of a volume runs along each of another, the clearest pair first: whatever the angle at which both lie in the body.
 */
export function axisMatch(to: Affine, from: Affine): AxisMatch {
  const pairs = AXES.flatMap((wanted) =>
    AXES.map((found) => ({ wanted, found, cosine: cosine(to, wanted, from, found) })),
  );
  const axes: [number, number, number] = [0, 1, 2];
  const flips: [boolean, boolean, boolean] = [false, false, false];
  const taken = new Set<number>();
  const met = new Set<number>();
  for (const { wanted, found, cosine: near } of pairs.toSorted((a, b) => Math.abs(b.cosine) - Math.abs(a.cosine))) {
    if (met.has(wanted) || taken.has(found)) continue;
    met.add(wanted);
    taken.add(found);
    axes[wanted] = found;
    flips[wanted] = near < 0;
  }
  return { axes, flips };
}

/** Whether axes are taken as they are. */
export function isSameWay({ axes, flips }: AxisMatch): boolean {
  return axes.every((axis, index) => axis === index) && flips.every((flip) => !flip);
}

function cosine(a: Affine, columnOfA: number, b: Affine, columnOfB: number): number {
  const [first, second] = [columnOf(a, columnOfA), columnOf(b, columnOfB)];
  const product = first.reduce((sum, value, row) => sum + value * entryAt(second, row), 0);
  return product / (Math.hypot(...first) * Math.hypot(...second));
}

function columnOf(affine: Affine, column: number): readonly number[] {
  return AXES.map((row) => entryAt(affine, 4 * row + column));
}
