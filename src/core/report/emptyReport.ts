import type { Choices } from "../document/choices";
import type { Report } from "../document/report";

/** A report of two folders with nothing counted yet. */
export function emptyReport(folders: Report["folders"], choices: Choices): Report {
  return {
    schema: 1,
    folders,
    pairing: { rule: "", pairs: 0, targetsOnly: [], predictionsOnly: [] },
    images: [],
    problems: [],
    choices,
    state: "partial",
  };
}
