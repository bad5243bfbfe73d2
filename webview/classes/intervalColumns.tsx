import { INTERVAL_COLUMNS as EXPORTED } from "../../src/core/exports/intervalColumns";
import type { Intervals } from "../../src/core/intervals/bootstrap";
import type { Interval } from "../../src/core/intervals/interval";
import { UNDEFINED_TEXT } from "../../src/core/text/format";
import type { Metric } from "../../src/core/metrics/metric";
import { IntervalText } from "../figures/intervalText";
import type { Column } from "../table/column";
import { TEXTS } from "../texts/texts";
import type { ClassRow } from "./classRow";

const { intervalColumns: texts } = TEXTS;

/** The columns of intervals, by the id that the view keeps. */
export const INTERVAL_COLUMNS = EXPORTED.map(({ id, of }) => ({ id, of, ...texts[of] }));

/** The interval of each class of the mean; sorted by its width, so that the least certain class is found. */
export function intervalColumn(
  { id, of, header, description }: (typeof INTERVAL_COLUMNS)[number],
  intervals: Intervals | undefined,
  metric: Metric,
): Column<ClassRow> {
  const ofClass = new Map(intervals?.classes.map((row) => [row.classIndex, row[of]]));
  const width = (interval: Interval | undefined): number | undefined => interval && interval.high - interval.low;
  return {
    id,
    group: metric.short,
    header,
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
