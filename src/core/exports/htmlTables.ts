import { sum } from "../numbers/sum";
import { formatSize, pixelsOf } from "../text/formatSize";
import { allProblems } from "../check/allProblems";
import { averageInput } from "../averages/averageInput";
import { IMAGE_STATISTICS, imageStatistics } from "../averages/imageStatistics";
import { AVERAGES } from "../averages/averages";
import type { ClassesColumn, ColumnInput } from "../classesTable/classesColumn";
import { classesColumns, writtenColumnIds } from "../classesTable/classesColumns";
import { confusionCell } from "../counting/confusion";
import type { Evaluation } from "../counting/evaluation";
import { ratio } from "../numbers/figure";
import { imageFigures } from "../averages/imageFigures";
import { IOU } from "../metrics/metrics";
import { withUnit } from "../metrics/withUnit";
import { usualMetrics } from "../metrics/metricsOf";
import { overallFigures, OVERALL } from "../metrics/overall";
import type { Report } from "../document/report";
import { formatCount, formatShare } from "../text/format";
import { wrongPixels } from "../counting/wrongPixels";
import { figureCell, wordCell, type HtmlCell, type HtmlTable } from "./htmlTable";
import { numberText } from "./textColumns";
import { MOST_CLASS_ROWS, MOST_MATRIX_CLASSES, topClasses } from "./topClasses";
import { itemAt, numberAt } from "../numbers/numberAt";
import type { ClassIndex } from "../labels/indices";

/** The tables of an evaluation: over regions that overlap those of the whole confusion are not defined. */
export function htmlTables({ table }: Evaluation): typeof HTML_TABLES {
  return table.regions ? HTML_TABLES.filter((of) => of !== overallTable && of !== confusionTable) : HTML_TABLES;
}

/** Every table of the page, in its order. A new table is a new row. */
const HTML_TABLES: readonly ((evaluation: Evaluation, report: Report) => HtmlTable)[] = [
  averagesTable,
  overallTable,
  statisticsTable,
  classesTable,
  imagesTable,
  confusionTable,
  problemsTable,
];

function averagesTable(evaluation: Evaluation): HtmlTable {
  const metrics = usualMetrics(evaluation);
  const inputs = metrics.map((metric) => averageInput(evaluation, metric));
  return {
    heading: "Averages",
    titles: ["Scope", "Average", ...metrics.map((metric) => withUnit(metric.name, metric, evaluation)), "Order"],
    length: AVERAGES.length,
    rows: AVERAGES.map(({ scope, name, order, compute }) => [
      wordCell(scope),
      wordCell(name),
      ...inputs.map((input) => figureCell(compute(input).value)),
      wordCell(order),
    ]),
  };
}

function overallTable({ confusion, classSet }: Evaluation): HtmlTable {
  const figures = overallFigures(confusion, classSet);
  return {
    heading: "Overall",
    titles: ["Figure", "Value", "Formula"],
    length: OVERALL.length,
    rows: OVERALL.map(({ id, name, formula }) => [wordCell(name), figureCell(figures[id]), wordCell(formula)]),
  };
}

function statisticsTable(evaluation: Evaluation): HtmlTable {
  const { images, overClasses } = imageStatistics(evaluation);
  return {
    heading: "Statistics over the images",
    titles: ["Statistic", "Images, each the mean over its classes", "Mean over the classes", "What it is"],
    length: IMAGE_STATISTICS.length,
    rows: IMAGE_STATISTICS.map(({ id, title, bySize, means }) => [
      wordCell(title),
      bySize ? wordCell("") : figureCell(images[id]),
      figureCell(overClasses[id]),
      wordCell(means),
    ]),
  };
}

function classesTable(evaluation: Evaluation): HtmlTable {
  const { table, choices } = evaluation;
  const metrics = usualMetrics(evaluation);
  const [first = IOU] = metrics;
  const ids = writtenColumnIds(metrics, first);
  const columns = classesColumns(choices, ids, first);
  const { indices, note } = topClasses(evaluation, MOST_CLASS_ROWS);
  const cells = columns.map((column) => columnCells(column, { evaluation, metric: first }));
  return {
    heading: "Classes",
    note,
    titles: columns.map((column) => withUnit(column.title, column, evaluation)),
    length: indices.length,
    rows: indices.map((classIndex) => cells.map((cellOf) => cellOf(classIndex, table.classes[classIndex]?.color))),
  };
}

/** The cells of a column; the class's colour stands before its name, the one column of words. */
function columnCells(column: ClassesColumn, input: ColumnInput): (classIndex: ClassIndex, color?: string) => HtmlCell {
  if (column.kind === "words") {
    const wordsOf = column.words(input);
    return (classIndex, color) => wordCell(wordsOf(classIndex), color);
  }
  if (column.kind === "interval") return () => wordCell("");
  const [valueOf, textOf] = [column.values(input), numberText(column, input)];
  return (classIndex) => figureCell(valueOf(classIndex), textOf(classIndex));
}

function imagesTable(evaluation: Evaluation): HtmlTable {
  const wrong = wrongPixels(evaluation);
  return {
    heading: "Images",
    titles: [
      "Image",
      "Size",
      "Pixel accuracy",
      ...usualMetrics(evaluation).map((metric) => withUnit(`${metric.short} (macro)`, metric, evaluation)),
      "Wrong pixels",
      "Share of errors",
    ],
    length: evaluation.images.length,
    rows: imageRows(evaluation, wrong),
  };
}

function* imageRows(evaluation: Evaluation, wrong: readonly number[]): Generator<readonly HtmlCell[]> {
  const all = sum(wrong);
  const metrics = usualMetrics(evaluation);
  for (const [image, { name, ...size }] of evaluation.images.entries()) {
    const pixels = numberAt(evaluation.cells.pixels, image);
    const errors = itemAt(wrong, image);
    yield [
      wordCell(name),
      figureCell(pixelsOf(size), formatSize(size)),
      figureCell(ratio(pixels - errors, pixels)),
      ...metrics.map((metric) => figureCell(imageFigures(evaluation, metric, image).macro.value)),
      countCell(errors),
      figureCell(ratio(errors, all), formatShare(errors, all)),
    ];
  }
}

function confusionTable(evaluation: Evaluation): HtmlTable {
  const { table, confusion } = evaluation;
  const { indices, note } = topClasses(evaluation, MOST_MATRIX_CLASSES);
  const nameOf = (index: number): string => itemAt(table.classes, index).name;
  return {
    heading: "Confusion (pixels; rows are targets, columns predictions)",
    note,
    titles: ["Target", ...indices.map(nameOf), "other"],
    length: indices.length,
    rows: indices.map((target) => [
      wordCell(nameOf(target), table.classes[target]?.color),
      ...indices.map((prediction) => countCell(confusionCell(confusion, target, prediction))),
      countCell(numberAt(confusion.other, target)),
    ]),
  };
}

function problemsTable({ choices }: Evaluation, report: Report): HtmlTable {
  const problems = allProblems(report, choices);
  return {
    heading: "Problems",
    titles: ["Kind", "File", "What is wrong and what to do"],
    length: problems.length,
    rows: problems.map(({ kind, file, message }) => [wordCell(kind), wordCell(file), wordCell(message)]),
  };
}

function countCell(count: number): HtmlCell {
  return figureCell(count, formatCount(count));
}
