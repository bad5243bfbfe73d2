import type { FileChoices } from "../document/fileChoices";
import type { Side } from "../labels/label";
import type { Pair, Pairing, SeveralMasks, Variants } from "../document/pairing";
import { chooseVariants } from "./chooseVariants";
import { foldersApart, type Contest, type Match, type Matches, type Sides } from "./matchKeys";
import { maskNames, type MaskName } from "./maskName";
import { ofPattern } from "./namePattern";
import { withoutPhotographs } from "./photographFolders";
import { pairingOffer, readWeaker, weakerWords } from "./pairingOffers";
import { PAIRING_RULES, type PairingRule } from "./pairingRules";
import { partsBySide, severalMasks, type PartsBySide } from "./severalMasks";
import { addTo } from "../collections/addTo";

export type FileLists = Readonly<Record<Side, readonly string[]>>;

export type PairingOptions = Pick<FileChoices, "variant" | "zeroPadding" | "letterCase" | "affixes" | "severalMasks">;

interface Attempt {
  readonly rule: PairingRule;
  readonly matches: Matches;
}

/**
 * Pairs the files of two folders by their names: the rules are tried for the whole set, in order, and the first
 * that pairs the most files one to one is taken. Paths are relative to each folder, with `/` between the parts.
 */
export function pairFiles(files: FileLists, options: PairingOptions = {}): Pairing {
  const target = chooseMasks(files, "target", options);
  const prediction = chooseMasks(files, "prediction", options);
  const variants = [...target.variants, ...prediction.variants];
  const sides: Sides = { target: target.masks, prediction: prediction.masks };
  const named = readWeaker(sides, options);
  const parted = options.severalMasks && partsBySide(named);
  const left = { target: target.left, prediction: prediction.left };
  if (parted) return { ...pairParts(parted, left, options), ...(variants.length > 0 && { variants }) };
  const { rule, matches } = bestAttempt(named);
  const pairs = matches.pairs.map(pairNamer(matches));
  const found = findUnmatched(sides, matches);
  const rest = { target: [...found.target, ...left.target], prediction: [...found.prediction, ...left.prediction] };
  const offer = pairingOffer(named, options, matches.pairs);
  const several = foundSeveral(named, matches);
  return {
    rule: [rule.name(named), ...optionWords(options)].join(", "),
    ...(pairs[0] && { example: pairs[0] }),
    pairs,
    targetsOnly: rest.target.map(({ path }) => path),
    predictionsOnly: rest.prediction.map(({ path }) => path),
    ambiguous: matches.contested.flatMap(ambiguities),
    ...(variants.length > 0 && { variants }),
    ...(offer && { offer }),
    ...(several && { several }),
  };
}

/** Every image with all of its masks, the first of which stands for it in the lists. */
function pairParts({ side, kind, images, alone, others }: PartsBySide, left: Sides, options: PairingOptions): Pairing {
  const pairs = images.flatMap(({ name, other, parts: [first] }): readonly Pair[] => {
    if (!first) return [];
    return [
      side === "target"
        ? { name, target: first.path, prediction: other.path }
        : { name, target: other.path, prediction: first.path },
    ];
  });
  const own = [...alone.flatMap(([first]) => (first ? [first.path] : [])), ...left[side].map(({ path }) => path)];
  const opposite = [...others, ...left[side === "target" ? "prediction" : "target"]].map(({ path }) => path);
  const several = severalMasks({ side, kind, images, alone, others }, () => true);
  return {
    rule: [
      side === "target" ? "prediction name within those of its targets" : "target name within those of its predictions",
      ...optionWords(options),
    ].join(", "),
    ...(pairs[0] && { example: pairs[0] }),
    pairs,
    targetsOnly: side === "target" ? own : opposite,
    predictionsOnly: side === "target" ? opposite : own,
    ambiguous: [],
    ...(several && { several }),
    parts: new Map(
      [...images.map(({ parts }) => parts), ...alone].flatMap((parts) => (parts[0] ? [[parts[0].path, parts]] : [])),
    ),
  };
}

/** Looked for only where names are left that are not paired one to one. */
function foundSeveral(sides: Sides, { pairs }: Matches): SeveralMasks | undefined {
  if (pairs.length === sides.target.length && pairs.length === sides.prediction.length) return undefined;
  const paired = new Set(pairs.flatMap(({ target, prediction }) => [target, prediction]));
  const isLeft = (mask: MaskName): boolean => !paired.has(mask);
  const left = { target: sides.target.filter(isLeft), prediction: sides.prediction.filter(isLeft) };
  const parts = partsBySide(sides, left);
  return parts && severalMasks(parts, (other) => paired.has(other));
}

