import { canonicalName } from "./canonicalName";
import { hasMaskEnding } from "../formats/maskFormats";
import { withoutAffixes, type Affixes } from "./constantAffixes";
import type { MaskName } from "./maskName";
import { roleParts } from "./roleWords";

/** The two parts of a pattern with one `*`, such as `*_gtFine_labelIds`. */
export function affixesOf(pattern: string): Affixes {
  const canonical = canonicalName(pattern);
  const star = canonical.indexOf("*");
  return { prefix: canonical.slice(0, star), suffix: canonical.slice(star + 1) };
}

/** What is wrong with a pattern that a person wrote, as the end of a sentence; undefined where nothing is. */
export function patternFault(pattern: string): string | undefined {
  if (!/^[^*]*\*[^*]*$/.test(pattern))
    return "must hold one *, in the place of the part of the name that pairs the files, such as *_labelIds";
  if (/[/\\]/.test(pattern)) return "is of the name of a file alone: leave out its folders";
  if (hasMaskEnding(pattern)) return "is of names without their ending: leave out .png and the like";
  return undefined;
}

/** Names of the form keep what stands in the place of the `*`; the others are not of it. */
export function ofPattern(
  names: readonly MaskName[],
  pattern: string,
): { readonly masks: readonly MaskName[]; readonly others: readonly MaskName[] } {
  const affixes = affixesOf(pattern);
  const masks: MaskName[] = [];
  const others: MaskName[] = [];
  for (const mask of names) {
    const stem = withoutAffixes(mask.stem, affixes);
    if (stem.length + affixes.prefix.length + affixes.suffix.length === mask.stem.length)
      masks.push({ ...mask, stem, ...roleParts(stem) });
    else others.push(mask);
  }
  return { masks, others };
}
