import type { Intervals } from "../intervals/bootstrap";
import type { Metric } from "../metrics/metric";
import { formatRange, UNDEFINED_TEXT } from "../text/format";
import type { ClassColumn } from "./classColumns";

/** The columns of intervals of the chosen metric: what they are of, and the ids that views and the command line know. */
export const INTERVAL_COLUMNS = [
  { id: "interval.global", of: "global", title: "global interval" },
  { id: "interval.samplewise", of: "samplewise", title: "samplewise interval" },
] as const;

/** The columns as text. Without intervals, as before they are drawn, they hold none. */
export function intervalColumns({ short }: Metric, intervals: Intervals | undefined): readonly ClassColumn[] {
  return INTERVAL_COLUMNS.map(({ id, of, title }) => ({
    id,
    title: `${short} ${title}`,
    align: "right",
    interval: of,
    text: (_, classIndex) => {
      const interval = intervals?.classes.find((row) => row.classIndex === classIndex)?.[of];
      return interval ? formatRange(interval.low, interval.high) : UNDEFINED_TEXT;
    },
    footer: () => "",
  }));
}
