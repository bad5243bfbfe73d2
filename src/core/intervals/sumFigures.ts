import type { AverageId } from "../averages/averages";
import { CELL_COLUMNS, CELL_WIDTH, IMAGE_COLUMNS, type BootstrapInput } from "./bootstrapInput";
import type { Figure } from "../numbers/figure";
import { mean, weightedMean } from "../averages/mean";
import type { Metric } from "../metrics/metric";
import { entering, knobbed } from "../metrics/policy";
import { EMPTY_TALLY, sumTallies, support } from "../counting/tally";
import { tallyOf } from "./tallyOf";

/** Every average, and the figures of each class, of any choice of images. */
export interface SumFigures {
  readonly averages: Readonly<Record<AverageId, Figure>>;
  /** In the order of the class set. */
  readonly global: readonly Figure[];
  readonly samplewise: readonly Figure[];
}

/** Computes all figures from the column sums, with or without weights, of rows of a `BootstrapInput`: no image is looked at again. */
export function sumFigures(sums: Float64Array, { classSet, policy }: BootstrapInput, metric: Metric): SumFigures {
  const images = classSet.length * CELL_WIDTH;
  const tallies = classSet.map((_, column) => tallyOf(sums, column, classSet.length));
  const entries = tallies.map((tally) => entering(metric, tally, policy));
  const samplewise = classSet.map((_, column) => meanOf(sums, column * CELL_WIDTH + CELL_COLUMNS.value));
  const averages = {
    micro: knobbed(metric, sumTallies(tallies), policy),
    macro: mean(entries).value,
    weighted: weightedMean(entries, (column) => support(tallies[column] ?? EMPTY_TALLY)).value,
    "micro-imagewise": meanOf(sums, images + IMAGE_COLUMNS.micro),
    "macro-imagewise": meanOf(sums, images + IMAGE_COLUMNS.macro),
    "classwise-imagewise": mean(samplewise).value,
    pairwise: cellMean(sums, classSet.length),
    "weighted-imagewise": meanOf(sums, images + IMAGE_COLUMNS.weighted),
  };
  return { averages, global: tallies.map((tally) => knobbed(metric, tally, policy)), samplewise };
}

/** A sum over the column behind it, which counts what was summed. */
function meanOf(sums: Float64Array, column: number): Figure {
  const entered = sums[column + 1] ?? 0;
  return entered === 0 ? undefined : (sums[column] ?? 0) / entered;
}

function cellMean(sums: Float64Array, classes: number): Figure {
  let value = 0;
  let entered = 0;
  for (let column = 0; column < classes; column++) {
    value += sums[column * CELL_WIDTH + CELL_COLUMNS.value] ?? 0;
    entered += sums[column * CELL_WIDTH + CELL_COLUMNS.enters] ?? 0;
  }
  return entered === 0 ? undefined : value / entered;
}
