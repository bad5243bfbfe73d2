import { averageInput } from "../../src/core/averageInput";
import { cellTally } from "../../src/core/cells";
import type { Evaluation } from "../../src/core/evaluation";
import type { Figure } from "../../src/core/figure";
import type { Metric } from "../../src/core/metric";
import { regionGap } from "../../src/core/regionGap";
import { shownCount } from "../../src/core/shown";
import { classCells, DEFAULT_WORST_PERCENT, spread, worstMean } from "../../src/core/spread";
import { undefinedCells } from "../../src/core/undefinedCells";
import { FigureValue } from "../figures/figureValue";
import { formatFigure } from "../format";
import type { Column } from "../table/column";
import { TEXTS } from "../texts";
import type { ClassRow } from "./classRow";

const { extraColumns: texts } = TEXTS;

/** A column that the user may add: what it is called, and its value for a class. */
export interface ExtraColumn {
  readonly id: string;
  readonly header: string;
  readonly description: string;
  readonly kind: "figure" | "count";
  /** Given once for all rows, so that what they share is computed once. */
  readonly values: (evaluation: Evaluation, metric: Metric) => (row: ClassRow) => Figure;
}

/** Every column beside the usual ones that is no metric. A new one is a new row. */
export const EXTRA_COLUMNS: readonly ExtraColumn[] = [
  { id: "median", ...texts.median, kind: "figure", values: ofCells((cells) => spread(cells).median) },
  { id: "deviation", ...texts.deviation, kind: "figure", values: ofCells((cells) => spread(cells).deviation) },
  {
    id: "worst",
    ...texts.worst,
    kind: "figure",
    values: ofCells((cells, { better }) => worstMean(cells, DEFAULT_WORST_PERCENT, better).value),
  },
  { id: "cells", ...texts.cells, kind: "count", values: ofCells((cells) => spread(cells).n) },
  {
    id: "undefinedCells",
    ...texts.undefinedCells,
    kind: "count",
    values: (evaluation, metric) => ({ index }) => undefinedCells({ ...evaluation, classSet: [index] }, metric).undefined,
  },
  {
    id: "effectiveImages",
    ...texts.effectiveImages,
    kind: "count",
    values: ({ cells, imageSet }, { terms }) => ({ index }) =>
      terms && regionGap(imageSet.map((image) => cellTally(cells, image, index)), terms)?.effectiveImages,
  },
  { id: "tp", ...texts.tp, kind: "count", values: () => ({ tally }) => tally.tp },
  { id: "fp", ...texts.fp, kind: "count", values: () => ({ tally }) => tally.fp },
  { id: "fn", ...texts.fn, kind: "count", values: () => ({ tally }) => tally.fn },
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
        format={extra.kind === "figure" ? formatFigure : formatWhole}
      />
    ),
  };
}

/** Columns of the cells of one class that enter its mean. */
function ofCells(figure: (cells: readonly Figure[], metric: Metric) => Figure): ExtraColumn["values"] {
  return (evaluation, metric) => {
    const input = averageInput(evaluation, metric);
    return ({ index }) => {
      const column = evaluation.classSet.indexOf(index);
      return column < 0 ? undefined : figure(classCells(input, column), metric);
    };
  };
}

function formatWhole(value: Figure): string {
  return value === undefined ? formatFigure(value) : shownCount(Math.round(value));
}
