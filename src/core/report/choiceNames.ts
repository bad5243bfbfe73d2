import type { ChoicesDocument } from "./choicesDocument";

/** What each choice is called in sentences. */
const NAMES: Readonly<Record<keyof ChoicesDocument, string>> = {
  undefined: "what 0/0 counts as",
  presence: "which classes enter means",
  missing: "missing predictions",
  ignore: "ignore labels",
  classList: "class list",
  leftOut: "classes left out",
  relabelling: "relabelling",
  merges: "merged classes",
  regions: "regions",
  subset: "subset of the images",
  groups: "groups of images",
  beta: "beta",
  threshold: "threshold",
  palettes: "indices or colours of palettes",
  files: "how files are read",
  shapes: "how shapes are measured",
};

/** Choices as people call them, comma-separated. */
export function choiceNames(keys: readonly (keyof ChoicesDocument)[]): string {
  return keys.map((key) => NAMES[key]).join(", ");
}
