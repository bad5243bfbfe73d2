import type { ImageGrouping } from "../document/choices";
import { imageGroups } from "./imageGroups";

/** Images that look as if they belonged together, by their folders or the beginnings of their names. */
export interface LikelyGroups {
  readonly grouping: ImageGrouping;
  readonly groups: number;
  readonly images: number;
}

/** What goes before the last number of a name: `patient07` of `patient07_slice_012`. */
const BEFORE_LAST_NUMBER = "^(.*[^0-9/_. -].*?)[_. -]+[^0-9/]*[0-9]+[^0-9/]*$";
/** The number that a name begins with: `0001` of `0001_012`. */
const FIRST_NUMBER = "^((?:.*/)?[0-9]+)[_. -]+[^/]*$";

const CANDIDATES: readonly ImageGrouping[] = [
  { kind: "folder" },
  { kind: "pattern", pattern: BEFORE_LAST_NUMBER },
  { kind: "pattern", pattern: FIRST_NUMBER },
];

const LEAST_GROUPS = 2;
const LEAST_IMAGES_A_GROUP = 4;
const MOST_TRIED = 100;

/**
 * The finest grouping by which every image has a group and groups are few and large. Names tell no more: whether a
 * group is a patient, a video or a place, or nothing of the kind, the user knows.
 */
export function likelyGroups(names: readonly string[]): LikelyGroups | undefined {
  let finest: LikelyGroups | undefined;
  const few = names.filter((_, at) => at % Math.ceil(names.length / MOST_TRIED) === 0);
  for (const grouping of CANDIDATES) {
    // Most patterns fit no name at all: a few names tell it, where a hundred thousand take seconds.
    const tried = imageGroups(few, grouping);
    if (!tried.ok || tried.unmatched > 0) continue;
    const found = imageGroups(names, grouping);
    if (!found.ok || found.unmatched > 0) continue;
    const groups = new Set(found.groups).size;
    if (groups < LEAST_GROUPS || names.length < LEAST_IMAGES_A_GROUP * groups) continue;
    if (!finest || groups > finest.groups) finest = { grouping, groups, images: names.length };
  }
  return finest;
}
