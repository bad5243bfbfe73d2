import type { Choices } from "../document/choices";
import type { Relabelling } from "../document/relabelling";
import { NO_PREDICTION, type Label, type Side } from "../labels/label";
import { DEFAULT_THRESHOLD, plainThreshold, SCORE_LEVELS, thresholdLevel } from "./thresholdLevel";
import { quantity, formatCount, formatShare } from "../text/format";
import type { AutomaticReading } from "./automaticRelabelling";
import { binaryTargets, type BinaryTargets } from "./binaryTargets";
import { holdsOnly } from "./holdsOnly";
import { chosenIgnore, isIgnoreNumber, listedLabels } from "./ignoreLabels";
import { WHITE } from "./labelForm";
import { predictionForm, TOP_PERCENT, type PredictedPixels, type PredictionForm } from "./predictionForm";
import type { ReadGroup } from "./readGroups";
import { largestOf, leastOf } from "../numbers/extremes";

/** The masks as the steps before read them. */
export interface ReadMasks {
  readonly labels: Readonly<Record<Side, ReadonlySet<Label>>>;
  /** Some predictions are scores from 0 to 1, read as levels. */
  readonly holdLevels: boolean;
  /** The labels with their pixels, which takes going through all counts. */
  readonly groups: () => readonly ReadGroup[];
}

/**
 * How binary masks are read: the foreground is class 1 on both sides, in whatever grey it is drawn, and predictions that are
 * scores are foreground from the threshold on. None where the targets are not binary, or a class list or the ignore labels that
 * were chosen say otherwise.
 */
export function binaryReadings(masks: ReadMasks, choices: Choices): readonly AutomaticReading[] {
  const { labels, groups } = masks;
  const listed = listedLabels(choices);
  const ignored = new Set(chosenIgnore(choices));
  const isForeground = !listed || (listed.has(1) && !ignored.has(1));
  if (!isForeground || listed?.has(WHITE) === true) return [];
  const left = new Set(
    [...labels.target].filter(
      (label) => !ignored.has(label) && !(choices.ignore === "auto" && label < 0 && isIgnoreNumber(label)),
    ),
  );
  const targets = binaryTargets(left, choices.ignore === "auto", groups);
  if (!targets) return [];
  const namesMore =
    listed &&
    [...labels.prediction].some((label) => label > 1) &&
    [...labels.prediction].every((label) => listed.has(label));
  const seen: Seen = { ...masks, left, ignored, targets, choices };
  const found = namesMore === true ? NO_FORM : formOf(seen);
  if (!isDrawnOtherwise(seen, found)) return [];
  // What a list names besides may be predicted: 255 of the targets is then none of them.
  if (namesMore === true && targets.kind !== "plain") return [];
  return [...targetReading(seen), ...predictionReading(seen, found)];
}

interface Seen extends ReadMasks {
  readonly left: ReadonlySet<Label>;
  readonly ignored: ReadonlySet<Label>;
  readonly targets: BinaryTargets;
  readonly choices: Choices;
}

interface Found {
  readonly form: PredictionForm;
  /** By predicted label; empty where they were not asked for. */
  readonly pixels: ReadonlyMap<Label, PredictedPixels>;
}

const NO_FORM: Found = { form: { kind: "labels" }, pixels: new Map() };

function formOf(seen: Seen): Found {
  const { labels, holdLevels, groups, targets } = seen;
  if (holdsOnly(labels.prediction, [0, 1]) && !holdLevels) return NO_FORM;
  const isTarget = (label: Label): boolean => {
    if (targets.kind === "edges") return label >= EDGE_LEVEL && seen.left.has(label);
    if (targets.kind === "drawn") return label === targets.foreground;
    return label === 1 || (targets.kind === "white" && label === WHITE);
  };
  const pixels = new Map<Label, PredictedPixels>();
  for (const row of groups().flatMap(({ rows }) => rows)) {
    if (row.prediction === NO_PREDICTION || !seen.left.has(row.target)) continue;
    const before = pixels.get(row.prediction) ?? { pixels: 0, onForeground: 0 };
    pixels.set(row.prediction, {
      pixels: before.pixels + row.pixels,
      onForeground: before.onForeground + (isTarget(row.target) ? row.pixels : 0),
    });
  }
  return { form: predictionForm(pixels, areLevels(groups())), pixels };
}

