import { AFFIX_SHARE, constantAffixes, withoutAffixes, type Affixes } from "./constantAffixes";
import { matchKeys, type FoldersApart, type Keyed, type Matches, type Sides } from "./matchKeys";
import type { MaskName } from "./maskName";
import { matchBeginnings } from "./matchBeginnings";

/** A way to pair all masks of both sides by their names. */
export interface PairingRule {
  /** In words, as the report shows it. */
  readonly name: (sides: Sides) => string;
  readonly match: (sides: Sides, apart: FoldersApart) => Matches;
}

/** In the order in which they are tried for the whole set. */
export const PAIRING_RULES: readonly PairingRule[] = [
  byKey("same relative path", ({ folder, stem }) => (folder === "" ? stem : `${folder}/${stem}`)),
  byKey("same file name", ({ stem }) => stem),
  byKey("same name without role words", ({ key }) => key),
  {
    name: ({ target, prediction }) =>
      `same name between constant parts: targets ${shownAffixes(learned(target))}, predictions ${shownAffixes(learned(prediction))}`,
    match: betweenAffixes,
  },
  { name: () => "prediction name begins with the target name", match: matchBeginnings },
];

function byKey(name: string, key: (mask: MaskName) => string): PairingRule {
  const keyed = (masks: readonly MaskName[]): Keyed[] => masks.map((mask) => ({ mask, key: key(mask) }));
  return {
    name: () => name,
    match: ({ target, prediction }, apart) => matchKeys({ target: keyed(target), prediction: keyed(prediction) }, apart),
  };
}

/** Learned parts count only where they pair nearly all of the smaller side: else what they cut off was no constant. */
function betweenAffixes({ target, prediction }: Sides, apart: FoldersApart): Matches {
  const keyed = (masks: readonly MaskName[]): Keyed[] => {
    const affixes = learned(masks);
    return masks.map((mask) => ({ mask, key: withoutAffixes(mask.stem, affixes) }));
  };
  const matches = matchKeys({ target: keyed(target), prediction: keyed(prediction) }, apart);
  const enough = AFFIX_SHARE * Math.min(target.length, prediction.length);
  return matches.pairs.length >= enough ? matches : { pairs: [], contested: [] };
}

function learned(masks: readonly MaskName[]): Affixes {
  return constantAffixes(masks.map(({ stem }) => stem));
}

function shownAffixes({ prefix, suffix }: Affixes): string {
  return `${prefix}*${suffix}`;
}
