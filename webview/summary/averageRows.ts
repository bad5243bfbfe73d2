import { AVERAGE, SAMPLEWISE_AVERAGES, type Average, type AverageId } from "../../src/core/averages/averages";
import { AVERAGE_TERMS, type Term } from "../texts/terms";

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

const ROWS = SAMPLEWISE_AVERAGES.map(({ id, beside }): AverageRow => ({
  id: id.replace(/-imagewise$/, ""),
  name: AVERAGE_TERMS[beside ?? id],
  global: beside && AVERAGE[beside],
  samplewise: AVERAGE[id],
  comparedWith: beside ?? "macro",
}));

/** The kinds of class average; the samplewise macro in the order "image first". */
export const AVERAGE_ROWS: readonly AverageRow[] = ROWS.filter(({ global }) => global !== undefined);

/** The other orders in which cells become one samplewise macro. */
export const ORDER_ROWS: readonly AverageRow[] = ROWS.filter(({ global }) => global === undefined);
