import type { Side } from "../labels/label";

/** How well masks with a role word in their name serve as labels, where an image has several: lower is better. */
export const FIT = {
  labels: 0,
  trainLabels: 1,
  neutral: 2,
  otherSide: 3,
  instances: 4,
  colours: 5,
  photograph: 6,
} as const;

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

const FITS = new Map(ROLE_WORDS.flatMap(([fits, words]) => words.map((word) => [foldCase(word), fits] as const)));

const LONGEST_WORD = Math.max(...[...FITS.keys()].map((word) => word.length));

/** Cuts role words, separated by `_`, `-` or `.`, off both ends of a stem; at least one part always stays. */
export function roleParts(stem: string): { readonly key: string; readonly roles: string } {
  let start = 0;
  let end = stem.length;
  let before = "";
  let after = "";
  for (let next = afterRole(stem, start, end); next > start; next = afterRole(stem, start, end)) {
    before = joinRoles(before, stem.slice(start, next - 1));
    start = next;
  }
  for (let last = beforeRole(stem, start, end); last < end; last = beforeRole(stem, start, end)) {
    after = joinRoles(stem.slice(last + 1, end), after);
    end = last;
  }
  return start === 0 && end === stem.length
    ? { key: stem, roles: "" }
    : { key: stem.slice(start, end), roles: joinRoles(before, after) };
}

function joinRoles(a: string, b: string): string {
  return a === "" || b === "" ? a + b : `${a}_${b}`;
}

/** Where the part goes on behind the role word that it begins with; its start where it begins with none, or nothing is left behind. */
function afterRole(stem: string, start: number, end: number): number {
  const first = nextSeparator(stem, start);
  if (first + 1 >= end) return start;
  // A word with a separator in it, such as `train_id`, before its parts.
  const second = nextSeparator(stem, first + 1);
  if (second + 1 < end && isRoleWord(stem, start, second)) return second + 1;
  return isRoleWord(stem, start, first) ? first + 1 : start;
}

/** The separator before the role word that the part ends with; its end where it ends with none, or nothing is left before. */
function beforeRole(stem: string, start: number, end: number): number {
  const last = previousSeparator(stem, end - 1);
  if (last <= start) return end;
  const before = previousSeparator(stem, last - 1);
  if (before > start && isRoleWord(stem, before + 1, end)) return before;
  return isRoleWord(stem, last + 1, end) ? last : end;
}

function nextSeparator(stem: string, from: number): number {
  let position = from;
  while (position < stem.length && !isSeparator(stem.charCodeAt(position))) position++;
  return position;
}

function previousSeparator(stem: string, from: number): number {
  let position = from;
  while (position >= 0 && !isSeparator(stem.charCodeAt(position))) position--;
  return position;
}

/** `-`, `.` or `_`. */
function isSeparator(code: number): boolean {
  return code === 0x5f || code === 0x2d || code === 0x2e;
}

/** How well a file with these role words serves as labels on a side; names without any are neutral. */
export function roleFit(roles: string, side: Side): number {
  if (roles === "") return FIT.neutral;
  const fits = splitRoles(roles).map((word) => FITS.get(foldCase(word))?.[side] ?? FIT.neutral);
  // A word that only says where the file comes from leaves the others their say: `gtFine_color` is of colours.
  return fits.every((fit) => fit === FIT.neutral)
    ? FIT.neutral
    : Math.max(...fits.filter((fit) => fit !== FIT.neutral));
}

/** The side that a file with these role words is of by its name; undefined where they say nothing, or both. */
export function fileRole(roles: string): Side | undefined {
  if (roles === "") return undefined;
  const fits = splitRoles(roles).map((word) => FITS.get(foldCase(word)));
  const [isTarget, isPrediction] = [fits.includes(OF_TARGET), fits.includes(OF_PREDICTION)];
  if (isTarget === isPrediction) return undefined;
  return isTarget ? "target" : "prediction";
}

function splitRoles(roles: string): readonly string[] {
  return roles.replace(/train_id(?![a-z])/gi, "trainIds").split("_");
}

/** Whether a part of a name says what the file is, and not which image it is of. */
export function isRole(word: string): boolean {
  return word.length > 1 && FITS.has(foldCase(word));
}

/** `L` and `P` are words as capitals only: an `l` at the end of a name is a part of it. */
function isRoleWord(stem: string, start: number, end: number): boolean {
  // Most parts of names are numbers, which no word begins with: they are not cut out and folded.
  if (end - start > LONGEST_WORD || stem.charCodeAt(start) <= NINE) return false;
  const word = stem.slice(start, end);
  return FITS.has(foldCase(word)) && (word.length > 1 || word === word.toUpperCase());
}

const NINE = 0x39;

function foldCase(word: string): string {
  return word.toLowerCase();
}
