import { weakestClasses } from "../averages/weakestClasses";
import type { Evaluation } from "../counting/evaluation";
import type { Intervals } from "../intervals/bootstrap";
import { doubt } from "../intervals/doubt";
import type { Interval } from "../intervals/interval";
import { histogramBins } from "../numbers/histogramBins";
import { className } from "../reading/className";
import { reportedFigure } from "../sentences/reportedFigure";
import { reportedImages } from "../sentences/reportedImages";
import { quantity, formatFigure, formatRange } from "../text/format";
import type { ShownFigures } from "./exporter";
import { escapeHtml } from "./htmlTable";
import { htmlWorst } from "./htmlWorst";
import { swatch } from "./htmlSwatch";

/** What the answer is made of. */
export interface Answered extends Pick<ShownFigures, "metric" | "reported" | "pixels"> {
  /** None were drawn of a large report that nobody asked them of. */
  readonly intervals: Intervals | undefined;
}

/** The figure to report, large, with its interval and its rule; the classes as bars, weakest first; the histogram of the images and the worst of them. */
export function htmlAnswer(evaluation: Evaluation, answered: Answered): string {
  const bars = classBars(evaluation, answered);
  const images = histogram(evaluation, answered);
  const isShort = evaluation.classSet.length <= FEW_BARS;
  return [
    '<div class="answer">',
    figureToReport(evaluation, answered),
    ...["<div>", bars, ...(isShort ? [images] : []), "</div>"],
    ...["<div>", ...(isShort ? [] : [images]), ...htmlWorst(evaluation, answered), "</div>"],
    "</div>",
  ].join("\n");
}

function figureToReport(evaluation: Evaluation, { metric, intervals, reported }: Answered): string {
  const { name, value, rule, why, sentence, ...figure } = reportedFigure(evaluation, metric, {
    chosen: reported,
    intervals,
  });
  const range = intervals && rangeWords(intervals, figure.interval);
  return [
    "<section>",
    "<h2>The figure to report</h2>",
    `<p class="large"><strong>${escapeHtml(formatFigure(value))}</strong> ${escapeHtml(name)}</p>`,
    ...(range === undefined ? [] : [`<p>${escapeHtml(range)}</p>`]),
    ...[rule, why].map((words) => `<p>${escapeHtml(words)}</p>`),
    `<p class="quiet">${escapeHtml(sentence)}</p>`,
    ...(intervals ? [] : [`<p class="quiet">${escapeHtml(notDrawn(evaluation))}</p>`]),
    "</section>",
  ].join("\n");
}

function rangeWords(intervals: Intervals, interval: Interval | undefined): string | undefined {
  const range = trustedInterval(intervals, interval);
  return range && `${Math.round(100 * intervals.options.confidence)} % interval ${formatRange(range.low, range.high)}`;
}

function notDrawn({ imageSet, classSet }: Evaluation): string {
  return `Intervals were not drawn: that takes a while of ${quantity(imageSet.length, "image")} of ${quantity(classSet.length, "class", "classes")}. Show a column of intervals in Classes (--columns on the command line) and export again.`;
}

/** The interval, unless it rests on so few images that it means little: the sentence says so, and gives none. */
function trustedInterval(intervals: Intervals, interval: Interval | undefined): Interval | undefined {
  return interval && doubt(intervals, interval.effective) === undefined ? interval : undefined;
}

/** Where a value lies between the ends of a bar, in percent. */
function place(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(100, Math.max(0, (100 * (value - least)) / (most - least)));
}

/** Below so few there is room for the histogram. */
const FEW_BARS = 6;
/** More bars say no more: what is weak stands at the top. */
const MOST_BARS = 20;

function classBars(evaluation: Evaluation, { metric, intervals }: Answered): string {
  const all = weakestClasses(evaluation, metric);
  const rows = all.slice(0, MOST_BARS);
  const range = rangeOf(rows.map(({ global }) => global));
  const lines = rows.map(({ classIndex, global }) => {
    const ofClass = intervals?.classes.find((row) => row.classIndex === classIndex);
    const interval = intervals && trustedInterval(intervals, ofClass?.global);
    const [zero, end] = [place(0, range), place(global, range)];
    const fill = `left:${percent(Math.min(zero, end))};width:${percent(Math.abs(end - zero))}`;
    const name = escapeHtml(className(evaluation.table, classIndex));
    const whisker =
      interval &&
      `left:${percent(place(interval.low, range))};width:${percent(place(interval.high, range) - place(interval.low, range))}`;
    return (
      `<tr><th scope="row" title="${name}">${swatch(evaluation.table.classes[classIndex]?.color)}${name}</th>` +
      `<td class="bar"><i style="${fill}"></i>${whisker === undefined ? "" : `<b style="${whisker}"></b>`}</td>` +
      `<td class="figure">${escapeHtml(formatFigure(global))}</td>` +
      `<td class="figure quiet">${interval ? escapeHtml(formatRange(interval.low, interval.high)) : ""}</td></tr>`
    );
  });
  return [
    "<section>",
    `<h2>${escapeHtml(metric.short)} of each class, weakest first</h2>`,
    ...(all.length > rows.length
      ? [`<p class="quiet">The ${rows.length} weakest of ${all.length}; all stand in the table of the classes.</p>`]
      : []),
    `<table class="bars"><tbody>`,
    ...lines,
    "</tbody></table>",
    "</section>",
  ].join("\n");
}

const BINS = 20;
const [WIDTH, HEIGHT] = [320, 96];

function histogram(evaluation: Evaluation, { metric, reported }: Answered): string {
  const { classIndex, figures } = reportedImages(evaluation, metric, { chosen: reported });
  const values = figures.filter((value) => value !== undefined);
  if (values.length === 0) return "";
  const range = rangeOf(values);
  const bins = histogramBins(values, range, BINS);
  const most = Math.max(1, ...bins.map((bin) => bin.values));
  const step = WIDTH / BINS;
  const bars = bins.map(({ from, to, values: held }, bin) => {
    const height = held === 0 ? 0 : Math.max(2, (held / most) * HEIGHT);
    return `<rect x="${(bin * step).toFixed(1)}" y="${(HEIGHT - height).toFixed(1)}" width="${(step - 1).toFixed(1)}" height="${height.toFixed(1)}"><title>${escapeHtml(`${quantity(held, "image")} from ${formatFigure(from)} to ${formatFigure(to)}`)}</title></rect>`;
  });
  const of = classIndex === undefined ? metric.short : `${metric.short} of ${className(evaluation.table, classIndex)}`;
  return [
    "<section>",
    `<h2>Images by ${escapeHtml(of)}</h2>`,
    `<svg class="histogram" viewBox="0 0 ${WIDTH} ${HEIGHT + 1}" role="img" aria-label="${escapeHtml(`${quantity(values.length, "image")} by ${of}`)}">`,
    ...bars,
    `<line x1="0" y1="${HEIGHT + 0.5}" x2="${WIDTH}" y2="${HEIGHT + 0.5}" /></svg>`,
    `<p class="axis quiet"><span>${formatFigure(range.least)}</span><span>${formatFigure(range.most)}</span></p>`,
    "</section>",
  ].join("\n");
}

/** From 0 to 1, further where finite values go further. */
function rangeOf(values: readonly number[]): { readonly least: number; readonly most: number } {
  const finite = values.filter(Number.isFinite);
  return { least: Math.min(0, ...finite), most: Math.max(1, ...finite) };
}

function percent(value: number): string {
  return `${value.toFixed(2)}%`;
}
