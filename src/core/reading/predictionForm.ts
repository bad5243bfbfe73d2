import { SCORE_LEVELS } from "./thresholdLevel";
import type { Label } from "../labels/label";
import { WHITE } from "./labelForm";

/** What predictions against binary targets are. */
export type PredictionForm =
  /** Labels of classes, of which 1 alone is the foreground. */
  | { readonly kind: "labels" }
  /** Labels of classes, of which one is the foreground drawn in a grey. */
  | { readonly kind: "drawn"; readonly foreground: Label }
  /** Values from 0 to `top` that say how sure the foreground is; `edges`: masks of 0 and `top` with greys where interpolation or loss left them. */
  | { readonly kind: "scores" | "edges"; readonly top: number };

/** Pixels of one predicted label, all and those on the foreground of the targets. */
export interface PredictedPixels {
  readonly pixels: number;
  readonly onForeground: number;
}

/** The largest label of 8 and of 16 bits. */
const TOP_8 = 255;
const TOP_16 = 65535;

/** Weak scores that end here are percent. */
export const TOP_PERCENT = 100;

/** Class lists begin with small numbers; a lone label from here on is a grey that someone drew with. */
const LEAST_DRAWN: Label = 64;

/** Whether a label that is the only one beside 0 is a grey, of 8 or 16 bits, and no number of a class. */
export function isDrawn(label: Label): boolean {
  return label >= LEAST_DRAWN && label <= TOP_16;
}

/** Below this share of their range values may be labels of classes. */
const LEAST_GREY = 16 / 255;

/** So many different labels are not a handful of drawn greys. */
const MANY = 8;

/** Values that stay below the middle of their range are scores only if there are so many of them and so far up. */
const WEAK_SCORES = { values: 32, largest: 40 / 255 };

/** The form of predicted labels; `areLevels` where they are known to be scores. */
export function predictionForm(predicted: ReadonlyMap<Label, PredictedPixels>, areLevels: boolean): PredictionForm {
  const labels = [...predicted.keys()].sort((a, b) => a - b);
  const largest = labels.at(-1) ?? 0;
  const marked = labels.filter((label) => label !== 0);
  if ((labels[0] ?? 0) < 0 || marked.every((label) => label === WHITE)) return { kind: "labels" };
  if (areLevels) return scores(predicted, SCORE_LEVELS);
  if (marked.length === 1 && isDrawn(largest)) return { kind: "drawn", foreground: largest };
  const top = largest > TOP_8 ? TOP_16 : TOP_8;
  const holdsGreys = largest > TOP_16 ? false : marked.some((label) => label >= LEAST_GREY * top && label < top);
  if (!holdsGreys || areClasses(predicted, marked, top)) return { kind: "labels" };
  return scores(predicted, largest === TOP_PERCENT ? TOP_PERCENT : top);
}

/**
 * Classes and instance ids lie on the foreground or beside it whatever their number; the larger a score, the more of its
 * pixels are foreground.
 */
function areClasses(predicted: ReadonlyMap<Label, PredictedPixels>, marked: readonly Label[], top: number): boolean {
  const largest = marked.at(-1) ?? 0;
  const lower = foregroundShare(
    predicted,
    marked.filter((label) => 2 * label <= largest),
  );
  const upper = foregroundShare(
    predicted,
    marked.filter((label) => 2 * label > largest),
  );
  if (2 * largest < top) {
    const areScores =
      marked.length >= WEAK_SCORES.values && largest >= WEAK_SCORES.largest * top && upper >= 1.5 * lower && upper > 0;
    return !areScores;
  }
  const areDense = top === TOP_16 || 2 * marked.length >= largest;
  // Where black is the foreground, as much of it is as of any value: scores of the background.
  const darkest = foregroundShare(
    predicted,
    [...predicted.keys()].filter((label) => DARKEST * label <= largest),
  );
  return marked.length >= MANY && areDense && darkest < lower && lower >= 0.5 && lower >= 0.75 * upper;
}

/** The values of the first eighth, 0 among them. */
const DARKEST = 8;

function foregroundShare(predicted: ReadonlyMap<Label, PredictedPixels>, labels: readonly Label[]): number {
  const { pixels, onForeground } = sum(labels.flatMap((label) => predicted.get(label) ?? []));
  return pixels === 0 ? 0 : onForeground / pixels;
}

/** Edges are few pixels: of any greys, or of greys as few as interpolation makes. */
const EDGE_SHARE = 0.1;
const FEW_GREYS = 64;
const EDGE_SHARE_OF_FEW = 0.25;

function scores(predicted: ReadonlyMap<Label, PredictedPixels>, top: number): PredictionForm {
  const greys = [...predicted.keys()].filter(
    (label) => label > 0 && label < (top === SCORE_LEVELS ? SCORE_LEVELS - 1 : top),
  );
  const between = sum(greys.flatMap((label) => predicted.get(label) ?? [])).pixels;
  const all = sum([...predicted.values()]).pixels;
  const isFull = between < all && predicted.has(top === SCORE_LEVELS ? SCORE_LEVELS - 1 : top);
  const isEdge =
    top !== SCORE_LEVELS && isFull && between <= (greys.length <= FEW_GREYS ? EDGE_SHARE_OF_FEW : EDGE_SHARE) * all;
  return { kind: isEdge ? "edges" : "scores", top };
}

function sum(rows: readonly PredictedPixels[]): PredictedPixels {
  return {
    pixels: rows.reduce((pixels, row) => pixels + row.pixels, 0),
    onForeground: rows.reduce((pixels, row) => pixels + row.onForeground, 0),
  };
}
