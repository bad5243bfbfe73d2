import type { ImageGrouping } from "../document/choices";
import type { Evaluation } from "../counting/evaluation";
import { linearPattern } from "../pattern/linearPattern";
import { plainText } from "../text/plainText";

/** How images are drawn together: tiles of one map, frames of one video, images of one patient. */
export type Grouping = { readonly kind: "image" } | ImageGrouping;

export type ImageGroups =
  | { readonly ok: true; readonly groups: readonly string[] | undefined; readonly unmatched: number }
  | { readonly ok: false; readonly message: string };

/** The group of each image, for `bootstrapInput`. An image that a pattern does not match is a separate group. */
export function imageGroups(names: readonly string[], grouping: Grouping | undefined): ImageGroups {
  switch (grouping?.kind) {
    case undefined:
    case "image":
      return { ok: true, groups: undefined, unmatched: 0 };
    case "folder":
      return {
        ok: true,
        groups: names.map((name) => `folder ${name.slice(0, name.lastIndexOf("/") + 1)}`),
        unmatched: 0,
      };
    case "pattern":
      return byPattern(names, grouping.pattern);
  }
}

/** The groups of the images under the choices; undefined where each is by itself. */
export function groupsOf({ images, choices }: Pick<Evaluation, "images" | "choices">): readonly string[] | undefined {
  const groups = imageGroups(
    images.map(({ name }) => name),
    choices.groups,
  );
  return groups.ok ? groups.groups : undefined;
}

/** How images are grouped, as the rest of a sentence about "groups of images". */
export function groupingWords(grouping: ImageGrouping): string {
  return grouping.kind === "folder" ? "by folder" : `by ${plainText(grouping.pattern)} in their names`;
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
