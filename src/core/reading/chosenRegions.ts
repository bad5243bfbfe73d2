import type { Choices } from "../document/choices";
import type { LabelRegion } from "../document/labelRegion";

/** The regions that stand for the classes: those that are chosen, else those of the class list; undefined where there are none. */
export function chosenRegions({
  regions,
  classList,
}: Pick<Choices, "regions" | "classList">): readonly LabelRegion[] | undefined {
  const chosen = regions ?? classList?.regions;
  return chosen && chosen.length > 0 ? chosen : undefined;
}