/** Scores from 0 to 1 alone, or with masks of 0 and the foreground between them, as files are where the model was sure of every pixel. */
function areLevels(groups: readonly ReadGroup[]): boolean {
  const isMask = ({ labels: { prediction } }: ReadGroup): boolean =>
    holdsOnly(prediction, [0, 1]) || holdsOnly(prediction, [0, WHITE]);
  return groups.some((group) => group.areLevels) && groups.every((group) => group.areLevels || isMask(group));
}

/** A grey that only the targets use for the foreground is one; where the predictions have it too, it is a class like any other. */
function isDrawnOtherwise({ targets, labels }: Seen, { form }: Found): boolean {
  if (targets.kind !== "drawn") return true;
  if (form.kind === "scores" || form.kind === "edges") return true;
  return holdsOnly(labels.prediction, [0, 1, WHITE]) && labels.prediction.size > (labels.prediction.has(0) ? 1 : 0);
}

function targetReading({ targets, left }: Seen): readonly AutomaticReading[] {
  switch (targets.kind) {
    case "plain":
      return [];
    case "white":
      return left.has(WHITE) ? [whiteReading("target", left)] : [];
    case "drawn":
      return [drawnReading("target", targets.foreground)];
    case "edges":
      return [
        {
          id: "edges",
          side: "target",
          steps: [{ kind: "threshold", from: EDGE_LEVEL, top: WHITE }],
          isLoud: true,
          words: `targets with greys at their edges, class 1 from the value ${EDGE_LEVEL} on`,
          message:
            `The targets hold ${quantity(left.size - 2, "grey")} beside 0 and 255, at the edges: masks that were resized with interpolation or saved ` +
            `with loss. Values from ${EDGE_LEVEL} on are read as class 1, lower ones as 0. Make them again with nearest-neighbour resizing, as PNG.`,
        },
      ];
  }
}

const EDGE_LEVEL = thresholdLevel(DEFAULT_THRESHOLD, WHITE);

function predictionReading(seen: Seen, { form, pixels }: Found): readonly AutomaticReading[] {
  switch (form.kind) {
    case "labels":
      return isWhiteForeground(seen, pixels) ? [whiteReading("prediction", seen.labels.prediction)] : [];
    case "drawn":
      return [drawnReading("prediction", form.foreground)];
    case "scores":
    case "edges":
      return [scoreReading(seen, form, pixels)];
  }
}

/** Among labels of classes 255 is the foreground if it is drawn so in the targets, or where it lies on their foreground. */
function isWhiteForeground({ labels, targets, ignored }: Seen, pixels: Found["pixels"]): boolean {
  if (!labels.prediction.has(WHITE) || ignored.has(WHITE)) return false;
  if (targets.kind !== "plain" || (!labels.prediction.has(1) && !labels.target.has(WHITE))) return true;
  const { pixels: all, onForeground } = pixels.get(WHITE) ?? { pixels: 0, onForeground: 0 };
  return 2 * onForeground >= all && all > 0;
}

function whiteReading(side: Side, labels: ReadonlySet<Label>): AutomaticReading {
  const sorted = [...labels].sort((a, b) => a - b);
  const others = sorted.filter((label) => label > 1 && label !== WHITE);
  const held = `${sorted.slice(0, -1).join(", ")}${sorted.length > 1 ? " and " : ""}${sorted.at(-1) ?? ""}`;
  const mixed = labels.has(1) && labels.has(WHITE) ? ", 1 and 255 both for the foreground" : "";
  return {
    id: "binary",
    side,
    steps: [{ kind: "table", name: "binary masks: 255 is class 1", from: [WHITE], to: [1] }],
    words: `${side}s binary, 255 read as class 1`,
    message:
      others.length === 0
        ? `The ${side}s hold only the labels ${held}${mixed}: binary masks, 255 is read as class 1.`
        : `The targets are binary, so 255 of the ${side}s is read as class 1; they hold ${quantity(others.length, "other label")}, which ${others.length === 1 ? "stays a separate class" : "stay separate classes"}.`,
  };
}

