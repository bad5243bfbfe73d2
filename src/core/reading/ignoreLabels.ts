import type { Choices } from "../document/choices";
import type { Label } from "../labels/label";
import type { AutomaticRelabelling } from "./automaticRelabelling";
import { WHITE } from "./labelForm";

/**
 * The ignore labels under the choices, as labels after relabelling: the user's; else the class list's; else those labels of the
 * targets that usually stand for "ignore" (255 and those below 0), unless they are a class of the list, a binary foreground
 * (which is read as 1 by then) or predicted as a class is.
 */
export function ignoreLabels(
  choices: Choices,
  { ignoreCandidates }: Pick<AutomaticRelabelling, "ignoreCandidates">,
): readonly Label[] {
  return chosenIgnore(choices) ?? ignoreCandidates.filter(({ isClass }) => !isClass).map(({ label }) => label);
}

/** The ignore labels that the user or the class list names; undefined where they are to be found out. */
export function chosenIgnore({ ignore, classList }: Choices): readonly Label[] | undefined {
  if (ignore !== "auto") return ignore;
  return classList && classList.ignore.length > 0 ? classList.ignore : undefined;
}

/** The labels that the class list names, ignored ones among them; undefined without a list. */
export function listedLabels({ classList }: Choices): ReadonlySet<Label> | undefined {
  return classList && new Set([...classList.classes.map(({ label }) => label), ...classList.ignore]);
}

/** Whether a label is a number that stands for "ignore" in data sets: 255, -1, -100. Colours that no list names lie far below. */
export function isIgnoreNumber(label: Label): boolean {
  return label === WHITE || (label < 0 && label > UNKNOWN_COLOURS);
}

/** No mask that people make holds labels down here. */
export const UNKNOWN_COLOURS: Label = -0x1000000;
