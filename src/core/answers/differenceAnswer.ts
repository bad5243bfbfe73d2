import { advice } from "../sentences/advice";
import { AVERAGE, type SamplewiseAverage } from "../averages/averages";
import { className } from "../reading/className";
import type { Evaluation } from "../counting/evaluation";
import { gap, type Bar } from "../gap/gap";
import { meanName } from "../metrics/meanName";
import { formatDifference, formatFigure } from "../text/format";
import type { Answer } from "./answer";
import { heading, short, type Asked } from "./asked";

/** Bars whose amount is shown as 0.000 are named in one line, without their words. */
const SHOWN_FROM = 0.0005;
const MOST_CLASSES = 3;

/** The exact account of why the global and a samplewise figure differ, and which one to report. */
export function differenceAnswer(asked: Asked, average: SamplewiseAverage): Answer {
  const { evaluation, metric } = asked;
  const account = gap(evaluation, metric, average);
  const { name, order } = AVERAGE[average];
  if (!account) {
    return {
      ok: false,
      message: `The global and the samplewise ${metric.name} do not both have a value, so there is no difference to explain. Ask for another metric.`,
    };
  }
  const { start, end, bars } = account;
  const small = bars.filter(({ amount }) => Math.abs(amount) < SHOWN_FROM).map((bar) => bar.name);
  const lines = [
    ...heading(asked),
    `Global ${meanName(metric)} ${formatFigure(start)}; samplewise (${name}: ${order}) ${formatFigure(end)}. The difference of ${formatDifference(end - start)} is exactly the sum of:`,
    ...bars.filter(({ amount }) => Math.abs(amount) >= SHOWN_FROM).map((bar) => barLine(evaluation, bar)),
    ...(small.length > 0 ? [`Next to nothing: ${small.join(", ")}.`] : []),
    ...(advice(evaluation)?.sentences ?? []).filter(({ id }) => id === "opposite").map(({ text }) => text),
  ];
  return { ok: true, text: lines.join("\n") };
}

function barLine(evaluation: Evaluation, { name, amount, words, classes }: Bar): string {
  const most = classes
    .filter((part) => Math.abs(part.amount) >= SHOWN_FROM)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .slice(0, MOST_CLASSES)
    .map((part) => `${short(className(evaluation.table, part.classIndex), 30)} ${formatDifference(part.amount)}`);
  return `${formatDifference(amount)} ${name}. ${words}${most.length > 0 ? ` Most by ${most.join(", ")}.` : ""}`;
}
