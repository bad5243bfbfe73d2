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
  const likely = new LikelyNames(names.length);
  // Most patterns fit no name at all: a few names tell it, where a hundred thousand take seconds.
  likely.add(names.filter((_, at) => at % Math.ceil(names.length / MOST_TRIED) === 0));
  likely.add(names);
  return likely.find(names.length);
}

/** The same of names that come some at a time; none counts twice. */
export class LikelyNames {
  #open = CANDIDATES.map((grouping) => ({ grouping, groups: new Set<string>() }));

  /** @param most names that may come. */
  constructor(private readonly most: number) {}

  add(names: readonly string[]): void {
    this.#open = this.#open.filter(({ grouping, groups }) => {
      const found = imageGroups(names, grouping);
      if (!found.ok || found.unmatched > 0) return false;
      for (const group of found.groups ?? []) groups.add(group);
      return LEAST_IMAGES_A_GROUP * groups.size <= this.most;
    });
  }

  /** @param images names that did come. */
  find(images: number): LikelyGroups | undefined {
    let finest: LikelyGroups | undefined;
    for (const { grouping, groups } of this.#open) {
      if (groups.size < LEAST_GROUPS || images < LEAST_IMAGES_A_GROUP * groups.size) continue;
      if (!finest || groups.size > finest.groups) finest = { grouping, groups: groups.size, images };
    }
    return finest;
  }
}
