import type { Grouping, ImageGrouping } from "../../src/core/intervals/imageGroups";

/** What intervals are drawn over: what is chosen, or the pattern that is being written. */
export function shownGrouping(chosen: ImageGrouping | undefined, written: string | undefined): Grouping {
  return written === undefined ? (chosen ?? { kind: "image" }) : { kind: "pattern", pattern: written };
}
