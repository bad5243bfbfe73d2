import { groupBy } from "../collections/groupBy";
import type { Contest, FoldersApart, Match, Matches, Sides } from "./matchKeys";
import type { MaskName } from "./maskName";

/**
 * Pairs a prediction whose name begins with the target's key and a separator, as the Cityscapes scripts look for
 * predictions. Only where no other target and no other prediction could be meant.
 */
export function matchBeginnings({ target, prediction }: Sides, apart: FoldersApart): Matches {
  const targets = groupBy(target, ({ key }) => key);
  const claims = new Map<MaskName, readonly MaskName[]>();
  const claimants = new Map<MaskName, MaskName[]>();
  for (const mask of prediction) {
    const claimed = beginnings(mask.stem)
      .flatMap((key) => targets.get(key) ?? [])
      .filter(({ folder }) => !apart(folder, mask.folder));
    claims.set(mask, claimed);
    for (const wanted of claimed) claimants.set(wanted, [...(claimants.get(wanted) ?? []), mask]);
  }
  const pairs: Match[] = [];
  const contested: Contest[] = [];
  for (const [wanted, predictions] of claimants) {
    const [only] = predictions;
    const alone = only !== undefined && predictions.length === 1 && claims.get(only)?.length === 1;
    if (alone) pairs.push({ key: wanted.key, target: wanted, prediction: only });
    else contested.push({ targets: [wanted], predictions });
  }
  return { pairs, contested };
}

/** The name and every part of it that ends before a separator. */
function beginnings(stem: string): readonly string[] {
  return [stem, ...[...stem.matchAll(/[-_.]/g)].map(({ index }) => stem.slice(0, index)).filter((part) => part !== "")];
}
