import type { AverageId } from "../averages/averages";
import { choiceOption } from "../check/choiceOption";
import { groupingWords } from "../intervals/imageGroups";
import { doubt } from "../intervals/doubt";
import { agreement } from "../sentences/intervalWords";
import { badness, BETTER_WORDS } from "../metrics/better";
import { meanName } from "../metrics/meanName";
import { formatDifference, formatFigure, quantity } from "../text/format";
import { comparedNames } from "./comparedNames";
import type { Comparison } from "./compareReports";
import { formatP } from "./formatP";
import { SIGNIFICANT } from "./signSwap";

/** What the comparison amounts to: the macro figure in both runs, and whether the tests tell them apart. */
export function comparisonVerdict(comparison: Comparison, average: AverageId = "macro"): string {
  const { metric, averages } = comparison;
  const { a, b, difference, signSwap } = averages[average];
  const names = comparedNames(comparison.predictions);
  const drawn = signSwap.p === undefined ? "" : ` (${rangeWords(comparison, average)}p ${formatP(signSwap.p)})`;
  const figures = `${meanName(metric)} is ${formatFigure(a)} in ${names.a} and ${formatFigure(b)} in ${names.b}: ${formatDifference(difference)}${drawn}.`;
  if (signSwap.p === undefined || a === undefined || b === undefined) return figures;
  if (signSwap.p >= SIGNIFICANT) return `${figures} Chance over images alone could make such a difference.`;
  return `${figures} ${names.b} is ${badness(metric.better, b) < badness(metric.better, a) ? "better" : "worse"} than ${names.a}.`;
}

/** The interval of a difference, or why it has none to speak of. */
function rangeWords(comparison: Comparison, average: AverageId): string {
  const { interval, effective } = comparison.averages[average];
  const confidence = `${percent(comparison.options.confidence)} CI`;
  const why = doubt(comparison, effective);
  if (why !== undefined) return `no ${confidence}: ${why}; `;
  return interval
    ? `${[`${confidence} ${formatDifference(interval.low)} to ${formatDifference(interval.high)}`, ...agreement(interval)].join(", ")}, `
    : "";
}

/** What the figures of a comparison rest on, a sentence each without its full stop. */
export function comparisonRules(comparison: Comparison): readonly string[] {
  const { metric, options, images, onlyA, onlyB, averages, caution, rules } = comparison;
  const { draws, seed, confidence } = options;
  const few = doubt(comparison, undefined);
  const rows = rowsWords(comparison);
  const likely = likelyWords(comparison);
  const names = comparedNames(comparison.predictions);
  const leftOut =
    onlyA.length + onlyB.length > 0
      ? `, ${onlyA.length} in ${names.a} alone and ${onlyB.length} in ${names.b} alone left out`
      : "";
  return [
    `${metric.name}, ${BETTER_WORDS[metric.better]}; ${quantity(images, "common image")}${leftOut}`,
    rules.join("; "),
    `low, high: ${percent(confidence)} interval of the difference, ${names.b} - ${names.a}, paired Bayesian bootstrap over ${rows} (not over training runs), ${quantity(draws, "draw")}, seed ${seed}`,
    `n_eff: the figures rest on about so many equal ${comparison.grouped ? "groups" : "images"}; below 10 an interval means little`,
    averages.macro.signSwap.method === "exact"
      ? `p: sign-swap test, all swaps of ${rows}`
      : `p: sign-swap test, ${quantity(averages.macro.signSwap.swaps, "random swap")} of ${rows}`,
    ...(likely === undefined ? [] : [likely]),
    ...(few === undefined ? [] : [`${few.charAt(0).toUpperCase()}${few.slice(1)}`]),
    ...(caution === undefined ? [] : [caution.replace(/\.$/, "")]),
  ];
}

function rowsWords({ rows, grouping }: Comparison): string {
  return grouping ? `${quantity(rows, "group of images", "groups of images")} ${groupingWords(grouping)}` : "images";
}

/**
 * That images look as if they belonged together, and what to do if they do; undefined where they don't, or are drawn so.
 *
 * @param how where groups are chosen; the option of the command line where it is not given.
 */
export function likelyWords(
  { likely }: Pick<Comparison, "likely">,
  how: string = choiceOption({ groups: likely?.grouping }) ?? "",
): string | undefined {
  if (!likely) return undefined;
  const { groups, images, grouping } = likely;
  return (
    `By their ${grouping.kind === "folder" ? "folders" : "names"} the ${quantity(images, "image")} look like ${groups} groups: if those of one are of one patient, ` +
    `video or map, draw and swap whole groups (${how}), or chance makes differences`
  );
}

/** How the images came out, each by its mean over its classes. */
export function imagesWords({ overImages, predictions }: Pick<Comparison, "overImages" | "predictions">): string {
  const { n, wins, ties, losses, groups, wilcoxon } = overImages;
  const method = wilcoxon.method === "exact" ? "exact" : "normal approximation, corrected for ties";
  return `${comparedNames(predictions).b} is better in ${wins}, tied in ${ties}, worse in ${losses} of ${quantity(n, "image")}; Wilcoxon p ${formatP(wilcoxon.p)} (${method}${groups === undefined ? "" : `, over the means of ${quantity(groups, "group")}`})`;
}

function percent(confidence: number): string {
  return `${Math.round(100 * confidence)} %`;
}
