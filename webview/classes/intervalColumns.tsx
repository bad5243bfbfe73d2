import type { ColumnInput, IntervalsColumn } from "../../src/core/classesTable/classesColumn";
import type { Interval } from "../../src/core/intervals/interval";
import { UNDEFINED_TEXT } from "../../src/core/text/format";
import { IntervalText } from "../figures/intervalText";
import type { Column } from "../table/column";
import { TEXTS } from "../texts/texts";
import type { ClassRow } from "./classRow";

const { intervalColumns: texts } = TEXTS;

/** The interval of each class of the mean; sorted by its width, so that the least certain class is found. */
export function intervalColumn(
  { id, of, title, name, description }: IntervalsColumn,
  { intervals, metric }: ColumnInput,
): Column<ClassRow> {
  const ofClass = new Map(intervals?.classes.map((row) => [row.classIndex, row[of]]));
  const width = (interval: Interval | undefined): number | undefined => interval && interval.high - interval.low;
  return {
    id,
    group: metric.short,
    header: name ?? title,
    description,
    width: 118,
    align: "end",
    sortKey: ({ index }) => width(ofClass.get(index)),
    cell: ({ index, role }) => {
      const interval = ofClass.get(index);
      if (intervals && interval)
        return <IntervalText id={`${id}.${metric.id}`} interval={interval} drawn={intervals} />;
      const reason =
        role === "leftOut" ? TEXTS.figure.undefined(TEXTS.classes.leftOut) : intervals ? texts.none : texts.pending;
      return (
        <span class="dim" role="img" aria-label={reason} title={reason}>
          {intervals ? UNDEFINED_TEXT : "…"}
        </span>
      );
    },
  };
}
