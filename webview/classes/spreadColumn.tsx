import { averageInput } from "../../src/core/averages/averageInput";
import { classSpread, type ClassSpread } from "../../src/core/classesTable/classSpread";
import type { Evaluation } from "../../src/core/counting/evaluation";
import type { Metric } from "../../src/core/metrics/metric";
import { UNDEFINED_TEXT } from "../../src/core/text/format";
import { SpreadStrip } from "../charts/spreadStrip";
import { stripRange } from "../charts/stripMarks";
import type { Column } from "../table/column";
import { TEXTS } from "../texts/texts";
import type { ClassRow } from "./classRow";

const { classes: texts } = TEXTS;

/** The cells of each class as a strip, a dot an image, all on one scale; sorted by how far they lie apart. */
export function spreadColumn(evaluation: Evaluation, metric: Metric): Column<ClassRow> {
  const input = averageInput(evaluation, metric);
  const range = stripRange(input.values);
  const columnOf = new Map(evaluation.classSet.map((classIndex, column) => [classIndex, column]));
  const spreadOf = (row: ClassRow): ClassSpread | undefined => {
    const column = columnOf.get(row.index);
    return column === undefined ? undefined : classSpread(input, column);
  };
  return {
    id: "spread",
    group: metric.short,
    header: texts.spread,
    description: texts.spreadTitle,
    width: 148,
    align: "start",
    sortKey: (row) => spreadOf(row)?.spread.deviation,
    cell: (row) => {
      const of = spreadOf(row);
      if (of && of.values.length > 0)
        return <SpreadStrip values={of.values} spread={of.spread} range={range} width={130} height={16} />;
      const reason = TEXTS.figure.undefined(row.role === "leftOut" ? texts.leftOut : TEXTS.figure.noCellEnters);
      return (
        <span class="dim" role="img" aria-label={reason} title={reason}>
          {UNDEFINED_TEXT}
        </span>
      );
    },
  };
}
