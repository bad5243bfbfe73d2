import { oncePer } from "../../src/core/collections/oncePer";
import type { ImageEntry } from "../../src/core/document/report";

/** An end that all names share is left out from so many letters on, where it begins with a sign: `_segmentation`. */
const LEAST = 5;
const SIGN = /[\s._-]/;

/** The end that tells no image from another; "" where there is none. */
export const commonEnd = oncePer((images: readonly ImageEntry[]): string => {
  const [first, ...others] = images.map(({ name }) => name);
  if (first === undefined || others.length === 0) return "";
  let start = first.lastIndexOf("/") + 1;
  for (const other of others) {
    while (start < first.length && !other.endsWith(first.slice(start))) start++;
    // What is shared must not be all of a name.
    if (other.length - (first.length - start) <= other.lastIndexOf("/") + 1) start++;
  }
  while (start < first.length && !SIGN.test(first.charAt(start))) start++;
  const end = first.slice(start);
  return end.length < LEAST || start <= first.lastIndexOf("/") + 1 ? "" : end;
});

/** The name of an image without its folder and without what all names end with; the title has the whole. */
export function shownName({ name }: Pick<ImageEntry, "name">, images: readonly ImageEntry[]): string {
  const end = commonEnd(images);
  return name.slice(name.lastIndexOf("/") + 1, name.length - end.length);
}
