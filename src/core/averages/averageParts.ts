import type { AverageSums } from "./average";
import type { AverageInput } from "./averageInput";
import { allCellsMean, classMean } from "./cellMeans";
import type { Figure } from "../numbers/figure";
import { mean, weightedMean, type Mean } from "./mean";
import { withZeroDivision } from "../metrics/policy";
import { EMPTY_TALLY, sumTallies, support, type Tally } from "../counting/tally";

/** What averages are made of, whether it comes from the cells of a report or from sums of some of its images. */
export interface AverageParts<Id extends string = string> {
  /** The metric of the counts of all classes together. */
  readonly total: () => Figure;
  /** Counts of each class of the class set. */
  readonly classTallies: readonly Tally[];
  /** What each class gives to a mean over classes: the metric of its counts. */
  readonly classFigures: readonly Figure[];
  /** The mean of the cells of each class. */
  readonly classMeans: () => readonly Figure[];
  readonly allCells: () => Mean;
  /** The mean over the images of what each gives to the average of this id. */
  readonly images: (id: Id, figure: Extract<AverageSums, { readonly over: "images" }>["figure"]) => Mean;
}

/** An average of its parts. */
export function averageOfParts<Id extends string>(
  { id, sums }: { readonly id: Id; readonly sums: AverageSums },
  parts: AverageParts<Id>,
): Mean {
  switch (sums.over) {
    case "sums":
      return mean([parts.total()]);
    case "classes": {
      const figures = sums.of === "counts" ? parts.classFigures : parts.classMeans();
      return sums.weight === "equal"
        ? mean(figures)
        : weightedMean(figures, (column) => support(parts.classTallies[column] ?? EMPTY_TALLY));
    }
    case "cells":
      return parts.allCells();
    case "images":
      return parts.images(id, sums.figure);
  }
}

/** The parts of a whole report. */
export function partsOfInput(input: AverageInput): AverageParts {
  const { metric, policy, classTallies, classFigures, imageTallies } = input;
  return {
    total: () => (policy.overlap === true ? undefined : withZeroDivision(metric, sumTallies(classTallies), policy)),
    classTallies,
    classFigures,
    classMeans: () => classTallies.map((_, column) => classMean(input, column).value),
    allCells: () => allCellsMean(input),
    images: (_, figure) => mean(imageTallies.map((_tally, row) => figure(input, row))),
  };
}
