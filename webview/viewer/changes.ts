import { isSeen, type Lit } from "../pixels/litPixels";
import { rgba, TRANSPARENT, type Rgba } from "../pixels/paint";
import { isClass } from "../../src/core/labels/indices";
import { predictionClassAt, targetClassAt, type PairClasses } from "../../src/core/reading/pairClasses";

/** What becomes of a pixel from run A to run B. Okabe and Ito's colours: no red beside green. */
export const CHANGES = [
  { id: "fixed", color: "#56b4e9", alpha: 255 },
  { id: "broken", color: "#e69f00", alpha: 255 },
  { id: "wrong", color: "#cc79a7", alpha: 255 },
  { id: "right", color: "#808080", alpha: 56 },
] as const;
export type ChangeId = (typeof CHANGES)[number]["id"];

export interface Changes {
  /** A row of `CHANGES` a pixel, from 1; 0 where the target is left out of every figure. */
  readonly kinds: Uint8Array;
  readonly pixels: Readonly<Record<ChangeId, number>>;
}

/** Compares two predictions of one target, pixel by pixel. Both pairs have the size of that target. */
export function changesOf(a: PairClasses, b: PairClasses): Changes {
  const kinds = new Uint8Array(a.target.indices.length);
  const sums = new Float64Array(CHANGES.length + 1);
  for (let pixel = 0; pixel < kinds.length; pixel++) {
    const target = targetClassAt(a, pixel);
    if (!isClass(target)) continue;
    const rightInA = target === predictionClassAt(a, pixel);
    const rightInB = target === predictionClassAt(b, pixel);
    const kind = KINDS[rightInA ? "right" : "wrong"][rightInB ? "right" : "wrong"];
    kinds[pixel] = kind;
    sums[kind] = (sums[kind] ?? 0) + 1;
  }
  const [, fixed = 0, broken = 0, wrong = 0, right = 0] = sums;
  return { kinds, pixels: { fixed, broken, wrong, right } };
}

/** Rows of `CHANGES` from 1, by A, then B. */
const KINDS = { wrong: { right: 1, wrong: 3 }, right: { wrong: 2, right: 4 } } as const;

/** One colour a pixel; classes out of sight are as dim as what is right in both. */
export function paintChanges(
  { kinds }: Changes,
  { target, targetClasses }: PairClasses,
  lit: Lit,
): Uint32Array<ArrayBuffer> {
  const colours: readonly Rgba[] = [TRANSPARENT, ...CHANGES.map(({ color, alpha }) => rgba(color, alpha))];
  const dim = colours[CHANGES.length] ?? TRANSPARENT;
  const seen = targetClasses.map((classIndex) => (isSeen(lit, classIndex) ? 1 : 0));
  const painted = new Uint32Array(kinds.length);
  for (let pixel = 0; pixel < painted.length; pixel++) {
    const kind = kinds[pixel] ?? 0;
    painted[pixel] = kind === 0 || seen[target.indices[pixel] ?? 0] === 1 ? (colours[kind] ?? TRANSPARENT) : dim;
  }
  return painted;
}
