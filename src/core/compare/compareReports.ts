import { choiceNames } from "../report/choiceNames";
import { averageInput } from "../averages/averageInput";
import { cellFigure, imageMean } from "../averages/cellMeans";
import { DEFAULT_BOOTSTRAP, type BootstrapOptions } from "../intervals/bootstrap";
import { bootstrapInput, type BootstrapInput } from "../intervals/bootstrapInput";
import type { EveryFigure } from "../intervals/everyFigure";
import type { ClassInfo } from "../document/classList";
import { differingChoices } from "../report/differingChoices";
import type { DrawnRows } from "../intervals/doubt";
import type { Evaluation } from "../counting/evaluation";
import { imageGroups } from "../intervals/imageGroups";
import type { ImageGrouping } from "../document/choices";
import { likelyGroups, type LikelyGroups } from "../intervals/likelyGroups";
import type { Metric } from "../metrics/metric";
import { policyWords } from "../sentences/policyWords";
import { itemWords } from "../text/itemWords";
import type { Report } from "../document/report";
import { comparedKinds, type ComparedKinds } from "./comparedKinds";
import { commonImages, type CommonImages } from "./commonImages";
import { comparedNames } from "./comparedNames";
import { evaluateTogether } from "./evaluateTogether";
import { completing } from "./completeComparison";
import {
  byGain,
  extremes,
  imageComparison,
  imageDifferences,
  type ImageComparison,
  type ImageDifference,
} from "./imageDifferences";
import { pairedFigures, type PairedFigure } from "./pairedResampling";

export interface CompareOptions extends BootstrapOptions {
  readonly metric: Metric;
  /** Images in each of the lists of most improved and most worsened. */
  readonly most?: number;
}

/** A figure of a class, with its p value for being one of several classes. */
export interface ClassFigure extends PairedFigure {
  /** p of the sign-swap test, adjusted over the classes by Holm's method. */
  readonly holm: number | undefined;
}

export interface ComparedClass {
  readonly info: ClassInfo;
  readonly global: ClassFigure;
  readonly samplewise: ClassFigure;
  readonly images: ImageComparison;
  /** p of Wilcoxon's test over the images, adjusted over the classes by Holm's method; undefined where no image has a figure in both runs. */
  readonly wilcoxonHolm: number | undefined;
}

/** Two runs over the same targets, B against A. */
export interface Comparison extends DrawnRows {
  readonly metric: Metric;
  readonly options: BootstrapOptions;
  /** The folders of predictions. */
  readonly predictions: { readonly a: string; readonly b: string };
  /** The rules that the figures were computed by, as clauses. */
  readonly rules: readonly string[];
  /** Common images with a counted pixel: what every figure rests on. */
  readonly images: number;
  /** They are pairs of volumes. */
  readonly areCases?: true;
  /** What was drawn and swapped as one; single images where undefined. */
  readonly grouping: ImageGrouping | undefined;
  /** Groups that single images look as if they belonged to. */
  readonly likely: LikelyGroups | undefined;
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly averages: EveryFigure<PairedFigure>["averages"];
  readonly classes: readonly ComparedClass[];
  /** Where kinds of error were measured of both runs. */
  readonly kinds?: ComparedKinds;
  /** Of the mean of each image over its classes. */
  readonly overImages: ImageComparison;
  readonly improved: readonly ImageDifference[];
  readonly worsened: readonly ImageDifference[];
  /** What the user must know where there are few images. */
  readonly caution: string | undefined;
}

export type CompareOutcome =
  | { readonly ok: true; readonly comparison: Comparison }
  /** Why the two cannot be compared, and what to do. */
  | { readonly ok: false; readonly message: string };

/** Images in each of the lists of those that changed most, unless others are asked for. */
export const MOST_LISTED = 10;

/** Two runs that can be compared: what is drawn from, and what becomes of the drawn figures. */
export interface PreparedComparison {
  /** Of both runs, for `PairedResampling`: plain data that can be posted to a thread. */
  readonly input: BootstrapInput;
  readonly options: BootstrapOptions;
  /** The names of all common images with a figure in both runs, most improved first. */
  readonly byGain: readonly string[];
  /** The comparison with these figures, those of `PairedResampling` over the input. */
  readonly complete: (figures: EveryFigure<PairedFigure>) => Comparison;
}

export type PrepareOutcome =
  { readonly ok: true; readonly prepared: PreparedComparison } | Extract<CompareOutcome, { readonly ok: false }>;

/**
 * Compares two runs, B against A, on the images that both have. Both are read with one class table, made from the
 * labels of both, so that a class that one run never predicts counts in both.
 *
 * Deterministic: the same reports, options and seed give the same figures.
 */
export function compareReports(a: Report, b: Report, options: CompareOptions): CompareOutcome {
  const outcome = prepareComparison(a, b, options);
  if (!outcome.ok) return outcome;
  const { input, options: drawn, complete } = outcome.prepared;
  return { ok: true, comparison: complete(pairedFigures(input, drawn)) };
}

