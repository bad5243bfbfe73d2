import type { Mean } from "../averages/mean";
import type { Evaluation } from "../counting/evaluation";
import type { Intervals } from "../intervals/bootstrap";
import type { Metric } from "../metrics/metric";
import type { Figure } from "../numbers/figure";
import type { ClassIndex } from "../labels/indices";

/** What the values of a column are taken of. */
export interface ColumnInput {
  readonly evaluation: Evaluation;
  /** The metric that columns about one metric are of. */
  readonly metric: Metric;
  /** Of that metric, once they are drawn. */
  readonly intervals?: Intervals | undefined;
}

/**
 * A column of the classes table: what it is called, and what it holds of a class by the index of the class. How that looks is a
 * matter of whoever draws the table: the page, HTML, Markdown, LaTeX, a terminal.
 */
export type ClassesColumn = WordsColumn | NumbersColumn | IntervalsColumn;

export interface WordsColumn extends ColumnName {
  readonly kind: "words";
  /** Given once for all classes, so that what they share is computed once. */
  readonly words: (of: ColumnInput) => (classIndex: ClassIndex) => string;
  readonly footer?: string;
}

export interface NumbersColumn extends ColumnName {
  /** `share` is 0 to 1; a `difference` has a sign. */
  readonly kind: "number" | "count" | "share" | "figure" | "difference";
  readonly values: (of: ColumnInput) => (classIndex: ClassIndex) => Figure;
  /** How the value of a class is written, where its kind does not say. */
  readonly text?: (of: ColumnInput) => (classIndex: ClassIndex) => string;
  /** The mean over the classes, or what else stands below them. */
  readonly footer?: (of: ColumnInput) => Mean | Pick<Mean, "value">;
}

export interface IntervalsColumn extends ColumnName {
  readonly kind: "interval";
  /** Of which figure of the class. */
  readonly of: "global" | "samplewise";
}

interface ColumnName {
  /** What the command line calls it. */
  readonly id: string;
  /** Above the column, where nothing else says what it is of. */
  readonly title: string;
  /** In a list of columns, where the title is too short to be understood by itself. */
  readonly name?: string;
  /** What it holds, in a sentence. */
  readonly description: string;
  /** Of figures that have a unit, which `withUnit` tells. */
  readonly isDistance?: true;
}
