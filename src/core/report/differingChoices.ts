import type { Choices } from "../document/choices";
import type { ChoicesDocument } from "./choicesDocument";
import { DEFAULT_BETA } from "../metrics/fbeta";
import { chosenRegions } from "../reading/chosenRegions";
import { DEFAULT_THRESHOLD } from "../reading/thresholdLevel";

/** The choices that two reports do not share, by name. Lists of labels are sets: their order does not matter. */
export function differingChoices(a: Choices, b: Choices): readonly (keyof ChoicesDocument)[] {
  return KEYS.filter((key) => JSON.stringify(COMPARABLE[key](a)) !== JSON.stringify(COMPARABLE[key](b)));
}

/** What of each choice makes a difference: a choice without a row does not compile. */
const COMPARABLE: Readonly<Record<keyof ChoicesDocument, (choices: Choices) => unknown>> = {
  undefined: ({ zeroDivision }) => zeroDivision,
  presence: ({ presence }) => presence,
  missing: ({ missing }) => missing,
  ignore: ({ ignore }) => (ignore === "auto" ? ignore : sortLabels(ignore)),
  classList: ({ classList }) => classList && classesOf(classList),
  leftOut: ({ leftOut }) => sortLabels(leftOut),
  relabelling: ({ relabelling }) => [steps(relabelling.prediction), steps(relabelling.target)],
  merges: ({ merges }) =>
    merges
      .map(({ labels: [first = 0, ...others], name }) => [first, sortLabels(others), name] as const)
      .sort(([a], [b]) => a - b),
  regions: (choices) => chosenRegions(choices)?.map(({ name, labels }) => [name, sortLabels(labels)]),
  subset: ({ subset }) => subset && Object.entries(subset).sort(),
  // Figures are the same: a comparison draws both runs by the same groups.
  groups: () => undefined,
  beta: ({ beta = DEFAULT_BETA }) => beta,
  threshold: ({ threshold = DEFAULT_THRESHOLD }) => threshold,
  palettes: ({ palettes }) => palettes,
  // Figures of shapes are made under one choice of both runs; what was measured otherwise is stale there.
  shapes: () => undefined,
  // How predictions are named is a matter of each run; which targets count, what they are made of, and resizing, change what a figure means.
  files: ({ files }) => [
    files?.variant?.target,
    files?.affixes?.target,
    files?.severalMasks,
    files?.resize,
    files?.orientation,
  ],
};

const KEYS = Object.keys(COMPARABLE) as readonly (keyof ChoicesDocument)[];

function steps(list: Choices["relabelling"]["target"]): unknown {
  return list.map((step) => Object.entries(step).sort());
}

/** A list is what its classes are, wherever the file lies. */
function classesOf({ classes, ignore }: NonNullable<Choices["classList"]>): unknown {
  return [classes.map(({ label, name, color }) => [label, name, color]), sortLabels(ignore)];
}

function sortLabels(labels: readonly number[]): readonly number[] {
  return labels.toSorted((a, b) => a - b);
}
