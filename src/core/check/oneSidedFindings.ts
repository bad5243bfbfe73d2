import { groupBy } from "../collections/groupBy";
import type { Label, Side } from "../labels/label";
import { quantity, formatCount, formatShare } from "../text/format";
import { pixelsOf, type CheckedData } from "./checkedData";
import { labelText } from "../reading/labelText";
import type { Finding } from "../reading/finding";
import { holdsOnly } from "../reading/holdsOnly";
import { WHITE } from "../reading/labelForm";
import type { LabelRow } from "./labelRows";
import { largestOf, leastOf } from "../numbers/extremes";

/** In fewer images a class may well be missed everywhere. */
const LEAST_IMAGES = 4;
/** With so many images a label need not be in all of them, and may be rarer. */
const MANY_IMAGES = 10;
const IN_MANY = 2 / 3;
const SHARE_IN_MANY = 0.005;
const SHARE_IN_FEW = 0.02;
/** A model that misses more labels than these is poor: none of them stands out. */
const MOST_MISSED = 2;

const NO_CLASS = /^(?:void|un-?label(?:l)?ed|unknown|undefined|ignored?|other|none|no ?data|don'?t ?care)\b/i;

/** Labels that are on one side in nearly all images and never on the other: void that nobody is to predict, or no class of the data set. */
export function oneSidedFindings(data: CheckedData): readonly Finding[] {
  const pairs = data.images.filter(({ prediction }) => prediction !== undefined).length;
  const countLabels = (side: Side): number => new Set(data.labels[side].map(({ label }) => label)).size;
  if (pairs < LEAST_IMAGES || countLabels("prediction") < 2 || countLabels("target") < 2) return [];
  return [...neverPredicted(data, pairs), ...neverTarget(data, pairs)];
}

/** A class of one side that the other does not have. */
interface OneSided {
  readonly label: number;
  readonly name: string;
  readonly pixels: number;
  readonly share: number;
  readonly files: number;
}

function oneSidedClasses({ labels, table }: CheckedData, side: Side): readonly OneSided[] {
  const classOf = (row: LabelRow, of: Side): number =>
    of === "target" ? table.targetClass(row.raw) : table.predictionClass(row.raw);
  const other: Side = side === "target" ? "prediction" : "target";
  const occurring = new Set(labels[other].map((row) => classOf(row, other)));
  const total = pixelsOf(labels[side]);
  const ofClass = groupBy(
    labels[side].filter(({ status }) => status === "class"),
    (row) => classOf(row, side),
  );
  return [...ofClass].flatMap(([index, rows]) => {
    const info = table.classes[index];
    const pixels = pixelsOf(rows);
    return occurring.has(index) || !info
      ? []
      : [
          {
            label: info.label,
            name: info.name,
            pixels,
            share: pixels / total,
            files: largestOf(rows.map(({ files }) => files)),
          },
        ];
  });
}

function isEverywhere({ files, share }: OneSided, pairs: number): boolean {
  return pairs < MANY_IMAGES
    ? files >= pairs && share >= SHARE_IN_FEW
    : files >= IN_MANY * pairs && share >= SHARE_IN_MANY;
}

/** Black, white and a grey: more are classes. */
const DRAWN = 3;

function neverPredicted(data: CheckedData, pairs: number): readonly Finding[] {
  const predicted = data.labels.prediction.map(({ label }) => label);
  // Void stands before or after the classes, or as a grey between black and white; and a class that a list names is one.
  const targets = data.labels.target.map(({ label }) => label);
  const isDrawn = holdsOnly(predicted, [0, WHITE]) && targets.includes(WHITE) && targets.length === DRAWN;
  const [least, largest] = [leastOf(predicted), largestOf(predicted)];
  const isOutside = ({ label }: OneSided): boolean => isDrawn || label < least || label > largest;
  const isNamed = ({ label, name }: OneSided): boolean => name !== String(label);
  const found = oneSidedClasses(data, "target").filter(
    (missed) => (isNamed(missed) ? NO_CLASS.test(missed.name) : isOutside(missed)) && isEverywhere(missed, pairs),
  );
  if (found.length > MOST_MISSED) return [];
  return found.map(({ label, name, pixels, share, files }) => ({
    id: `neverPredicted:${label}`,
    severity: "warning",
    message:
      `Label ${labelName(label, name, data.images)} is in ${formatCount(files)} of ${quantity(pairs, "target")} (${formatShare(pixels, pixels / share)} of the pixels) and is never predicted: ` +
      "likely it is void, or what nobody labelled. If so, ignore it, which leaves its pixels out of every figure.",
    numbers: { label, files, pixels, share },
    action: { label: "Ignore this label", apply: { ignore: [...data.table.ignore, label] } },
    problem: "suspicious-coding",
  }));
}

function neverTarget(data: CheckedData, pairs: number): readonly Finding[] {
  const { leftOut } = data.choices;
  const found = oneSidedClasses(data, "prediction").filter(
    (extra) => isEverywhere(extra, pairs) && !leftOut.includes(extra.label),
  );
  if (found.length > MOST_MISSED) return [];
  return found.map(({ label, name, pixels, share, files }) => ({
    id: `neverTarget:${label}`,
    severity: "warning",
    message:
      `Label ${labelName(label, name, data.images)} is predicted in ${formatCount(files)} of ${quantity(pairs, "image")} (${formatShare(pixels, pixels / share)} of the pixels) and is in no target, so its IoU is 0 in ` +
      "every mean. If it is not a class of the data set, leave it out of the means; its pixels stay errors for the other classes.",
    numbers: { label, files, pixels, share },
    action: { label: "Leave it out of the means", apply: { leftOut: [...leftOut, label] } },
    problem: "suspicious-coding",
  }));
}

/** A label with its name where it has one of its own; a colour is not a number. */
function labelName(label: Label, name: string, images: CheckedData["images"]): string {
  const text = labelText(label, images);
  return name === String(label) || name === text ? text : `${text} (${name})`;
}