function drawnReading(side: Side, foreground: Label): AutomaticReading {
  return {
    id: "binary",
    side,
    steps: [{ kind: "table", name: `binary masks: ${foreground} is class 1`, from: [foreground], to: [1] }],
    words: `${side}s binary, ${foreground} read as class 1`,
    message: `The ${side}s hold only the labels 0 and ${foreground}: binary masks, ${foreground} is read as class 1, as the foreground of the other side.`,
  };
}

function scoreReading(
  { groups, choices }: Seen,
  { kind, top }: Extract<PredictionForm, { top: number }>,
  pixels: Found["pixels"],
): AutomaticReading {
  const threshold = choices.threshold ?? DEFAULT_THRESHOLD;
  const from = thresholdLevel(threshold, top);
  const largest = top === SCORE_LEVELS ? SCORE_LEVELS - 1 : top;
  const between = [...pixels].filter(([label]) => label > 0 && label < largest);
  const sum = (rows: readonly (readonly [Label, PredictedPixels])[]): number =>
    rows.reduce((all, [, row]) => all + row.pixels, 0);
  const share = formatShare(sum(between), sum([...pixels]));
  const labels = [...pixels.keys()];
  const highest = largestOf(labels);
  const counts = `From the threshold ${threshold} on (the value ${from}) they are read as class 1, below it as 0.`;
  const middle = plainThreshold(Math.max(1, Math.ceil(highest / 2)), top);
  const isAllBelow = highest < from;
  const below = ` None reaches it, so nothing is foreground: if ${highest}, the largest, stands for 1, the threshold is ${middle}.`;
  const levels =
    top === SCORE_LEVELS
      ? " levels of scores from 0 to 1"
      : ` values from ${leastOf(labels)} to ${highest}${top === TOP_PERCENT ? " (percent)" : ""}`;
  return {
    id: kind,
    side: "prediction",
    steps: [...onesAsTop(groups(), top), { kind: "threshold", from, top }],
    isLoud: true,
    words: `${kind === "scores" ? "predictions are scores" : "predictions with greys at their edges"}, class 1 from the threshold ${threshold} on (value ${from})`,
    message:
      kind === "scores"
        ? `The predictions hold ${formatCount(labels.length)}${levels}, where the targets are binary: scores, no labels. ${counts}${isAllBelow ? below : " Another threshold gives other figures."}`
        : `The predictions hold ${quantity(between.length, "grey")} between 0 and ${largest} in ${share} of their pixels, where the targets are binary: masks that were ` +
          `resized with interpolation or saved with loss, or scores of a model that is nearly always sure. ${counts} Masks are made again with nearest-neighbour resizing, as PNG.`,
    ...(isAllBelow && { action: { label: `Threshold ${middle}`, apply: { threshold: middle } } }),
  };
}

/** Where some files are masks of 0 and 1 and the others greys, 1 is the foreground in most of its pixels or the darkest grey. */
function onesAsTop(groups: readonly ReadGroup[], top: number): readonly Relabelling[] {
  const ones = (of: readonly ReadGroup[]): number =>
    of.flatMap(({ rows }) => rows).reduce((all, row) => all + (row.prediction === 1 ? row.pixels : 0), 0);
  const areMasks = ({ labels, areLevels }: ReadGroup): boolean => !areLevels && holdsOnly(labels.prediction, [0, 1]);
  if (ones(groups.filter(areMasks)) <= ones(groups.filter((group) => !areMasks(group)))) return [];
  const foreground = top === SCORE_LEVELS ? SCORE_LEVELS - 1 : top;
  return [{ kind: "table", name: `masks of 0 and 1 among scores: 1 is ${foreground}`, from: [1], to: [foreground] }];
}
