import type { ReportSeveral } from "../document/report";
import { classWords } from "../pairing/pairingWords";
import { quantity, formatCount, formatShare } from "../text/format";
import type { CheckedData } from "./checkedData";
import type { Finding, FindingAction } from "../reading/finding";
import { withFiles } from "./withFiles";
import { numberAt } from "../numbers/numberAt";

type Read = "union" | "labels";

/** Several masks of one image, which one file of the other side is judged by: told of, offered to be one mask, or said to be one. */
export function severalFindings(data: CheckedData): readonly Finding[] {
  const { several } = data.report.pairing;
  const chosen = data.choices.files?.severalMasks;
  if (!several) return [];
  return chosen === undefined
    ? offers(data, several)
    : [takenFinding(data, several, chosen), ...overlaps(data, several)];
}

const ACTIONS: Readonly<Record<Read, string>> = { union: "Read their union", labels: "Read one label a file" };

function action(data: CheckedData, read: Read): FindingAction {
  return {
    label: ACTIONS[read],
    apply: withFiles(data.choices, { severalMasks: read }),
    option: `--several-masks ${read}`,
  };
}

/** What they most likely are comes first and stands with the figures; the other reading is only said. */
function offers(data: CheckedData, several: ReportSeveral): readonly Finding[] {
  const { side, kind, images, paired, files, example } = several;
  const other = side === "target" ? "prediction" : "target";
  const [first, second]: readonly [Read, Read] = kind === "classes" ? ["labels", "union"] : ["union", "labels"];
  const seen =
    `${quantity(images, other)} ${images === 1 ? "has" : "have"} several ${side} masks, such as ${example.file} with ${listFiles(example.parts)}. ` +
    (paired === 0
      ? "None of them is paired."
      : `${paired === images ? "Each" : formatCount(paired)} is judged by one of them alone, so what the others hold counts as an error.`);
  const advice: Readonly<Record<Read, string>> = {
    union:
      "if they are parts of one foreground, such as lesions or instances, have their union read: foreground where any of them is.",
    labels: "if each file holds one class, have each read as one label.",
  };
  return [
    {
      id: "severalMasks",
      severity: "warning",
      message: `${seen} ${capital(advice[first])}`,
      numbers: { images, paired, files },
      standsWithFigures: true,
      action: action(data, first),
    },
    {
      id: "severalMasksOther",
      severity: "info",
      message: `Or ${advice[second]}`,
      numbers: { images },
      action: action(data, second),
    },
  ];
}

function takenFinding(data: CheckedData, several: ReportSeveral, read: Read): Finding {
  const { side, images } = several;
  const all = data.images.filter((image) => image[side]).length;
  return {
    id: "severalMasksTaken",
    severity: "info",
    message: `By choice, ${severalWords(several, read)}: ${formatCount(images)} of ${quantity(all, "image")} ${images === 1 ? "has" : "have"} several.`,
    numbers: { images, all },
    action: { label: "Read one mask an image", apply: withFiles(data.choices, { severalMasks: undefined }) },
  };
}

/** How several masks are read as one, with the label of each class, as a clause. */
export function severalWords({ side, kind, classes }: ReportSeveral, read: Read): string {
  if (read === "union") return `the ${side} masks of an image are read as their union, class 1`;
  if (classes) return `the ${side} masks of an image are read as one label a file; ${classWords(classes)}`;
  return `the ${side} masks of an image are read as one label a file, by ${kind === "numbers" ? "the numbers in their names" : "their order"}`;
}

/** From this share of the pixels of parts on, which of them counts may move a figure. */
const MUCH = 0.01;

function overlaps({ images }: CheckedData, { side }: ReportSeveral): readonly Finding[] {
  const overlapping = images.filter((image) => image[side]?.overlap !== undefined);
  if (overlapping.length === 0) return [];
  const pixels = overlapping.reduce((sum, image) => sum + (image[side]?.overlap ?? 0), 0);
  const foreground = images.reduce((sum, { counts }) => sum + foregroundOf(counts[`${side}s`], counts.pixels), 0);
  return [
    {
      id: "severalMasksOverlap",
      severity: "warning",
      message:
        `In ${quantity(overlapping.length, "image")} ${side} masks of several labels overlap, in ${quantity(pixels, "pixel")} ` +
        `(${formatShare(pixels, foreground)} of their foreground): there the mask of the highest label counts. Where a pixel belongs to several classes, evaluate each class by itself.`,
      numbers: { images: overlapping.length, pixels, foreground },
      standsWithFigures: pixels > MUCH * foreground,
      problem: "suspicious-coding",
    },
  ];
}

function foregroundOf(labels: Int32Array, pixels: Float64Array): number {
  return labels.reduce((sum, label, row) => sum + (label === 0 ? 0 : numberAt(pixels, row)), 0);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const MOST_SHOWN = 4;

function listFiles(files: readonly string[]): string {
  const shown = files.slice(0, MOST_SHOWN).join(", ");
  return files.length > MOST_SHOWN ? `${shown} and ${formatCount(files.length - MOST_SHOWN)} more` : shown;
}
