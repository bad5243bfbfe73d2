import type { Grouping } from "../../src/core/intervals/imageGroups";
import type { ImageGrouping } from "../../src/core/document/choices";

/** What intervals are drawn over: what is chosen, or the pattern that is being written. */
export function shownGrouping(chosen: ImageGrouping | undefined, written: string | undefined): Grouping {
  return written === undefined ? (chosen ?? { kind: "image" }) : { kind: "pattern", pattern: written };
}
