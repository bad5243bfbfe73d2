import fc from "fast-check";
import type { Choices } from "../../src/core/document/choices";
import type { ImageEntry } from "../../src/core/document/report";
import { NO_PREDICTION } from "../../src/core/labels/label";
import { naturalOrder } from "../../src/core/text/naturalOrder";
import { GREY, image, type Triple } from "./images";

/** An image of both runs or of one: a target, what each run makes of it, and how its mask is stored. */
interface MadeImage {
  readonly name: string;
  readonly target: readonly (readonly [label: number, pixels: number])[];
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly isIn: "both" | "a" | "b" | "a alone predicts";
  readonly bits: number;
}

const label = fc.constantFrom(0, 1, 2, 3, 7, 128, 255);
const labels = fc.array(label, { minLength: 4, maxLength: 4 });
/** Images of two runs, so many. */
export const madeImages = (minLength: number, maxLength: number): fc.Arbitrary<readonly MadeImage[]> =>
  fc.uniqueArray(
    fc.record({
      name: fc
        .tuple(fc.constantFrom("even/", "odd/", "patient1_", "x"), fc.integer({ min: 0, max: 40 }))
        .map((of) => of.join("")),
      target: fc.array(fc.tuple(label, fc.integer({ min: 1, max: 1000 })), { minLength: 1, maxLength: 4 }),
      a: labels,
      b: labels,
      isIn: fc.constantFrom("both", "both", "both", "both", "both", "both", "a", "b", "a alone predicts"),
      bits: fc.constantFrom(8, 8, 16),
    }),
    { minLength, maxLength, selector: ({ name }) => name },
  );

/** The images that a run has, in the order of their names. */
export function runOf(images: readonly MadeImage[], side: "a" | "b"): readonly ImageEntry[] {
  return images
    .filter(({ isIn }) => isIn === side || isIn === "both" || isIn === "a alone predicts")
    .map(({ name, target, isIn, bits, ...predicted }): ImageEntry => {
      const isAlone = isIn === "a alone predicts" && side === "b";
      const rows = target.map(([of, pixels], at): Triple => [
        of,
        isAlone ? NO_PREDICTION : (predicted[side][at] ?? 0),
        pixels,
      ]);
      const { prediction, ...rest } = image(name, rows, { ...GREY, bits });
      return isAlone ? rest : { ...rest, ...(prediction && { prediction }) };
    })
    .toSorted((x, y) => naturalOrder(x.name, y.name));
}

/** A third run over them, which has other images than the two. */
export function thirdRunOf(images: readonly MadeImage[]): readonly ImageEntry[] {
  const isInThird = { both: "both", a: "b", b: "a", "a alone predicts": "both" } as const;
  return runOf(
    images.map((of) => ({ ...of, b: of.a.toReversed(), isIn: isInThird[of.isIn] })),
    "b",
  );
}

/** Choices that reports are read by. */
export const madeChoices: fc.Arbitrary<Partial<Choices>> = fc.record(
  {
    zeroDivision: fc.constantFrom("exclude" as const, 0 as const, 1 as const),
    presence: fc.constantFrom("all" as const, "union" as const, "target" as const),
    missing: fc.constantFrom("leave-out" as const, "count" as const),
    ignore: fc.constantFrom("auto" as const, [], [255], [0, 7]),
    leftOut: fc.constantFrom([], [1], [0, 2]),
    merges: fc.constantFrom([], [{ labels: [1, 2], name: "both" }]),
    regions: fc.constantFrom(undefined, [
      { name: "a", labels: [1, 2] },
      { name: "b", labels: [2] },
    ]),
    subset: fc.constantFrom(undefined, { kind: "folder" as const, folder: "even" }),
  },
  { requiredKeys: [] },
);
