import { groupBy } from "../collections/groupBy";
import type { Side } from "../labels/label";
import { withoutExtension, type MaskName } from "./maskName";

export type Sides = Readonly<Record<Side, readonly MaskName[]>>;

/** The key that a rule gives a mask, one function a side. */
export type KeysOf = Readonly<Record<Side, (mask: MaskName) => string>>;

export interface Match {
  readonly key: string;
  readonly target: MaskName;
  readonly prediction: MaskName;
}

/** Masks of one key that are not one to one: none is paired. */
export interface Contest {
  readonly targets: readonly MaskName[];
  readonly predictions: readonly MaskName[];
}

export interface Matches {
  readonly pairs: readonly Match[];
  readonly contested: readonly Contest[];
}

/** Pairs masks whose keys are equal, one to one; of several with one key those that are alone in the same folder. */
export function matchKeys(sides: Sides, keysOf: KeysOf, apart: FoldersApart): Matches {
  const targets = new KeyIndex(sides.target, keysOf.target);
  // A rule that is not that of the names mostly finds no partner at all: then the other side needs no index.
  if (!sides.prediction.some((mask) => targets.first.has(keysOf.prediction(mask)))) return { pairs: [], contested: [] };
  const predictions = new KeyIndex(sides.prediction, keysOf.prediction);
  const pairs: Match[] = [];
  const contested: Contest[] = [];
  for (const [key, target] of targets.first) {
    const prediction = predictions.first.get(key);
    if (!prediction) continue;
    if (targets.several.has(key) || predictions.several.has(key)) {
      const group = matchGroup(key, { target: targets.all(key), prediction: predictions.all(key) }, apart);
      for (const pair of group.pairs) pairs.push(pair);
      for (const contest of group.contested) contested.push(contest);
    } else if (!apart(target.folder, prediction.folder)) {
      pairs.push({ key, target, prediction });
    }
  }
  return { pairs, contested };
}

/** Masks by key. Nearly all keys are of one mask, so lists are kept for the others alone. */
class KeyIndex {
  readonly first = new Map<string, MaskName>();
  readonly several = new Map<string, MaskName[]>();

  constructor(masks: readonly MaskName[], keyOf: (mask: MaskName) => string) {
    for (const mask of masks) {
      const key = keyOf(mask);
      const first = this.first.get(key);
      const list = this.several.get(key);
      if (!first) this.first.set(key, mask);
      else if (list) list.push(mask);
      else this.several.set(key, [first, mask]);
    }
  }

  all(key: string): readonly MaskName[] {
    const first = this.first.get(key);
    return this.several.get(key) ?? (first ? [first] : []);
  }
}

/** Whether two folders are known to hold different images. */
export type FoldersApart = (target: string, prediction: string) => boolean;

function matchGroup(key: string, { target, prediction }: Sides, apart: FoldersApart): Matches {
  const predictions = groupBy(prediction, ({ folder }) => folder);
  const pairs: Match[] = [];
  for (const [folder, ofTargets] of groupBy(target, (mask) => mask.folder)) {
    const inFolder = { target: ofTargets, prediction: predictions.get(folder) ?? [] };
    const [a, b] = [alone(inFolder.target), alone(inFolder.prediction)];
    if (a && b) pairs.push({ key, target: a, prediction: b });
    else for (const pair of matchAsWritten(inFolder)) pairs.push(pair);
  }
  const taken = new Set(pairs.flatMap((pair) => [pair.target, pair.prediction]));
  const rest = {
    targets: target.filter((mask) => !taken.has(mask)),
    predictions: prediction.filter((mask) => !taken.has(mask)),
  };
  const possible = rest.targets.some((a) => rest.predictions.some((b) => !apart(a.folder, b.folder)));
  return { pairs, contested: possible ? [rest] : [] };
}

/** A folder can hold one name in two Unicode forms, as two files: then each belongs to the one that is written alike. */
function matchAsWritten({ target, prediction }: Sides): readonly Match[] {
  const [first] = target;
  if (![...target, ...prediction].every(({ stem }) => stem === first?.stem)) return [];
  const nameAsWritten = ({ path }: MaskName): string => withoutExtension(path.slice(path.lastIndexOf("/") + 1));
  const predictions = groupBy(prediction, nameAsWritten);
  return [...groupBy(target, nameAsWritten)].flatMap(([key, ofTargets]) => {
    const [a, b] = [alone(ofTargets), alone(predictions.get(key) ?? [])];
    return a && b ? [{ key, target: a, prediction: b }] : [];
  });
}

function alone<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/**
 * `a/x` and `b/x` are different images where both sides have a folder `a` and a folder `b`, at any depth. Files at
 * the top stand in a separate folder.
 */
export function foldersApart({ target, prediction }: Sides): FoldersApart {
  const ofTargets = folderParts(target);
  const ofPredictions = folderParts(prediction);
  const known = new Map<string, Map<string, boolean>>();
  const judge: FoldersApart = (a, b) => {
    const [partsA, partsB] = [parts(a), parts(b)];
    return (
      partsA.some((part) => !partsB.includes(part) && ofPredictions.has(part)) &&
      partsB.some((part) => !partsA.includes(part) && ofTargets.has(part))
    );
  };
  return (a, b) => {
    if (a === b) return false;
    const ofTarget = known.get(a) ?? new Map<string, boolean>();
    known.set(a, ofTarget);
    const judged = ofTarget.get(b) ?? judge(a, b);
    ofTarget.set(b, judged);
    return judged;
  };
}

function folderParts(masks: readonly MaskName[]): ReadonlySet<string> {
  return new Set([...new Set(masks.map(({ folder }) => folder))].flatMap(parts));
}

function parts(folder: string): readonly string[] {
  return folder.split("/");
}
