import { relabeller } from "../reading/relabelling";
import type { Relabelling } from "../document/relabelling";
import { type Label, type Side, SIDES } from "../labels/label";
import { formatFigure, formatCount, formatShare } from "../text/format";
import type { CheckedData } from "./checkedData";
import type { Finding } from "../reading/finding";
import { idRelation, type IdRelation, type SideIds } from "./idRelation";
import { withStep } from "./readings";

/** Foreground and background must agree for the foreground to be what the labels have in common. */
const FOREGROUND_AGREES = 0.4;
const LEAST_BACKGROUND = 0.02;

/** Labels that belong together agree in so many pixels when they are matched. */
const MATCHED = 0.5;
/** Matched in every image anew they agree by this much better than as they are, and than matched once for all. */
const BETTER_ANEW = 0.2;
const BETTER_THAN_ONCE = 0.1;
/** So many labels in one image are numbered for being many. */
const MANY = 6;
const MANY_ALONE = 8;
const NUMBERED = 0.9;
/** So many labels, of which hardly one is in two images, are numbered through the folder. */
const MANY_ONCE = 20;
const HELD_ONCE = 0.8;

/** Instance ids without relation between the sides: as classes they mean nothing, as foreground against background they do. */
export function foregroundFindings(data: CheckedData): readonly Finding[] {
  const { automatic, choices, table, images, pooled } = data;
  const isRead = SIDES.some((side) =>
    choices.relabelling[side].some(({ kind }) => kind === "divide" || kind === "foreground"),
  );
  if (isRead) return [];
  const relation = idRelation(images, {
    target: relabeller(automatic.steps.target),
    prediction: relabeller(automatic.steps.prediction),
    ignored: new Set(table.ignore),
  });
  const seen = foregroundAgrees(relation) ? (idsOfBoth(relation) ?? idsOfOne(relation)) : undefined;
  if (seen === undefined) return [];
  const step = foreground(data);
  const { both, targetAlone, predictionAlone } = relation;
  const iou = both / (both + targetAlone + predictionAlone);
  return [
    {
      id: "foreground",
      severity: "warning",
      message: `${seen} As foreground against background the IoU is ${formatFigure(iou)}. If the labels are ids of instances and not classes, read every label above 0 as class 1.`,
      numbers: {
        foregroundIou: iou,
        targetLabels: relation.sides.target.labels.size,
        predictionLabels: relation.sides.prediction.labels.size,
      },
      action: {
        label: "Read labels above 0 as class 1",
        apply: { relabelling: withStep(pooled, choices, { target: step, prediction: step }) },
      },
      standsWithFigures: true,
      problem: "suspicious-coding",
    },
  ];
}

/** Ignore labels stay, unless the ids run through them. */
function foreground({ table, labels }: CheckedData): Relabelling {
  const held = new Set([...labels.target, ...labels.prediction].map(({ label }) => label));
  const keep = table.ignore.filter((label) => label > 0 && !held.has(label - 1));
  return { kind: "foreground", ...(keep.length > 0 && { keep }) };
}

function foregroundAgrees({ both, targetAlone, predictionAlone, neither }: IdRelation): boolean {
  const total = both + targetAlone + predictionAlone + neither;
  return (
    both >= FOREGROUND_AGREES * (both + targetAlone + predictionAlone) &&
    neither >= LEAST_BACKGROUND * total &&
    neither >= targetAlone
  );
}

function idsOfBoth({ rich, sides }: IdRelation): string | undefined {
  const { same, matched, matchedAnew, both, images } = rich;
  const isUnrelated = matchedAnew >= MATCHED * both && matchedAnew - same >= BETTER_ANEW * both;
  if (images === 0 || !isUnrelated) return undefined;
  const beatsOnce = (by: number): boolean => images > 1 && matchedAnew - matched >= by * both;
  const lookNumbered = (least: number): boolean =>
    isNumbered(sides.target, least) && isNumbered(sides.prediction, least);
  const areIds =
    beatsOnce(BETTER_ANEW) ||
    (lookNumbered(MANY) && beatsOnce(BETTER_THAN_ONCE)) ||
    (images === 1 && lookNumbered(MANY_ALONE)) ||
    areOnce(sides);
  if (!areIds) return undefined;
  return (
    `The labels look like instance ids, up to ${formatCount(sides.target.most)} in a target and ${formatCount(sides.prediction.most)} in a prediction, numbered on each side by itself: of the ` +
    `pixels that are above 0 on both sides, ${formatShare(same, both)} have the same label, and ${formatShare(matchedAnew, both)} would if the labels were matched in each image anew.`
  );
}

function isNumbered({ images, numbered, most }: SideIds, least: number): boolean {
  return most >= least && numbered >= NUMBERED * images;
}

function areOnce(sides: IdRelation["sides"]): boolean {
  const isOnce = ({ labels, held, images }: SideIds): boolean =>
    images > 1 && labels.size >= MANY_ONCE && labels.size >= HELD_ONCE * held;
  return (
    SIDES.some((side) => isOnce(sides[side])) &&
    SIDES.every((side) => isOnce(sides[side]) || isNumbered(sides[side], MANY))
  );
}

/** One side tells instances apart and the other has a class or few. */
function idsOfOne(relation: IdRelation): string | undefined {
  const { sides, strange } = relation;
  const side: Side = sides.target.labels.size > sides.prediction.labels.size ? "target" : "prediction";
  const other: Side = side === "target" ? "prediction" : "target";
  const [ids, classes] = [sides[side], sides[other]];
  const isOneClass = classes.labels.size === 1 && ids.labels.size >= SEVERAL;
  const isNumberedBeside =
    isNumbered(ids, MANY_ALONE) && ids.labels.size >= 2 * classes.labels.size && !isNumbered(classes, MANY);
  const { onForeground, pixels } = strange[side];
  // Labels that stand on the other's background are classes that it does not have.
  if (!(isOneClass || isNumberedBeside) || onForeground < 0.5 * pixels || pixels === 0) return undefined;
  const least = STRANGE_SHARE * (relation.both + (side === "target" ? relation.targetAlone : relation.predictionAlone));
  if (pixels < least) return undefined;
  return (
    `The ${side}s hold ${formatCount(ids.labels.size)} labels above 0, up to ${formatCount(ids.most)} in one image, where the ${other}s hold ${labelsHeld(classes.labels)}: ` +
    `${formatShare(onForeground, pixels)} of the pixels of labels that the ${other}s don't have are above 0 there too.`
  );
}

/** Fewer labels than these are classes of which the other side lacks one. */
const SEVERAL = 3;
/** Of the pixels above 0 so many must be of labels that the other side does not have. */
const STRANGE_SHARE = 0.1;

function labelsHeld(labels: ReadonlySet<Label>): string {
  return labels.size === 1 ? `label ${[...labels].join()} alone` : formatCount(labels.size);
}
