import { averageInput, type AverageInput } from "../averages/averageInput";
import { averageOfParts } from "../averages/averageParts";
import { AVERAGES, ofEachAverage, type AverageId } from "../averages/averages";
import { cellFigure } from "../averages/cellMeans";
import { MeanSum, type Mean } from "../averages/mean";
import { cellTally, classTally } from "../counting/cells";
import type { Evaluation } from "../counting/evaluation";
import { sumTallies } from "../counting/tally";
import type { ImageEntry, Report } from "../document/report";
import type { ClassIndex } from "../labels/indices";
import type { Metric } from "../metrics/metric";
import { policyOf, valueForMean, withZeroDivision } from "../metrics/policy";
import type { Figure } from "../numbers/figure";
import { itemAt } from "../numbers/numberAt";
import { countedParts } from "./partEvaluation";

/** The figures of one metric. */
export interface MetricFigures {
  readonly metric: Metric;
  readonly averages: Readonly<Record<AverageId, Mean>>;
  /** Of each class of the table. */
  readonly classes: readonly { readonly global: Figure; readonly samplewise: Mean }[];
}

/** All figures that come of sums over the images and of means over them. */
export interface StreamedFigures {
  /** Every sum over the images; its own images stand for many. */
  readonly totals: Evaluation;
  /** Images that take part, and those of them with a counted pixel. */
  readonly images: number;
  readonly withPixels: number;
  readonly metrics: readonly MetricFigures[];
}

/**
 * The second pass over a report: means over its images, which are added in their order and a part at a time, so that each figure is that of
 * a report in memory to the last bit.
 */
export class FiguresPass {
  private readonly partOf: (images: readonly ImageEntry[]) => Evaluation;
  private readonly sums: readonly MetricSums[];
  private images = 0;
  private withPixels = 0;

  /**
   * @param head the report without its images, under the choices of the totals.
   * @param each told of every part once a metric, of what the averages of the part are made of.
   */
  constructor(
    head: Report,
    private readonly totals: Evaluation,
    metrics: readonly Metric[],
    private readonly each?: (part: Evaluation, input: AverageInput) => void,
  ) {
    this.partOf = countedParts(head, totals);
    this.sums = metrics.map((metric) => new MetricSums(metric, totals));
  }

  add(images: readonly ImageEntry[]): void {
    const part = this.partOf(images);
    this.images += part.images.length;
    this.withPixels += part.imageSet.length;
    for (const sums of this.sums) {
      const input = averageInput(part, sums.metric);
      sums.add(part, input);
      this.each?.(part, input);
    }
  }

  figures(): StreamedFigures {
    const { totals, images, withPixels } = this;
    return { totals, images, withPixels, metrics: this.sums.map((sums) => sums.figures()) };
  }
}

/** Averages that are means over images, and what each gives to them. */
const OF_IMAGES = AVERAGES.flatMap(({ id, sums }) => (sums.over === "images" ? [{ id, figure: sums.figure }] : []));

/** The means of one metric, under way. */
class MetricSums {
  private readonly ofImages = OF_IMAGES.map(({ id, figure }) => ({ id, figure, sum: new MeanSum() }));
  private readonly allCells = new MeanSum();
  /** Of each class of the table. */
  private readonly ofClasses: readonly MeanSum[];
  private readonly outside: readonly ClassIndex[];

  constructor(
    readonly metric: Metric,
    private readonly totals: Evaluation,
  ) {
    const inMeans = new Set(totals.classSet);
    this.ofClasses = totals.table.classes.map(() => new MeanSum());
    this.outside = [...totals.table.classes.keys()].filter((classIndex) => !inMeans.has(classIndex));
  }

  add(part: Evaluation, input: AverageInput): void {
    const policy = policyOf(part.choices);
    for (const [row, image] of part.imageSet.entries()) {
      for (const { figure, sum } of this.ofImages) sum.add(figure(input, row));
      for (const [column, classIndex] of part.classSet.entries()) {
        const value = cellFigure(input, row, column);
        this.allCells.add(value);
        itemAt(this.ofClasses, classIndex).add(value);
      }
      for (const classIndex of this.outside)
        itemAt(this.ofClasses, classIndex).add(
          valueForMean(this.metric, cellTally(part.cells, image, classIndex), policy),
        );
    }
  }

  figures(): MetricFigures {
    const { metric, totals } = this;
    const { classTallies, classFigures } = averageInput(totals, metric);
    const policy = policyOf(totals.choices);
    const parts = {
      total: () => (policy.overlap === true ? undefined : withZeroDivision(metric, sumTallies(classTallies), policy)),
      classTallies,
      classFigures,
      classMeans: () => totals.classSet.map((classIndex) => itemAt(this.ofClasses, classIndex).mean().value),
      allCells: () => this.allCells.mean(),
      images: (id: AverageId) => (this.ofImages.find((one) => one.id === id)?.sum ?? new MeanSum()).mean(),
    };
    return {
      metric,
      averages: ofEachAverage((average) => averageOfParts(average, parts)),
      classes: this.ofClasses.map((sum, classIndex) => ({
        global: withZeroDivision(metric, classTally(totals.cells, classIndex), policy),
        samplewise: sum.mean(),
      })),
    };
  }
}
