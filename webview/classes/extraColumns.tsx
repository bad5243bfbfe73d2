import { averageInput } from "../../src/core/averages/averageInput";
import { imageDetection, type ImageDetection } from "../../src/core/averages/imageDetection";
import type { Evaluation } from "../../src/core/counting/evaluation";
import type { Figure } from "../../src/core/numbers/figure";
import { IMAGE_STATISTICS, imageStatistics } from "../../src/core/averages/imageStatistics";
import { mean, type Mean } from "../../src/core/averages/mean";
import type { Metric } from "../../src/core/metrics/metric";
import type { RegionGap } from "../../src/core/gap/regionGap";
import { formatCount } from "../../src/core/text/format";
import { worstImagesByClass, worstMean } from "../../src/core/averages/spread";
import { undefinedCells } from "../../src/core/averages/undefinedCells";
import { FigureValue } from "../figures/figureValue";
import { formatDifference, figureOnScreen } from "../texts/format";
import type { Column } from "../table/column";
import { TEXTS } from "../texts/texts";
import { FooterFigure } from "./footerFigure";
import type { ClassRow } from "./classRow";
import { classGap } from "./classGap";
import { classSpread, type ClassSpread } from "./classSpread";

const { extraColumns: texts } = TEXTS;

/** A column that the user may add: what it is called, and its value for a class. */
export interface ExtraColumn {
  readonly id: string;
  readonly header: string;
  /** In the chooser, where the header is too short to be understood by itself. */
  readonly name?: string;
  readonly description: string;
  readonly kind: keyof typeof FORMATS;
  /** Given once for all rows, so that what they share is computed once. */
  readonly values: (evaluation: Evaluation, metric: Metric) => (row: ClassRow) => Figure;
  /** The mean over the classes, where it has a name of its own. */
  readonly footer?: (evaluation: Evaluation, metric: Metric) => Mean;
}

/** Shares of the worst images of a class, in percent. */
const WORST_PERCENTS = [5, 10] as const;

/** Every column beside the usual ones that is no metric. A new one is a new row. */
export const EXTRA_COLUMNS: readonly ExtraColumn[] = [
  { id: "minimum", ...texts.minimum, kind: "figure", values: ofCells(({ spread }) => spread.minimum) },
  {
    id: "firstQuartile",
    ...texts.firstQuartile,
    kind: "figure",
    values: ofCells(({ spread }) => spread.firstQuartile),
  },
  { id: "median", ...texts.median, kind: "figure", values: ofCells(({ spread }) => spread.median) },
  {
    id: "thirdQuartile",
    ...texts.thirdQuartile,
    kind: "figure",
    values: ofCells(({ spread }) => spread.thirdQuartile),
  },
  { id: "maximum", ...texts.maximum, kind: "figure", values: ofCells(({ spread }) => spread.maximum) },
  { id: "deviation", ...texts.deviation, kind: "figure", values: ofCells(({ spread }) => spread.deviation) },
  ...WORST_PERCENTS.map((percent): ExtraColumn => ({
    id: `worst${percent}`,
    ...texts.worst(percent),
    kind: "figure",
    values: ofCells(({ values }, { better }) => worstMean(values, percent, better).value),
    footer: (evaluation, metric) => worstImagesByClass(averageInput(evaluation, metric), percent),
  })),
  { id: "cells", ...texts.cells, kind: "count", values: ofCells(({ spread }) => spread.n) },
  {
    id: "undefinedCells",
    ...texts.undefinedCells,
    kind: "count",
    values:
      (evaluation, metric) =>
      ({ index }) =>
        undefinedCells({ ...evaluation, classSet: [index] }, metric).undefined,
  },
  { id: "image.sensitivity", ...texts.imageSensitivity, kind: "figure", values: ofImages("sensitivity") },
  { id: "image.specificity", ...texts.imageSpecificity, kind: "figure", values: ofImages("specificity") },
  { id: "image.missed", ...texts.imageMissed, kind: "count", values: ofImages("missed") },
  { id: "image.falseAlarms", ...texts.imageFalseAlarms, kind: "count", values: ofImages("falseAlarms") },
  ...IMAGE_STATISTICS.map(({ id, title, means }): ExtraColumn => ({
    id: `images.${id}`,
    header: title,
    description: `${means} Below it the mean over the classes.`,
    kind: "figure",
    values:
      (evaluation) =>
      ({ index }) =>
        imageStatistics(evaluation).classes[index]?.[id],
    footer: (evaluation) => mean(evaluation.classSet.map((index) => imageStatistics(evaluation).classes[index]?.[id])),
  })),
  { id: "gapGlobal", ...texts.gapGlobal, kind: "figure", values: ofGap(({ global }) => global) },
  { id: "gapSamplewise", ...texts.gapSamplewise, kind: "figure", values: ofGap(({ samplewise }) => samplewise) },
  {
    id: "covariance",
    ...texts.covariance,
    kind: "difference",
    values: ofGap(({ global, samplewise }) => global - samplewise),
  },
  { id: "imageSize", ...texts.imageSize, kind: "difference", values: ofGap(({ imageSize }) => imageSize) },
  { id: "regionSize", ...texts.regionSize, kind: "difference", values: ofGap(({ regionSize }) => regionSize) },
  { id: "valued", ...texts.valued, kind: "count", values: ofGap(({ n }) => n) },
  {
    id: "effectiveImages",
    ...texts.effectiveImages,
    kind: "count",
    values: ofGap(({ effectiveImages }) => effectiveImages),
  },
  {
    id: "tp",
    ...texts.tp,
    kind: "count",
    values:
      () =>
      ({ tally }) =>
        tally.tp,
  },
  {
    id: "fp",
    ...texts.fp,
    kind: "count",
    values:
      () =>
      ({ tally }) =>
        tally.fp,
  },
  {
    id: "fn",
    ...texts.fn,
    kind: "count",
    values:
      () =>
      ({ tally }) =>
        tally.fn,
  },
];

