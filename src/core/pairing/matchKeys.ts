import { grouped } from "../grouped";
import type { Side } from "../label";
import type { MaskName } from "./maskName";

export type Sides = Readonly<Record<Side, readonly MaskName[]>>;

/** A mask under the key that a rule gives it. */
export interface Keyed {
  readonly mask: MaskName;
  readonly key: string;
}

export interface Match {
  readonly key: string;
  readonly target: MaskName;
  readonly prediction: MaskName;
}

export interface Matches {
  readonly pairs: readonly Match[];
  /** Masks of one key that are not one to one: none is paired. */
  readonly contested: readonly { readonly targets: readonly MaskName[]; readonly predictions: readonly MaskName[] }[];
}

/** Pairs masks whose keys are equal, one to one; of several with one key those that are alone in the same folder. */
export function matchKeys(keyed: Readonly<Record<Side, readonly Keyed[]>>, apart: FoldersApart): Matches {
  const predictions = grouped(keyed.prediction, ({ key }) => key);
  const pairs: Match[] = [];
  const contested: Matches["contested"][number][] = [];
  for (const [key, ofTargets] of grouped(keyed.target, (entry) => entry.key)) {
    const ofPredictions = predictions.get(key);
    if (!ofPredictions) continue;
    const result = matchGroup(key, { target: ofTargets, prediction: ofPredictions }, apart);
    pairs.push(...result.pairs);
    contested.push(...result.contested);
  }
  return { pairs, contested };
}

/** Whether two folders are known to hold different images. */
export type FoldersApart = (target: string, prediction: string) => boolean;

function matchGroup(key: string, { target, prediction }: Readonly<Record<Side, readonly Keyed[]>>, apart: FoldersApart): Matches {
  const [onlyTarget, onlyPrediction] = [alone(target), alone(prediction)];
  if (onlyTarget && onlyPrediction) {
    const together = !apart(onlyTarget.mask.folder, onlyPrediction.mask.folder);
    return { pairs: together ? [{ key, target: onlyTarget.mask, prediction: onlyPrediction.mask }] : [], contested: [] };
  }
  const targets = grouped(target, ({ mask }) => mask.folder);
  const predictions = grouped(prediction, ({ mask }) => mask.folder);
  const pairs: Match[] = [];
  for (const [folder, ofTargets] of targets) {
    const [a, b] = [alone(ofTargets), alone(predictions.get(folder) ?? [])];
    if (a && b) pairs.push({ key, target: a.mask, prediction: b.mask });
  }
  const taken = new Set(pairs.flatMap((pair) => [pair.target, pair.prediction]));
  const free = (entries: readonly Keyed[]): MaskName[] => entries.map(({ mask }) => mask).filter((mask) => !taken.has(mask));
  const rest = { targets: free(target), predictions: free(prediction) };
  const possible = rest.targets.some((a) => rest.predictions.some((b) => !apart(a.folder, b.folder)));
  return { pairs, contested: possible ? [rest] : [] };
}

function alone<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/**
 * `a/x` and `b/x` are different images where both sides have a folder `a` and a folder `b`, at any depth. Files at
 * the top stand in a folder of their own.
 */
export function foldersApart({ target, prediction }: Sides): FoldersApart {
  const ofTargets = folderParts(target);
  const ofPredictions = folderParts(prediction);
  return (a, b) => {
    if (a === b) return false;
    const [partsA, partsB] = [parts(a), parts(b)];
    return (
      partsA.some((part) => !partsB.includes(part) && ofPredictions.has(part)) &&
      partsB.some((part) => !partsA.includes(part) && ofTargets.has(part))
    );
  };
}

function folderParts(masks: readonly MaskName[]): ReadonlySet<string> {
  return new Set([...new Set(masks.map(({ folder }) => folder))].flatMap(parts));
}

function parts(folder: string): readonly string[] {
  return folder.split("/");
}
