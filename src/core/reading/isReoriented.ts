import type { ImageEntry } from "../document/report";
import { reorientation } from "../labels/orientVolume";

/** Whether the axes of a case's prediction run otherwise than those of its target, so that it was read in the orientation of the target. */
export function isReoriented({ target, prediction }: Pick<ImageEntry, "target" | "prediction">): boolean {
  return reorientation(target.facts.volume, prediction?.facts.volume) !== undefined;
}
