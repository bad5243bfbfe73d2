import { pairsOf } from "./pairsOf";
import fc from "fast-check";
import { emptyCells } from "../../../src/core/counting/cells";
import { confusionTable } from "../../../src/core/counting/confusion";
import { DEFAULT_CHOICES } from "../../../src/core/document/choices";
import type { Evaluation } from "../../../src/core/counting/evaluation";

/** A confusion of one image, a row a target class. */
type Matrix = readonly (readonly number[])[];

/** Pixels: mostly none, so that classes are absent, else of very different sizes, so that images are. */
const PIXELS = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 100_000 }),
);

/** Random images of few classes, under any policy and class set. */
export const randomEvaluation: fc.Arbitrary<Evaluation> = fc.integer({ min: 1, max: 5 }).chain((classes) => {
  const matrix = fc.array(fc.array(PIXELS, { minLength: classes, maxLength: classes }), {
    minLength: classes,
    maxLength: classes,
  });
  return fc
    .record({
      matrices: fc.array(matrix, { minLength: 1, maxLength: 6 }),
      undefinedAs: fc.constantFrom("exclude" as const, 0 as const, 1 as const),
      presence: fc.constantFrom("all" as const, "union" as const, "target" as const),
      leftOut: fc.integer({ min: -1, max: classes - 1 }),
    })
    .map(({ matrices, undefinedAs, presence, leftOut }) => {
      const evaluation = evaluationOf(matrices);
      return {
        ...evaluation,
        choices: { ...DEFAULT_CHOICES, zeroDivision: undefinedAs, presence },
        classSet: classes === 1 ? [0] : evaluation.classSet.filter((k) => k !== leftOut),
      };
    });
});

/** The evaluation of images given as confusion matrices. */
export function evaluationOf(matrices: readonly Matrix[]): Evaluation {
  const classes = matrices[0]?.length ?? 0;
  const indices = Array.from({ length: classes }, (_, k) => k);
  const cells = emptyCells(matrices.length, classes);
  const counts = new Float64Array(classes * classes);
  matrices.forEach((matrix, image) => {
    matrix.forEach((row, target) => {
      row.forEach((pixels, prediction) => {
        const add = (column: Float64Array, position: number): void => {
          column[position] = (column[position] ?? 0) + pixels;
        };
        add(cells.pixels, image);
        add(counts, target * classes + prediction);
        if (target === prediction) add(cells.tp, image * classes + target);
        else {
          add(cells.fn, image * classes + target);
          add(cells.fp, image * classes + prediction);
        }
      });
    });
  });
  return {
    choices: DEFAULT_CHOICES,
    images: [],
    table: {
      classes: indices.map((label) => ({ label, name: String(label), color: "#000000" })),
      ignore: [],
      targetClass: (label: number) => label,
      predictionClass: (label: number) => label,
    },
    classSet: indices,
    imageSet: Array.from(matrices.keys()).filter((image) => (cells.pixels[image] ?? 0) > 0),
    cells,
    confusion: {
      ...confusionTable(classes, pairsOf(classes, counts)),
      other: new Float64Array(classes),
      ignored: 0,
      ignoredAs: new Float64Array(classes + 1),
      unlisted: 0,
    },
  };
}
