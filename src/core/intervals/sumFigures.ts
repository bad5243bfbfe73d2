import { ofEachAverage, type Average, type AverageId } from "../averages/averages";
import { averageOfParts, type AverageParts } from "../averages/averageParts";
import type { BootstrapFrame } from "./bootstrapInput";
import type { EveryFigure, OfClass } from "./everyFigure";
import type { Figure } from "../numbers/figure";
import type { Mean } from "../averages/mean";
import type { Metric } from "../metrics/metric";
import { finiteForMean, valueForMean, withZeroDivision, PRESENT } from "../metrics/policy";
import { RowColumns, type SumOf } from "./rowColumns";
import { sumTallies, type Tally } from "../counting/tally";
import { itemAt } from "../numbers/numberAt";

/** Computes all figures from the column sums, with or without weights, of rows of a `BootstrapInput`: no image is looked at again. */
export function sumFigures(
  sums: Float64Array,
  input: Pick<BootstrapFrame, "policy" | "classSet">,
  metric: Metric,
): EveryFigure<Figure> {
  const parts = new SumParts(sums, input, metric, new RowColumns(input.classSet.length, metric));
  return { averages: ofEachAverage((average) => averageOfParts(average, parts).value), classes: parts.classes };
}

/** One average of them, again and again: nothing is made that it does not rest on. */
export function averageOfSums(
  input: Pick<BootstrapFrame, "policy" | "classSet">,
  metric: Metric,
  average: Average,
): (sums: Float64Array) => Figure {
  const columns = new RowColumns(input.classSet.length, metric);
  const { sums: made } = average;
  if (made.over === "classes" && made.of === "counts" && made.weight === "equal")
    return (sums) => meanOfClasses(sums, input, metric, columns);
  return (sums) => averageOfParts(average, new SumParts(sums, input, metric, columns)).value;
}

/** The mean over classes without a list in between: a ranking asks for it millions of times. */
function meanOfClasses(
  sums: Float64Array,
  { policy }: Pick<BootstrapFrame, "policy">,
  metric: Metric,
  columns: RowColumns,
): Figure {
  let sum = 0;
  let of = 0;
  for (let column = 0; column < columns.classes; column++) {
    const value = valueForMean(metric, columns.tally(sums, column), policy);
    if (value === undefined) continue;
    sum += value;
    of++;
  }
  return of === 0 ? undefined : sum / of;
}

/** What averages are made of, each once it is asked for. */
class SumParts implements AverageParts<AverageId> {
  #tallies: readonly Tally[] | undefined;
  #globals: readonly Figure[] | undefined;

  constructor(
    private readonly sums: Float64Array,
    private readonly input: Pick<BootstrapFrame, "policy" | "classSet">,
    private readonly metric: Metric,
    private readonly columns: RowColumns,
  ) {}

  get classTallies(): readonly Tally[] {
    return (this.#tallies ??= this.input.classSet.map((_, column) => this.columns.tally(this.sums, column)));
  }

  get classes(): readonly OfClass<Figure>[] {
    const samplewise = this.classMeans();
    return this.globals.map((global, column) => ({ global, samplewise: samplewise[column] }));
  }

  get classFigures(): readonly Figure[] {
    const isPresent = PRESENT[this.input.policy.presence];
    return this.globals.map((global, column) =>
      isPresent(itemAt(this.classTallies, column)) ? finiteForMean(this.metric, global) : undefined,
    );
  }

  total(): Figure {
    if (this.input.policy.overlap === true) return undefined;
    return withZeroDivision(this.metric, sumTallies(this.classTallies), this.input.policy);
  }

  classMeans(): readonly Figure[] {
    return this.input.classSet.map((_, column) => figureOf(this.columns.cells(this.sums, column)));
  }

  allCells(): Mean {
    return meanOf(ofAllCells(this.sums, this.columns));
  }

  images(id: AverageId): Mean {
    return meanOf(this.columns.image(this.sums, id));
  }

  private get globals(): readonly Figure[] {
    return (this.#globals ??= this.classTallies.map((tally) =>
      withZeroDivision(this.metric, tally, this.input.policy),
    ));
  }
}

function ofAllCells(sums: Float64Array, columns: RowColumns): SumOf {
  let value = 0;
  let enters = 0;
  for (let column = 0; column < columns.classes; column++) {
    const ofClass = columns.cells(sums, column);
    value += ofClass.value;
    enters += ofClass.enters;
  }
  return { value, enters };
}

function figureOf({ value, enters }: SumOf): Figure {
  return enters === 0 ? undefined : value / enters;
}

function meanOf(sum: SumOf): Mean {
  return { value: figureOf(sum), of: sum.enters, total: sum.enters, infinite: 0 };
}
