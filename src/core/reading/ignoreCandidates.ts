import type { Choices } from "../document/choices";
import { relabeller } from "./relabelling";
import { countRows } from "../labels/counts";
import { NO_PREDICTION, type Label } from "../labels/label";
import type { ImageEntry } from "../document/report";
import type { AutomaticRelabelling } from "./automaticRelabelling";
import { chosenIgnore, isIgnoreNumber, listedLabels } from "./ignoreLabels";
import { WHITE } from "./labelForm";
import { allLabels } from "./occurringLabels";
import { pooledByForm } from "./pooledImages";

/** A label of the targets whose number stands for "ignore" in many data sets, and what the predictions make of it. */
export interface IgnoreCandidate {
  readonly label: Label;
  /** The predictions hold it as they would hold a class, so it is counted. */
  readonly isClass: boolean;
  /** Pixels of the targets; of the predictions; of both at once; of all that have a prediction. 0 where no prediction holds it. */
  readonly pixels: {
    readonly target: number;
    readonly prediction: number;
    readonly both: number;
    readonly all: number;
  };
}

/** The candidates as labels after all steps; none where the user or the class list says what is ignored. */
export function ignoreCandidates(
  images: readonly ImageEntry[],
  { occurring, steps }: Pick<AutomaticRelabelling, "occurring" | "steps">,
  choices: Choices,
): readonly IgnoreCandidate[] {
  if (chosenIgnore(choices)) return [];
  // A packed colour that nothing translates is not a label yet: 255 would be pure blue.
  const targets = steps.target.length > 0 ? allLabels(occurring.target) : occurring.target.plain;
  const predictions = new Set([...allLabels(occurring.prediction)].map(relabeller(steps.prediction)));
  const read = new Set([...targets].map(relabeller(steps.target)));
  const listed = listedLabels(choices);
  return [...read]
    .filter((label) => isIgnoreNumber(label) && listed?.has(label) !== true)
    .sort((a, b) => b - a)
    .map((label) => {
      const pixels = predictions.has(label) ? pixelsOf(images, steps, label) : NONE;
      return { label, isClass: isClass(label, pixels, read), pixels };
    });
}

const NONE: IgnoreCandidate["pixels"] = { target: 0, prediction: 0, both: 0, all: 0 };

function pixelsOf(
  images: readonly ImageEntry[],
  steps: AutomaticRelabelling["steps"],
  label: Label,
): IgnoreCandidate["pixels"] {
  const target = relabeller(steps.target);
  const prediction = relabeller(steps.prediction);
  const sums = { target: 0, prediction: 0, both: 0, all: 0 };
  for (const { counts } of pooledByForm(images)) {
    for (const row of countRows(counts)) {
      if (row.prediction === NO_PREDICTION) continue;
      const [isTarget, isPredicted] = [target(row.target) === label, prediction(row.prediction) === label];
      sums.all += row.pixels;
      if (isTarget) sums.target += row.pixels;
      if (isPredicted) sums.prediction += row.pixels;
      if (isTarget && isPredicted) sums.both += row.pixels;
    }
  }
  return sums;
}

/** A class is found in this share of its pixels at least ... */
const FOUND = 0.5;
/** ... and, of labels that are numbers of classes, it is this share of all pixels: borders and padding are less. */
const SUBSTANTIAL = 0.2;
/** Labels from here on are greys that masks for viewing are drawn with, as are 0, 128 and 255. */
const LEAST_GREY: Label = 32;

/**
 * Whether the predictions hold the label as they hold a class. Where both sides hold it in the very same pixels, no model has
 * found it: someone has put it there, to be ignored.
 */
function isClass(
  label: Label,
  { target, prediction, both, all }: IgnoreCandidate["pixels"],
  read: ReadonlySet<Label>,
): boolean {
  if (both === 0 || both < FOUND * target) return false;
  const others = [...read].filter((other) => other !== 0 && !isIgnoreNumber(other));
  const areGreys = label === WHITE && others.length > 0 && others.every((other) => other >= LEAST_GREY);
  if (areGreys) return true;
  const isPutThere = both === target && both === prediction;
  return !isPutThere && target >= SUBSTANTIAL * all;
}
