import { AVERAGE, AVERAGES, type Average, type AverageId } from "../averages/averages";
import { doubt } from "../intervals/doubt";
import type { Intervals } from "../intervals/bootstrap";
import type { Interval } from "../intervals/interval";
import { className } from "../reading/className";
import type { ClassTable } from "../reading/classTable";
import { quantity, formatCount, formatRange } from "../text/format";
import type { ClassIndex } from "../labels/indices";

/** The interval of an average for a sentence, or why it has none; undefined where the figure has no value. A clause. */
export function intervalWords(intervals: Intervals, average: AverageId): string | undefined {
  return rangeWords(intervals, intervals.averages[average], isOverClasses(average) ? loneWords(intervals) : undefined);
}

/** As `intervalWords`, of the figure of one class. */
export function intervalOfClassWords(
  intervals: Intervals,
  classIndex: ClassIndex,
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
    `${confidence} ${formatRange(interval.low, interval.high)}`,
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

/** Classes that a note names. */
const MOST_NAMED = 5;

/** How the intervals of classes were drawn, and of which classes they mean little, as sentences for a caption. */
export function classIntervalsNote(
  intervals: Intervals,
  table: ClassTable,
  figures: readonly ("global" | "samplewise")[],
): string {
  const { options, rows, grouped, classes } = intervals;
  const over = grouped ? quantity(rows, "group of images", "groups of images") : quantity(rows, "image");
  const how = `Intervals of ${Math.round(100 * options.confidence)} %: Bayesian bootstrap over ${over}, ${formatCount(options.draws)} draws, seed ${options.seed}.`;
  const ofAll = doubt(intervals, undefined);
  if (ofAll !== undefined) return `${how} ${sentence(ofAll)}`;
  const doubted = classes.flatMap((found) =>
    figures.flatMap((figure) => {
      const why = doubt(intervals, found[figure]?.effective);
      return why === undefined ? [] : [`${className(table, found.classIndex)}, ${figure}: ${why}`];
    }),
  );
  const more = doubted.length > MOST_NAMED ? ` So do ${doubted.length - MOST_NAMED} more.` : "";
  return [how, ...doubted.slice(0, MOST_NAMED).map(sentence)].join(" ") + more;
}

/** An interval of no width is not a proof of certainty. */
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
  return `${inOneRow} of ${quantity(classes.length, "class", "classes")} in one ${grouped ? "group of images" : "image"} only`;
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
