import type { ClassesColumn, ColumnInput, NumbersColumn } from "../classesTable/classesColumn";
import type { Figure } from "../numbers/figure";
import { withUnit } from "../metrics/withUnit";
import { formatCount, formatFigure, formatRange, formatShare, UNDEFINED_TEXT } from "../text/format";
import type { Column } from "./alignedTable";
import type { ClassIndex } from "../labels/indices";

/** A column of the classes table in text. */
export interface TextColumn extends Column {
  readonly text: (classIndex: ClassIndex) => string;
  readonly footer: string;
}

/** The columns as every table of text writes them. */
export function textColumns(columns: readonly ClassesColumn[], input: ColumnInput): readonly TextColumn[] {
  return columns.map((column) => textColumn(column, input));
}

function textColumn(column: ClassesColumn, input: ColumnInput): TextColumn {
  const title = withUnit(column.title, column, input.evaluation);
  if (column.kind === "words") {
    return { title, align: "left", text: column.words(input), footer: column.footer ?? "" };
  }
  if (column.kind === "interval") {
    const ofClass = new Map(input.intervals?.classes.map((row) => [row.classIndex, row[column.of]]));
    const text = (classIndex: ClassIndex): string => {
      const interval = ofClass.get(classIndex);
      return interval ? formatRange(interval.low, interval.high) : UNDEFINED_TEXT;
    };
    return { title, align: "right", text, footer: "" };
  }
  const footer = column.footer ? FORMATS[column.kind](column.footer(input).value) : "";
  return { title, align: "right", text: numberText(column, input), footer };
}

/** The values of a column of numbers as they are written. */
export function numberText(column: NumbersColumn, input: ColumnInput): (classIndex: ClassIndex) => string {
  if (column.text) return column.text(input);
  const valueOf = column.values(input);
  const format = FORMATS[column.kind];
  return (classIndex) => format(valueOf(classIndex));
}

/** How a number is written, by what it is. */
const FORMATS: Readonly<Record<NumbersColumn["kind"], (value: Figure) => string>> = {
  number: (value) => (value === undefined ? UNDEFINED_TEXT : String(value)),
  count: (value) => (value === undefined ? UNDEFINED_TEXT : formatCount(Math.round(value))),
  share: (value) => (value === undefined ? UNDEFINED_TEXT : formatShare(value, 1)),
  figure: formatFigure,
  difference: formatFigure,
};
