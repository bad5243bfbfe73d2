import { linearPattern } from "../pattern/linearPattern";

/** How images are drawn together: tiles of one map, frames of one video, images of one patient. */
export type Grouping =
  | { readonly kind: "image" }
  /** Images of one folder. */
  | { readonly kind: "folder" }
  /** Images whose names match the regular expression in the same text: its first group, or the whole match. */
  | { readonly kind: "pattern"; readonly pattern: string };

export type ImageGroups =
  | { readonly ok: true; readonly groups: readonly string[] | undefined; readonly unmatched: number }
  | { readonly ok: false; readonly message: string };

/** The group of each image, for `bootstrapInput`. An image that a pattern does not match is a group of its own. */
export function imageGroups(names: readonly string[], grouping: Grouping): ImageGroups {
  switch (grouping.kind) {
    case "image":
      return { ok: true, groups: undefined, unmatched: 0 };
    case "folder":
      return { ok: true, groups: names.map((name) => `folder ${name.slice(0, name.lastIndexOf("/") + 1)}`), unmatched: 0 };
    case "pattern":
      return byPattern(names, grouping.pattern);
  }
}

function byPattern(names: readonly string[], source: string): ImageGroups {
  const read = linearPattern(source);
  if (!read.ok) return read;
  const matches = names.map((name) => read.pattern.find(name));
  return {
    ok: true,
    groups: matches.map((match, image) => (match ? `match ${match.group ?? match.whole}` : `image ${image}`)),
    unmatched: matches.filter((match) => match === undefined).length,
  };
}
