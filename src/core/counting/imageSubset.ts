import type { ImageSubset } from "../document/choices";
import { canonicalName } from "../pairing/canonicalName";
import { naturalOrder } from "../text/naturalOrder";
import { plainText } from "../text/plainText";
import { linearPattern } from "../pattern/linearPattern";

/**
 * Whether an image of a name is in the subset; without a subset every image is. A pattern that can't be read takes no
 * image. Canonically equal names are one, in whichever Unicode form they are written.
 */
export function inSubset(subset: ImageSubset | undefined): (name: string) => boolean {
  switch (subset?.kind) {
    case undefined:
      return () => true;
    case "folder": {
      const folder = canonicalName(subset.folder);
      return folder === "" ? (name) => !name.includes("/") : (name) => canonicalName(name).startsWith(`${folder}/`);
    }
    case "text": {
      const text = canonicalName(subset.text.toLowerCase());
      return (name) => canonicalName(name.toLowerCase()).includes(text);
    }
    case "pattern": {
      const read = linearPattern(canonicalName(subset.pattern));
      return read.ok ? (name) => read.pattern.find(canonicalName(name)) !== undefined : () => false;
    }
  }
}

/** The subset as the rest of a sentence that begins with "images". */
export function subsetWords(subset: ImageSubset): string {
  switch (subset.kind) {
    case "folder":
      return subset.folder === "" ? "in no folder" : `in the folder ${plainText(subset.folder)}`;
    case "text":
      return `with "${plainText(subset.text)}" in their name`;
    case "pattern":
      return `whose name matches ${plainText(subset.pattern)}`;
  }
}

/** The folders that images lie in, each with those around it, in their order; `""` where some lie in none and others do. */
export function imageFolders(names: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const name of names) {
    let end = name.lastIndexOf("/");
    if (end < 0) folders.add("");
    while (end > 0) {
      const folder = name.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
      end = name.lastIndexOf("/", end - 1);
    }
  }
  if (folders.size === 1 && folders.has("")) return [];
  return [...folders].sort(naturalOrder);
}