/** All of a comparison but the draws, which take time: for a page, which makes them in a thread. */
export function prepareComparison(a: Report, b: Report, options: CompareOptions): PrepareOutcome {
  const { choices } = a;
  const common = commonImages(a, b, choices);
  const message = refusal(a, b) ?? refusalOfImages(common);
  if (message !== undefined) return { ok: false, message };
  const images = [common.pairs.map((pair) => pair.a), common.pairs.map((pair) => pair.b)];
  const together = evaluateTogether([a, b], images, options.metric);
  if (!together.ok) return together;
  const { evaluation } = together;
  const predictions = { a: a.folders.prediction, b: b.folders.prediction };
  const names = common.pairs.map((pair) => pair.a.name);
  const groups = imageGroups(names, choices.groups);
  if (!groups.ok) return groups;
  return {
    ok: true,
    prepared: prepare(
      {
        evaluation,
        common,
        predictions,
        groups: groups.groups,
        grouping: choices.groups,
        rules: policyWords({ ...evaluation, choices }),
      },
      { ...DEFAULT_BOOTSTRAP, ...options },
    ),
  };
}

/** Why two runs cannot be compared whatever their images; undefined where they can. */
export function refusal(a: Report, b: Report): string | undefined {
  if (a.state === "partial" || b.state === "partial") {
    const names = comparedNames({ a: a.folders.prediction, b: b.folders.prediction });
    return `${a.state === "partial" ? names.a : names.b} is a partial report, which is not a score. Evaluate its folders to the end, or merge all shards.`;
  }
  const differing = differingChoices(a.choices, b.choices);
  if (differing.length > 0) {
    return `The two runs were evaluated under other choices (${choiceNames(differing)}). Evaluate both with the same options and classes.`;
  }
  return undefined;
}

/** The same of the images that they have in common. */
export function refusalOfImages({
  pairs,
  otherTarget,
}: Pick<CommonImages, "otherTarget"> & { readonly pairs: { readonly length: number } }): string | undefined {
  if (pairs.length === 0)
    return "The two runs have no image in common: no target file is in both. Compare runs over the same targets.";
  if (otherTarget !== undefined) {
    return `The target of ${otherTarget} is not the same in both runs: its size or the pixels of its labels differ. Evaluate both against the same targets.`;
  }
  return undefined;
}

interface BothRuns {
  /** Of the images of A, then those of B. */
  readonly evaluation: Evaluation;
  readonly common: CommonImages;
  readonly predictions: Comparison["predictions"];
  readonly rules: Comparison["rules"];
  /** Of each common image, by its name in A. */
  readonly groups: readonly string[] | undefined;
  readonly grouping: ImageGrouping | undefined;
}

function prepare(
  { evaluation, common, predictions, rules, groups, grouping }: BothRuns,
  options: CompareOptions,
): PreparedComparison {
  const { pairs, onlyA, onlyB } = common;
  const { metric } = options;
  const { classSet, imageSet, table } = evaluation;
  // Which pixels count is told by the target alone, so that an image counts in both runs or in none.
  const images = imageSet.length / 2;
  const names = imageSet.slice(0, images).map((image) => pairs[image]?.a.name ?? "");
  const groupOf = groups && new Map(pairs.map((pair, image) => [pair.a.name, groups[image] ?? ""]));
  const input = averageInput(evaluation, metric);
  const drawn = bootstrapInput(
    evaluation,
    metric,
    groups && [...groups.map((group) => `A ${group}`), ...groups.map((group) => `B ${group}`)],
  );
  const rows = drawn.rows / 2;
  const likely = grouping ? undefined : likelyGroups(names);
  const differencesOf = (figure: (row: number) => number | undefined): readonly ImageDifference[] =>
    imageDifferences(
      names,
      names.map((_, row) => figure(row)),
      names.map((_, row) => figure(images + row)),
    );

  const kinds = comparedKinds(evaluation);
  const { draws, seed, confidence } = options;
  const overImages = differencesOf((row) => imageMean(input, row).value);
  const rest = {
    metric,
    options: { draws, seed, confidence },
    predictions,
    rules,
    images,
    rows,
    grouped: groups !== undefined,
    grouping,
    ...(itemWords(evaluation.images).item === "case" && { areCases: true as const }),
    likely,
    onlyA,
    onlyB,
    ...(kinds && { kinds }),
    overImages: imageComparison(overImages, metric, groupOf),
    ...extremes(overImages, metric, options.most ?? MOST_LISTED),
  };
  const ofClasses = classSet.map((_, column) =>
    imageComparison(
      differencesOf((row) => cellFigure(input, row, column)),
      metric,
      groupOf,
    ),
  );
  return {
    input: drawn,
    options: rest.options,
    byGain: byGain(overImages, metric).map(({ name }) => name),
    complete: completing(rest, { table, classSet }, ofClasses),
  };
}
