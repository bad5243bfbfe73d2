import type { Side } from "../label";

/** How well masks with a role word in their name serve as labels, where an image has several: lower is better. */
export const FIT = { labels: 0, trainLabels: 1, neutral: 2, otherSide: 3, instances: 4, colours: 5, photograph: 6 } as const;

type Fits = Readonly<Record<Side, number>>;

const LABELS: Fits = { target: FIT.labels, prediction: FIT.labels };
const TRAIN_LABELS: Fits = { target: FIT.trainLabels, prediction: FIT.trainLabels };
const NEUTRAL: Fits = { target: FIT.neutral, prediction: FIT.neutral };
const INSTANCES: Fits = { target: FIT.instances, prediction: FIT.instances };
const COLOURS: Fits = { target: FIT.colours, prediction: FIT.colours };
const OF_TARGET: Fits = { target: FIT.labels, prediction: FIT.otherSide };
const OF_PREDICTION: Fits = { target: FIT.otherSide, prediction: FIT.labels };

/** Words of a file name that say what the file is, not which image it is of. */
const ROLE_WORDS: readonly (readonly [fits: Fits, words: readonly string[]])[] = [
  [LABELS, ["labelIds", "label", "labels", "mask", "masks", "seg", "segmentation", "noBoundary"]],
  [TRAIN_LABELS, ["labelTrainIds", "trainIds", "train_id"]],
  [OF_TARGET, ["gtFine", "gtCoarse", "gt", "groundtruth", "target", "annotation", "ann", "L", "manual1"]],
  [OF_PREDICTION, ["pred", "preds", "prediction", "predicted", "output", "out", "result", "argmax", "P"]],
  [NEUTRAL, ["leftImg8bit"]],
  [INSTANCES, ["instanceIds"]],
  [COLOURS, ["color", "colour", "RGB"]],
];

const FITS = new Map(ROLE_WORDS.flatMap(([fits, words]) => words.map((word) => [folded(word), fits] as const)));

const SEPARATORS = "-_.";
const LONGEST_WORD = Math.max(...[...FITS.keys()].map((word) => word.length));

/** Cuts role words, separated by `_`, `-` or `.`, off both ends of a stem; at least one part always stays. */
export function roleParts(stem: string): { readonly key: string; readonly roles: string } {
  let start = 0;
  let end = stem.length;
  const before: string[] = [];
  const after: string[] = [];
  for (let word = leading(stem, start, end); word !== ""; word = leading(stem, start, end)) {
    before.push(word);
    start += word.length + 1;
  }
  for (let word = trailing(stem, start, end); word !== ""; word = trailing(stem, start, end)) {
    after.unshift(word);
    end -= word.length + 1;
  }
  return { key: stem.slice(start, end), roles: [...before, ...after].join("_") };
}

/** The role word that the part begins with, if anything is left behind it. */
function leading(stem: string, start: number, end: number): string {
  const first = nextSeparator(stem, start);
  const second = nextSeparator(stem, first + 1);
  return [stem.slice(start, second), stem.slice(start, first)].find((word) => start + word.length + 1 < end && isRoleWord(word)) ?? "";
}

/** The role word that the part ends with, if anything is left before it. */
function trailing(stem: string, start: number, end: number): string {
  const last = previousSeparator(stem, end - 1);
  const before = previousSeparator(stem, last - 1);
  return [stem.slice(before + 1, end), stem.slice(last + 1, end)].find((word) => end - word.length - 1 > start && isRoleWord(word)) ?? "";
}

function nextSeparator(stem: string, from: number): number {
  let position = from;
  while (position < stem.length && !SEPARATORS.includes(stem.charAt(position))) position++;
  return position;
}

function previousSeparator(stem: string, from: number): number {
  let position = from;
  while (position >= 0 && !SEPARATORS.includes(stem.charAt(position))) position--;
  return position;
}

/** How well a file with these role words serves as labels on a side; names without any are neutral. */
export function roleFit(roles: string, side: Side): number {
  if (roles === "") return FIT.neutral;
  const fits = splitRoles(roles).map((word) => FITS.get(folded(word))?.[side] ?? FIT.neutral);
  // A word that only says where the file comes from leaves the others their say: `gtFine_color` is of colours.
  return fits.every((fit) => fit === FIT.neutral) ? FIT.neutral : Math.max(...fits.filter((fit) => fit !== FIT.neutral));
}

function splitRoles(roles: string): readonly string[] {
  return roles.replace(/train_id(?![a-z])/gi, "trainIds").split("_");
}

/** `L` and `P` are words as capitals only: an `l` at the end of a name is a part of it. */
function isRoleWord(word: string): boolean {
  return word.length <= LONGEST_WORD && FITS.has(folded(word)) && (word.length > 1 || word === word.toUpperCase());
}

function folded(word: string): string {
  return word.toLowerCase();
}
