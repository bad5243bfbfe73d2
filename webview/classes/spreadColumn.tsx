import { averageInput, type AverageInput } from "../../src/core/averageInput";
import type { Evaluation } from "../../src/core/evaluation";
import type { Metric } from "../../src/core/metric";
import { UNDEFINED_TEXT } from "../../src/core/shown";
import { classCells, spread, type Spread } from "../../src/core/spread";
import { SpreadStrip } from "../charts/spreadStrip";
import { stripRange, type StripRange } from "../charts/stripMarks";
import type { Column } from "../table/column";
import { TEXTS } from "../texts";
import type { ClassRow } from "./classRow";

const { classes: texts } = TEXTS;

interface ClassSpread {
  readonly values: readonly number[];
  readonly spread: Spread;
}

/** The cells of each class as a strip, a dot an image, all on one scale; sorted by how far they lie apart. */
export function spreadColumn(evaluation: Evaluation, metric: Metric): Column<ClassRow> {
  const input = averageInput(evaluation, metric);
  const { range, ofColumn } = strips(input);
  const columnOf = new Map(evaluation.classSet.map((classIndex, column) => [classIndex, column]));
  const found = (row: ClassRow): ClassSpread | undefined => {
    const column = columnOf.get(row.index);
    return column === undefined ? undefined : ofColumn(column);
  };
  return {
    id: "spread",
    group: metric.short,
    header: texts.spread,
    description: texts.spreadTitle,
    width: 148,
    align: "start",
    sortKey: (row) => found(row)?.spread.deviation,
    cell: (row) => {
      const of = found(row);
      if (of && of.values.length > 0) return <SpreadStrip values={of.values} spread={of.spread} range={range} width={130} height={16} />;
      const reason = TEXTS.figure.undefined(row.role === "leftOut" ? texts.leftOut : TEXTS.figure.noCellEnters);
      return (
        <span class="dim" role="img" aria-label={reason} title={reason}>
          {UNDEFINED_TEXT}
        </span>
      );
    },
  };
}

interface Strips {
  readonly range: StripRange;
  readonly ofColumn: (column: number) => ClassSpread;
}

/** Kept with what they are drawn of: a table draws its rows again for reasons of its own. */
const STRIPS = new WeakMap<AverageInput, Strips>();

function strips(input: AverageInput): Strips {
  const known = STRIPS.get(input);
  if (known) return known;
  const columns = new Map<number, ClassSpread>();
  const made: Strips = {
    range: stripRange(input.values),
    ofColumn: (column) => {
      const before = columns.get(column);
      if (before) return before;
      const values = classCells(input, column).filter((value) => value !== undefined);
      const of = { values, spread: spread(values) };
      columns.set(column, of);
      return of;
    },
  };
  STRIPS.set(input, made);
  return made;
}