interface TakingPart {
  readonly masks: readonly MaskName[];
  readonly left: readonly MaskName[];
  readonly variants: readonly Variants[];
}

/** The masks of a side that are to be paired: of the names' form where one is given, and of one kind. */
function chooseMasks(files: FileLists, side: Side, { affixes, variant }: PairingOptions): TakingPart {
  const names = maskNames(files[side]);
  const pattern = affixes?.[side];
  const { masks: formed, others } = pattern === undefined ? { masks: names, others: [] } : ofPattern(names, pattern);
  const apart = withoutPhotographs(formed, side, variant?.[side]);
  const { masks, left, variants } = chooseVariants(apart.masks, side, variant?.[side]);
  return {
    masks,
    left,
    variants: [
      ...(pattern !== undefined && others.length > 0 ? [byForm(side, pattern, { formed, others })] : []),
      ...[apart.variants, variants].filter((kinds) => kinds !== undefined),
    ],
  };
}

function byForm(
  side: Side,
  chosen: string,
  { formed, others }: { readonly formed: readonly MaskName[]; readonly others: readonly MaskName[] },
): Variants {
  const kind = (name: string, masks: readonly MaskName[]) => ({
    name,
    files: masks.map(({ path }) => path),
    images: masks.map(({ key }) => key),
  });
  return { side, chosen, by: "affixes", kinds: [kind(chosen, formed), kind("other names", others)] };
}

/** What the user said of the names, in words that follow the rule's. */
function optionWords(options: PairingOptions): readonly string[] {
  const { affixes } = options;
  return [
    ...(affixes?.target === undefined ? [] : [`targets named ${affixes.target}`]),
    ...(affixes?.prediction === undefined ? [] : [`predictions named ${affixes.prediction}`]),
    ...weakerWords(options),
  ];
}

function bestAttempt(sides: Sides): Attempt {
  const apart = foldersApart(sides);
  const most = Math.min(sides.target.length, sides.prediction.length);
  let best: Attempt | undefined;
  for (const rule of PAIRING_RULES) {
    const { differs = () => true } = rule;
    if (best && !sides.target.some(differs) && !sides.prediction.some(differs)) continue;
    const matches = rule.match(sides, apart);
    if (!best || matches.pairs.length > best.matches.pairs.length) best = { rule, matches };
    if (best.matches.pairs.length === most) break;
  }
  if (!best) throw new Error("There is no pairing rule");
  // Names that no rule pairs may still be contested under one: that tells the user more than two long lists.
  if (best.matches.pairs.length > 0) return best;
  const contested = PAIRING_RULES.map((rule) => ({ rule, matches: rule.match(sides, apart) })).find(
    ({ matches }) => matches.contested.length > 0,
  );
  return contested ?? best;
}

/** A row is named by the key that paired it, with its folder where the key alone would name several. */
function pairNamer({ pairs }: Matches): (match: Match) => Pair {
  const uses = new Map<string, number>();
  for (const { key } of pairs) addTo(uses, key, 1);
  return ({ key, target, prediction }) => ({
    name: uses.get(key) === 1 ? key : `${target.folder}/${key}`,
    prediction: prediction.path,
    target: target.path,
  });
}

/** The masks that are neither paired nor contested. */
function findUnmatched({ target, prediction }: Sides, { pairs, contested }: Matches): Sides {
  if (pairs.length === target.length && pairs.length === prediction.length) return { target: [], prediction: [] };
  const targets = new Set(pairs.map((pair) => pair.target.path));
  const predictions = new Set(pairs.map((pair) => pair.prediction.path));
  for (const contest of contested) {
    for (const { path } of contest.targets) targets.add(path);
    for (const { path } of contest.predictions) predictions.add(path);
  }
  return {
    target: target.filter(({ path }) => !targets.has(path)),
    prediction: prediction.filter(({ path }) => !predictions.has(path)),
  };
}

/** One target with its predictions, or one prediction with its targets: whichever side is alone names the row. */
function ambiguities({ targets, predictions }: Contest): Pairing["ambiguous"] {
  const paths = (masks: readonly MaskName[]): string[] => masks.map(({ path }) => path);
  if (targets.length > 1 && predictions.length === 1) {
    return paths(predictions).map((file) => ({ side: "prediction", file, candidates: paths(targets) }));
  }
  return paths(targets).map((file) => ({ side: "target", file, candidates: paths(predictions) }));
}
