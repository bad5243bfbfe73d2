import type { Choices } from "./choices";

/** The choices that two reports do not share, by name. Lists of labels are sets: their order does not matter. */
export function differingChoices(a: Choices, b: Choices): readonly (keyof Choices)[] {
  return CHOICES.filter((key) => JSON.stringify(comparable(key, a)) !== JSON.stringify(comparable(key, b)));
}

const CHOICES: readonly (keyof Choices)[] = [
  "undefined",
  "presence",
  "missing",
  "ignore",
  "classList",
  "leftOut",
  "relabelling",
  "beta",
];

function comparable(key: keyof Choices, choices: Choices): unknown {
  if (key === "ignore") return choices.ignore === "auto" ? "auto" : ascending(choices.ignore);
  if (key === "leftOut") return ascending(choices.leftOut);
  if (key === "classList") return choices.classList && classesOf(choices.classList);
  if (key === "relabelling") {
    const steps = (list: Choices["relabelling"]["target"]) => list.map((step) => Object.entries(step).sort());
    return [steps(choices.relabelling.prediction), steps(choices.relabelling.target)];
  }
  return choices[key];
}

/** A list is what its classes are, wherever the file lies. */
function classesOf({ classes, ignore }: NonNullable<Choices["classList"]>): unknown {
  return [classes.map(({ label, name, color }) => [label, name, color]), ascending(ignore)];
}

function ascending(labels: readonly number[]): readonly number[] {
  return labels.toSorted((a, b) => a - b);
}