/** The column as the table draws it. */
export function extraColumn(extra: ExtraColumn, evaluation: Evaluation, metric: Metric): Column<ClassRow> {
  const valueOf = extra.values(evaluation, metric);
  return {
    id: extra.id,
    header: extra.header,
    description: extra.description,
    width: 96,
    align: "end",
    sortKey: valueOf,
    cell: (row) => (
      <FigureValue
        id={`${extra.id}.${metric.id}`}
        of={row.info.name}
        value={valueOf(row)}
        reason={row.role === "leftOut" ? TEXTS.classes.leftOut : TEXTS.figure.noCellEnters}
        format={FORMATS[extra.kind]}
      />
    ),
    ...(extra.footer && {
      footer: [<FooterFigure id={`footer.${extra.id}.${metric.id}`} mean={extra.footer(evaluation, metric)} />],
    }),
  };
}

/** Columns of the cells of one class that enter its mean. */
function ofCells(figure: (cells: ClassSpread, metric: Metric) => Figure): ExtraColumn["values"] {
  return (evaluation, metric) => {
    const input = averageInput(evaluation, metric);
    return ({ index }) => {
      const column = evaluation.classSet.indexOf(index);
      return column < 0 ? undefined : figure(classSpread(input, column), metric);
    };
  };
}

/** Columns of whether images with the class are told from those without it. */
function ofImages(figure: keyof ImageDetection): ExtraColumn["values"] {
  return (evaluation) =>
    ({ index }) =>
      imageDetection(evaluation, index)[figure];
}

/** Columns of the account of the gap of each class; the metric must be a ratio of two sums of pixels. */
function ofGap(figure: (account: RegionGap) => Figure): ExtraColumn["values"] {
  return (evaluation, { terms }) =>
    ({ index }) => {
      const account = terms && classGap(evaluation, terms, index);
      return account && figure(account);
    };
}

function formatWhole(value: Figure): string {
  return value === undefined ? figureOnScreen(value) : formatCount(Math.round(value));
}

/** How a value is written, by its kind. */
const FORMATS = { figure: figureOnScreen, difference: formatDifference, count: formatWhole } as const;
