import { AFFIX_SHARE, constantAffixes, withoutAffixes, type Affixes } from "./constantAffixes";
import { matchKeys, type FoldersApart, type Matches, type Sides } from "./matchKeys";
import type { MaskName } from "./maskName";
import { matchBeginnings } from "./matchBeginnings";

/** A way to pair all masks of both sides by their names. */
export interface PairingRule {
  /** In words, as the report shows it. */
  readonly name: (sides: Sides) => string;
  readonly match: (sides: Sides, apart: FoldersApart) => Matches;
  /** Whether it sees any name otherwise than the rule before it; absent: it always may. */
  readonly differs?: (mask: MaskName) => boolean;
}

/** In the order in which they are tried for the whole set. */
export const PAIRING_RULES: readonly PairingRule[] = [
  byKey("same relative path", ({ folder, stem }) => (folder === "" ? stem : `${folder}/${stem}`)),
  { ...byKey("same file name", ({ stem }) => stem), differs: ({ folder }) => folder !== "" },
  { ...byKey("same name without role words", ({ key }) => key), differs: ({ stem, key }) => stem !== key },
  {
    name: ({ target, prediction }) =>
      `same name between constant parts: targets ${shownAffixes(learnAffixes(target))}, predictions ${shownAffixes(learnAffixes(prediction))}`,
    match: betweenAffixes,
  },
  { name: () => "prediction name begins with the target name", match: matchBeginnings },
];

function byKey(name: string, key: (mask: MaskName) => string): PairingRule {
  return { name: () => name, match: (sides, apart) => matchKeys(sides, { target: key, prediction: key }, apart) };
}

/** Learned parts count only where they pair nearly all of the smaller side: else what they cut off was not a constant. */
function betweenAffixes(sides: Sides, apart: FoldersApart): Matches {
  const key = (masks: readonly MaskName[]): ((mask: MaskName) => string) => {
    const affixes = learnAffixes(masks);
    return ({ stem }) => withoutAffixes(stem, affixes);
  };
  const { target, prediction } = sides;
  const matches = matchKeys(sides, { target: key(target), prediction: key(prediction) }, apart);
  const enough = AFFIX_SHARE * Math.min(target.length, prediction.length);
  return matches.pairs.length >= enough ? matches : { pairs: [], contested: [] };
}

/** Asked for when pairing and when the rule is named. */
function learnAffixes(masks: readonly MaskName[]): Affixes {
  const affixes = LEARNED.get(masks) ?? constantAffixes(masks.map(({ stem }) => stem));
  LEARNED.set(masks, affixes);
  return affixes;
}

const LEARNED = new WeakMap<readonly MaskName[], Affixes>();

function shownAffixes({ prefix, suffix }: Affixes): string {
  return `${prefix}*${suffix}`;
}
