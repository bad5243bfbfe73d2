import { AVERAGE, AVERAGES, type Average, type AverageId } from "../averages/averages";
import { doubt } from "../intervals/doubt";
import type { Intervals } from "../intervals/bootstrap";
import type { Interval } from "../intervals/interval";
import { counted, shownRange } from "../text/shown";

/** The interval of an average for a sentence, or why it has none; undefined where the figure has no value. A clause. */
export function intervalWords(intervals: Intervals, average: AverageId): string | undefined {
  return rangeWords(intervals, intervals.averages[average], isOverClasses(average) ? loneWords(intervals) : undefined);
}

/** As `intervalWords`, of the figure of one class. */
export function intervalOfClassWords(
  intervals: Intervals,
  classIndex: number,
  scope: Average["scope"] = "global",
): string | undefined {
  return rangeWords(intervals, intervals.classes.find((found) => found.classIndex === classIndex)?.[scope], undefined);
}

function rangeWords(
  intervals: Intervals,
  interval: Interval | undefined,
  lone: string | undefined,
): string | undefined {
  const confidence = `${Math.round(100 * intervals.options.confidence)} % CI`;
  const why = doubt(intervals, interval?.effective);
  if (why !== undefined) return `no ${confidence}: ${why}`;
  if (!interval) return undefined;
  return [
    `${confidence} ${shownRange(interval.low, interval.high)}`,
    ...agreement(interval),
    ...(lone === undefined ? [] : [lone]),
  ].join(", ");
}

/** What must be known of the intervals of all averages, as sentences; undefined where there is nothing. */
export function intervalsCaution(intervals: Intervals): string | undefined {
  const ofAll = doubt(intervals, undefined);
  if (ofAll !== undefined) return sentence(ofAll);
  const doubted = AVERAGES.flatMap(({ id, scope, name }) => {
    const why = doubt(intervals, intervals.averages[id]?.effective);
    return why === undefined ? [] : [`${scope} ${name}: ${why}`];
  });
  const lone = loneWords(intervals);
  const sentences = [...doubted, ...(lone === undefined ? [] : [`${lone}: no draw can show how they vary`])].map(
    sentence,
  );
  return sentences.length === 0 ? undefined : sentences.join(" ");
}

/** An interval of no width is no proof of certainty. */
export function agreement({ low, high }: Pick<Interval, "low" | "high">): readonly string[] {
  return low === high ? ["all draws agree"] : [];
}

/** Means over classes, to which a class of one image gives its say without any spread. */
function isOverClasses(average: AverageId): boolean {
  const { sums } = AVERAGE[average];
  return sums.over === "classes" && sums.weight === "equal";
}

function loneWords({ inOneRow, classes, grouped }: Intervals): string | undefined {
  if (inOneRow === 0) return undefined;
  return `${inOneRow} of ${counted(classes.length, "class", "classes")} in one ${grouped ? "group of images" : "image"} only`;
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
