import { SIDES_AS_NAMED, type Side } from "../labels/label";
import { nameWords, type NameWord } from "./nameWords";

/** What the names of two folders say of them. */
export interface FolderRoles extends Readonly<Record<Side, string>> {
  /** Beyond doubt: both names tell, or one does by a word that means nothing else. Else a person should look at it. */
  readonly sure: boolean;
}

/** Words that mean nothing else, whatever stands beside them. */
const SURE: Readonly<Record<Side, readonly string[]>> = {
  prediction: [
    "pred",
    "preds",
    "predict",
    "predicted",
    "prediction",
    "predictions",
    "inference",
    "inferences",
    "submission",
    "argmax",
    "result",
    "results",
    "output",
    "outputs",
  ],
  target: [
    "gt",
    "gts",
    "gtfine",
    "gtcoarse",
    "groundtruth",
    "groundtruths",
    "truth",
    "target",
    "targets",
    "annotation",
    "annotations",
    "segmentationclass",
  ],
};

/** Words that mostly mean it, and that names of models and tools begin with. */
const LIKELY: Readonly<Record<Side, readonly string[]>> = {
  prediction: ["out"],
  target: ["label", "labels", "mask", "masks", "ann", "anns", "reference", "references"],
};

/** What a role word may be run together with, as in `gtFine`, `labelIds` and `labelsTr`, and stay one. */
const COMPANIONS = new Set([
  "fine",
  "coarse",
  "id",
  "ids",
  "train",
  "tr",
  "ts",
  "te",
  "val",
  "test",
  "v",
  "png",
  "npy",
  "tif",
  "dir",
  "folder",
  "set",
  "new",
  "old",
  "all",
  "final",
  "best",
  "raw",
  "map",
  "maps",
  "image",
  "images",
  "img",
  "class",
  "color",
  "colour",
]);

/** Networks whose name alone makes a folder one of predictions, and tools whose name says nothing; the names of some begin with a role word. */
const MODELS = new Set([
  "unet",
  "nnunet",
  "resunet",
  "attentionunet",
  "transunet",
  "swinunet",
  "swinunetr",
  "unetr",
  "deeplab",
  "segformer",
  "maskformer",
  "mask2former",
  "oneformer",
  "maskrcnn",
  "maskdino",
  "maskclip",
  "pspnet",
  "upernet",
  "segnet",
  "hrnet",
  "ocrnet",
  "segmenter",
  "setr",
  "medsam",
  "bisenet",
  "linknet",
  "icnet",
  "erfnet",
  "pidnet",
  "ddrnet",
  "yolo",
  "internimage",
  "segnext",
  "fcn",
  "resnet",
  "efficientnet",
  "mobilenet",
  "convnext",
]);
const TOOLS = new Set(["labelme", "labelstudio", "labelbox", "labelimg", "masktools", "outpainting"]);

/** What the last parts of a path say of the masks in it; undefined where they say nothing, or both. */
export function folderRole(path: string): Side | undefined {
  return roleInName(path)?.side;
}

/** Whether the name of a folder tells its role by a word that means nothing else. */
export function isSureOfRole(path: string): boolean {
  return roleInName(path)?.sure === true;
}

/** The roles of two folders where the names tell them: one name is enough. What both paths share tells nothing. */
export function rolesOf(a: string, b: string): FolderRoles | undefined {
  const [toldA, toldB] = differingParts(a, b).map(roleInName);
  if (toldA?.side === toldB?.side) return undefined;
  const isTarget = toldA ? toldA.side === "target" : toldB?.side === "prediction";
  const known = [toldA, toldB].flatMap((name) => name ?? []);
  const sure = known.length === 2 || known.some((name) => name.sure);
  return isTarget ? { target: a, prediction: b, sure } : { target: b, prediction: a, sure };
}

/** Whether both folders are named as predictions of models, and none as targets. */
export function areBothPredictions(a: string, b: string): boolean {
  return a !== b && differingParts(a, b).every((path) => roleInName(path)?.side === "prediction");
}

interface RoleInName {
  readonly side: Side;
  readonly sure: boolean;
}

function roleInName(path: string): RoleInName | undefined {
  for (const part of parts(path).toReversed().slice(0, 2)) {
    const words = nameWords(part);
    const sides = SIDES_AS_NAMED.flatMap((side): readonly RoleInName[] => {
      const sure = tells(words, SURE[side], true);
      return sure || tells(words, LIKELY[side], false) || (side === "prediction" && namesModel(words))
        ? [{ side, sure }]
        : [];
    });
    const [only] = sides;
    if (sides.length === 1) return only;
  }
  return undefined;
}

/** Whether one of the words is a word of the list, in one piece with its neighbours or beside companions alone. */
function tells(words: readonly NameWord[], list: readonly string[], anywhere: boolean): boolean {
  return runs(words).some(({ text, start, end }) => {
    if (!list.includes(text) || isOfName(words, start)) return false;
    return (
      anywhere || joinedWith(words, start, end).every((word) => COMPANIONS.has(word) || Number.isFinite(Number(word)))
    );
  });
}

function namesModel(words: readonly NameWord[]): boolean {
  return runs(words).some(({ text }) => isModel(text));
}

/** `deeplabv3` is `deeplabv` and a number. */
function isModel(text: string): boolean {
  return MODELS.has(text) || MODELS.has(text.replace(/v$/, ""));
}

/** Whether the name of a model or tool begins with the words: `Mask R-CNN`, `label_studio`. */
function isOfName(words: readonly NameWord[], start: number): boolean {
  return runs(words).some((run) => run.start === start && (isModel(run.text) || TOOLS.has(run.text)));
}

/** The other words of one piece with these: those that no separator stands between. */
function joinedWith(words: readonly NameWord[], start: number, end: number): readonly string[] {
  const piece = words[start]?.piece;
  return words.flatMap(({ text, piece: other }, index) =>
    other === piece && (index < start || index >= end) ? [text] : [],
  );
}

interface Run {
  readonly text: string;
  readonly start: number;
  /** Behind its last word. */
  readonly end: number;
}

/** No name that is known is of more words. */
const LONGEST_RUN = 4;

/** Words and their neighbours as one: `ground` `truth` is `groundtruth`. */
function runs(words: readonly NameWord[]): readonly Run[] {
  return words.flatMap((_, start) =>
    Array.from({ length: Math.min(LONGEST_RUN, words.length - start) }, (_length, more) => {
      const end = start + more + 1;
      return {
        text: words
          .slice(start, end)
          .map(({ text }) => text)
          .join(""),
        start,
        end,
      };
    }),
  );
}

/** Both paths without what they begin and end with alike. */
function differingParts(a: string, b: string): readonly [string, string] {
  const [ofA, ofB] = [parts(a), parts(b)];
  const least = Math.min(ofA.length, ofB.length);
  let first = 0;
  while (first < least && ofA[first] === ofB[first]) first++;
  let last = 0;
  while (last < least - first && ofA[ofA.length - 1 - last] === ofB[ofB.length - 1 - last]) last++;
  return [ofA.slice(first, ofA.length - last).join("/"), ofB.slice(first, ofB.length - last).join("/")];
}

function parts(path: string): readonly string[] {
  return path.split(/[/\\]/).filter((part) => part !== "");
}
