import { oncePer } from "../collections/oncePer";
import { confusionRow, type Confusion } from "../counting/confusion";
import { ratio, type Figure } from "../numbers/figure";
import { numberAt } from "../numbers/numberAt";
import type { ClassIndex } from "../labels/indices";

/** A figure of a whole confusion matrix, of all images or of one. */
export interface OverallMetric {
  readonly id: OverallId;
  /** Name on screen. */
  readonly name: string;
  readonly formula: string;
  /** Undefined where it is 0/0. `classSet` matters to means over classes only. */
  readonly value: (confusion: Confusion, classSet: readonly ClassIndex[]) => Figure;
}

export type OverallId = "pixelAccuracy" | "meanAccuracy" | "fwIoU" | "kappa" | "mccMulticlass";

/**
 * Every figure of a confusion matrix. A new one is a new row. Pixel accuracy, kappa and R_k are of all counted
 * pixels; mean accuracy and fwIoU are means over classes and obey the class set.
 */
export const OVERALL: readonly OverallMetric[] = [
  {
    // mmseg aAcc, sklearn accuracy_score; equals micro precision, recall and F1 where no class is left out.
    id: "pixelAccuracy",
    name: "Pixel accuracy",
    formula: "right pixels / counted pixels",
    value: (confusion) => {
      const { right, pixels } = margins(confusion);
      return ratio(right, pixels);
    },
  },
  {
    // mmseg mAcc, sklearn balanced_accuracy_score.
    id: "meanAccuracy",
    name: "Mean accuracy",
    formula: "mean recall over the classes in the target",
    value: (confusion, classSet) => {
      const { diagonal, target } = margins(confusion);
      const inTarget = classSet.filter((k) => numberAt(target, k) > 0);
      return ratio(
        total(inTarget, (k) => numberAt(diagonal, k) / numberAt(target, k)),
        inTarget.length,
      );
    },
  },
  {
    id: "fwIoU",
    name: "Frequency-weighted IoU",
    formula: "sum t_k IoU_k / sum t_k",
    value: (confusion, classSet) => {
      const { diagonal, target, predicted } = margins(confusion);
      const inTarget = classSet.filter((k) => numberAt(target, k) > 0);
      const weighted = total(
        inTarget,
        (k) =>
          (numberAt(target, k) * numberAt(diagonal, k)) /
          (numberAt(target, k) + numberAt(predicted, k) - numberAt(diagonal, k)),
      );
      return ratio(
        weighted,
        total(inTarget, (k) => numberAt(target, k)),
      );
    },
  },
  {
    // Cohen (1960): agreement beyond chance; a predicted label that does not belong to a class agrees with nothing.
    id: "kappa",
    name: "Cohen's kappa",
    formula: "(p_o - p_e) / (1 - p_e)",
    value: (confusion) => {
      const { right, pixels, target, predicted } = margins(confusion);
      if (pixels === 0) return undefined;
      const chance = total(
        classes(confusion),
        (k) => (numberAt(target, k) / pixels) * (numberAt(predicted, k) / pixels),
      );
      return chance === 1 ? undefined : (right / pixels - chance) / (1 - chance);
    },
  },
  {
    // Gorodkin (2004), R_k; all predicted labels that do not belong to a class are taken as one more predicted class.
    id: "mccMulticlass",
    name: "Matthews correlation (R_k)",
    formula: "(c s - sum t_k p_k) / sqrt((s^2 - sum p_k^2)(s^2 - sum t_k^2))",
    value: (confusion) => {
      const { right, pixels, target, predicted, other } = margins(confusion);
      if (pixels === 0) return undefined;
      const share = (count: number): number => count / pixels;
      const indices = classes(confusion);
      const chance = total(indices, (k) => share(numberAt(target, k)) * share(numberAt(predicted, k)));
      const targetSpread = 1 - total(indices, (k) => share(numberAt(target, k)) ** 2);
      const predictedSpread = 1 - total(indices, (k) => share(numberAt(predicted, k)) ** 2) - share(other) ** 2;
      const single = (column: Float64Array): boolean => column.some((count) => count === pixels);
      if (single(target) || single(predicted) || other === pixels) return undefined;
      return (share(right) - chance) / Math.sqrt(targetSpread * predictedSpread);
    },
  },
];

/** Every overall figure by its id. */
export function overallFigures(
  confusion: Confusion,
  classSet: readonly ClassIndex[],
): Readonly<Record<OverallId, Figure>> {
  const rows = OVERALL.map(({ id, value }) => [id, value(confusion, classSet)] as const);
  return Object.fromEntries(rows) as Record<OverallId, Figure>;
}

interface Margins {
  readonly diagonal: Float64Array;
  /** Target pixels of each class, those with another predicted label included. */
  readonly target: Float64Array;
  readonly predicted: Float64Array;
  readonly right: number;
  /** Counted pixels whose predicted label does not belong to a class. */
  readonly other: number;
  readonly pixels: number;
}

/** Several figures, and several places that show them, ask for those of one confusion. */
const margins = oncePer((confusion: Confusion): Margins => {
  const { classes: size, other } = confusion;
  const diagonal = new Float64Array(size);
  const target = Float64Array.from(other);
  const predicted = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    for (const { prediction, pixels } of confusionRow(confusion, row)) {
      target[row] = numberAt(target, row) + pixels;
      predicted[prediction] = numberAt(predicted, prediction) + pixels;
      if (row === prediction) diagonal[row] = pixels;
    }
  }
  const sum = (column: Float64Array): number => column.reduce((a, b) => a + b, 0);
  return { diagonal, target, predicted, right: sum(diagonal), other: sum(other), pixels: sum(target) };
});

function classes({ classes: size }: Confusion): readonly number[] {
  return Array.from({ length: size }, (_, k) => k);
}

function total(indices: readonly number[], term: (index: number) => number): number {
  return indices.reduce((sum, index) => sum + term(index), 0);
}
