import { AVERAGES, type Average, type AverageId } from "../../src/core/averages/averages";
import { AVERAGE_TERMS, type Term } from "../terms";

/** One row of the averages card: a global average beside the samplewise one of the same kind. */
export interface AverageRow {
  readonly id: string;
  readonly name: Pick<Term, "plain" | "exact">;
  /** Absent where the row only shows another order of the samplewise macro. */
  readonly global: Average | undefined;
  readonly samplewise: Average;
  /** The global average that the difference is taken from. */
  readonly comparedWith: AverageId;
}

/** The three kinds of class average; the samplewise macro in the order "image first". */
export const AVERAGE_ROWS: readonly AverageRow[] = [
  row("micro", "micro", "micro-imagewise"),
  row("macro", "macro", "macro-imagewise"),
  row("weighted", "weighted", "weighted-imagewise"),
];

/** The other orders in which cells become one samplewise macro. */
export const ORDER_ROWS: readonly AverageRow[] = [
  row("classwise", undefined, "classwise-imagewise"),
  row("pairwise", undefined, "pairwise"),
];

function row(id: string, global: AverageId | undefined, samplewise: AverageId): AverageRow {
  return {
    id,
    name: AVERAGE_TERMS[global ?? samplewise],
    global: global && average(global),
    samplewise: average(samplewise),
    comparedWith: global ?? "macro",
  };
}

function average(wanted: AverageId): Average {
  const found = AVERAGES.find(({ id }) => id === wanted);
  if (!found) throw new RangeError(`There is no average ${wanted}`);
  return found;
}
