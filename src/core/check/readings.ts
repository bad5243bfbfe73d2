import type { Choices } from "../document/choices";
import {
  CITYSCAPES_LABEL_IDS,
  CITYSCAPES_TRAIN_IDS,
  LABEL_IDS_TO_TRAIN_IDS,
  TRAIN_IDS_TO_LABEL_IDS,
} from "../classLists/cityscapes";
import type { ClassList } from "../document/classList";
import type { Side } from "../labels/label";
import { labelTable } from "../reading/labelTable";
import { REDUCED_ZERO } from "../reading/relabelling";
import type { Relabelling } from "../document/relabelling";
import type { ImageEntry } from "../document/report";
import { automaticRelabelling } from "../reading/automaticRelabelling";
import { ignoreLabels } from "../reading/ignoreLabels";
import { WHITE } from "../reading/labelForm";
import { allLabels } from "../reading/occurringLabels";
import { orderOfClasses } from "./orderOfClasses";
import { largestOf } from "../numbers/extremes";

/** Another way to read the labels. */
export interface Reading {
  readonly id: "raised" | "lowered" | "trainIdsToLabelIds" | "labelIdsToTrainIds" | "reducedZero" | "bestRelabelling";
  /** In words, as the end of "With ...": `predictions raised by 1`. */
  readonly words: string;
  readonly apply: Partial<Choices>;
}

/** The readings of the coding check, the plainest first; those that change nothing or cannot be are left out. */
export function codingReadings(images: readonly ImageEntry[], choices: Choices): readonly Reading[] {
  const best = orderOfClasses(images, choices);
  const zeroReduced = reducedZero(images, choices);
  return [
    makeReading("raised", "predictions raised by 1", { prediction: { kind: "shift", by: 1 } }),
    makeReading("lowered", "predictions lowered by 1", { prediction: { kind: "shift", by: -1 } }),
    makeReading(
      "trainIdsToLabelIds",
      "predictions read from Cityscapes train ids to label ids",
      { prediction: TRAIN_IDS_TO_LABEL_IDS },
      CITYSCAPES_LABEL_IDS,
    ),
    makeReading(
      "labelIdsToTrainIds",
      "predictions read from Cityscapes label ids to train ids",
      { prediction: LABEL_IDS_TO_TRAIN_IDS },
      CITYSCAPES_TRAIN_IDS,
    ),
    ...(zeroReduced ? [zeroReduced] : []),
    ...(best
      ? [makeReading("bestRelabelling", `predictions relabelled one to one (${best.name})`, { prediction: best })]
      : []),
  ];

  function makeReading(
    id: Reading["id"],
    words: string,
    step: Partial<Record<Side, Relabelling>>,
    list?: ClassList,
  ): Reading {
    // A list that the user gave stays: it may name what the built-in one does not.
    const classList = list && !choices.classList ? { classList: list } : {};
    return { id, words, apply: { relabelling: withStep(images, choices, step), ...classList } };
  }
}

/** The user's steps with one more a side; what was read by itself before stands among them, since it would not be seen again. */
export function withStep(
  images: readonly ImageEntry[],
  choices: Choices,
  step: Partial<Record<Side, Relabelling>>,
): Choices["relabelling"] {
  const binary = automaticRelabelling(images, choices).readings.filter(
    ({ id }) => id !== "greyColours" && id !== "colourTable",
  );
  const steps = (side: Side): readonly Relabelling[] => [
    ...choices.relabelling[side],
    ...binary.filter((found) => found.side === side).flatMap((found) => found.steps.map(withRowNames)),
    ...(step[side] ? [step[side]] : []),
  ];
  return { prediction: steps("prediction"), target: steps("target") };
}

/** A table that is called by its rows, as one from the command line is. */
function withRowNames(step: Relabelling): Relabelling {
  return step.kind === "table" ? labelTable(step.from.map((from, row) => ({ from, to: step.to[row] ?? from }))) : step;
}

/** ADE20K's `reduce_zero_label`: 0 of the targets is not a class but ignored, and every class is one lower. */
function reducedZero(images: readonly ImageEntry[], choices: Choices): Reading | undefined {
  const automatic = automaticRelabelling(images, choices);
  const labels = [...allLabels(automatic.occurring.target)].filter((label) => label !== WHITE);
  const largest = largestOf(labels);
  if (!labels.includes(0) || automatic.occurring.target.colours.size > 0 || largest > 0xffff || largest < 1)
    return undefined;
  const ignore = ignoreLabels(choices, automatic);
  return {
    id: "reducedZero",
    words: "the targets' label 0 ignored and the others lowered by 1 (ADE20K)",
    apply: {
      relabelling: withStep(images, choices, { target: { kind: "reduceZero" } }),
      ignore: [...new Set([...ignore.filter((label) => label !== 0), REDUCED_ZERO])],
    },
  };
}
