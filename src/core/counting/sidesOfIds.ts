import type { Choices } from "../document/choices";
import type { Relabelling } from "../document/relabelling";
import { SIDES, type Side } from "../labels/label";
import { shapeOptions } from "../shapes/shapeOptions";

/** The sides whose objects are ids of instances: none unless that is chosen. */
export function sidesOfIds(choices: Pick<Choices, "relabelling" | "shapes">): readonly Side[] {
  return shapeOptions(choices.shapes).objects === "ids" ? sidesReadOfIds(choices) : [];
}

/** The sides whose labels are ids by the steps that are chosen. */
export function sidesReadOfIds({ relabelling }: Pick<Choices, "relabelling">): readonly Side[] {
  return SIDES.filter((side) => relabelling[side].some(readsIds));
}

const STEPS_OF_IDS: readonly Relabelling["kind"][] = ["divide", "foreground", "segmentIds"];

function readsIds(step: Relabelling): boolean {
  return STEPS_OF_IDS.includes(step.kind) || (step.kind === "table" && new Set(step.to).size < step.to.length);
}
