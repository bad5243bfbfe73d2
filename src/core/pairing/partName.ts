import { isRole } from "./roleWords";

/** What a file is called among the masks of its image. */
export interface PartName {
  /** The name of a class, say; empty where there is none. */
  readonly name: string;
  readonly number: number | undefined;
}

/**
 * Reads what the name of a mask has beside that of its image: `_mask_1` is number 1, `car/` is car, `_tag-car-0` number 0 of car.
 * Words that only say that it is a mask are passed over.
 */
export function partName(rest: string): PartName {
  const words = rest.replace(LABEL_STUDIO, "").split(SEPARATORS).flatMap(withoutRole);
  const last = words.at(-1) ?? "";
  if (!NUMBER.test(last)) return { name: words.join("_"), number: undefined };
  return { name: words.slice(0, -1).join("_"), number: Number(last) };
}

/** What stands before the name of the class in Label Studio's brush masks. */
const LABEL_STUDIO = /(?:^|[-_.])annotation-\d+-by-\d+-tag-/;

const SEPARATORS = /[-_. ()[\]/]+/;

/** At most six digits: longer ones count nothing that a person would call by its number. */
const NUMBER = /^\d{1,6}$/;

/** The word without a role word; `mask1` is number 1. */
function withoutRole(word: string): readonly string[] {
  if (word === "" || isRole(word)) return [];
  const [, role = "", number = ""] = /^([a-z]+)(\d+)$/i.exec(word) ?? [];
  return [isRole(role) ? number : word];
}
