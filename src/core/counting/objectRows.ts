import type { Evaluation } from "./evaluation";
import type { ClassIndex, ImageIndex } from "../labels/indices";
import type { Side } from "../labels/label";
import { integerAt, numberAt } from "../numbers/numberAt";
import { excusedPredictions, isCrowd, matchesOf, overlapsOf, type MatchRule } from "../shapes/objectMatches";
import type { ObjectPair, ObjectTable } from "../shapes/objects";
import { shapeOptions } from "../shapes/shapeOptions";
import { keepLast } from "../collections/keepLast";

/**
 * What became of an object: of the target found or missed, of the prediction invented. `leftOut`: a prediction that is not an error, since
 * more than half of it lies on ignored pixels or in crowds; `crowd`: several target objects that were not told apart.
 */
export const OBJECT_STATES = ["missed", "invented", "found", "leftOut", "crowd"] as const;
export type ObjectState = (typeof OBJECT_STATES)[number];

/** One object as it is listed. A predicted object that found something has no row: it stands with what it found. */
export interface ObjectRow {
  readonly image: ImageIndex;
  readonly classIndex: ClassIndex;
  readonly side: Side;
  /** Its number among the objects of its side of the image, from 0. */
  readonly object: number;
  readonly state: ObjectState;
  /** Pixels. */
  readonly area: number;
  /** In pixels from the top left. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** The slices of a case that it has part of: the first, and how many; 0 and 1 in an image. */
  readonly slices: { readonly z: number; readonly depth: number };
  /** With the object of the other side that fits best; 0 where none of its class overlaps. */
  readonly iou: number;
  /** Pixels that it has in common with the object of the other side that covers most of it. */
  readonly common: number;
  /** The number of that object on the other side. */
  readonly other?: number;
  readonly atEdge: boolean;
}

const MOST_KEPT = 2;

const kept = keepLast<readonly ObjectRow[]>(MOST_KEPT);

/** The objects of all images, image by image; undefined where objects were not measured, or are stale. */
export function objectRows({ images, table, choices, measured }: Evaluation): readonly ObjectRow[] | undefined {
  if (measured?.objects.state !== "measured") return undefined;
  const { found } = shapeOptions(choices.shapes);
  return kept(images, [JSON.stringify(found), table], () => {
    const indexOf = new Map(table.classes.map(({ label }, index) => [label, index]));
    return images.flatMap(({ measures }, image) => {
      if (!measures?.objects) return [];
      const classes = measures.classes.map((label) => indexOf.get(label));
      return rowsOfImage(image, measures.objects.pair, classes, found);
    });
  });
}

/** @param classes the class of each place of what was measured; undefined where the table has it no more */
function rowsOfImage(
  image: ImageIndex,
  objects: ObjectPair,
  classes: readonly (ClassIndex | undefined)[],
  rule: MatchRule,
): readonly ObjectRow[] {
  const { found, hits } = matchesOf(objects, rule);
  const excused = excusedPredictions(objects);
  const ofTarget = new Partners(objects.target.areas.length);
  const ofPrediction = new Partners(objects.prediction.areas.length);
  for (const { target, prediction, pixels, iou } of overlapsOf(objects)) {
    ofTarget.meet(target, prediction, pixels, iou);
    ofPrediction.meet(prediction, target, pixels, iou);
  }
  const row = (side: Side, object: number, state: ObjectState): readonly ObjectRow[] => {
    const of = objects[side];
    const classIndex = classes[integerAt(of.classes, object)];
    if (classIndex === undefined) return [];
    const partners = side === "target" ? ofTarget : ofPrediction;
    return [{ image, classIndex, side, object, state, ...factsOf(of, object), ...partners.of(object) }];
  };
  return [
    ...Array.from(found, (is, object) =>
      row("target", object, isCrowd(objects, object) ? "crowd" : is ? "found" : "missed"),
    ).flat(),
    ...Array.from(hits, (is, object) =>
      is ? [] : row("prediction", object, excused[object] ? "leftOut" : "invented"),
    ).flat(),
  ];
}

function factsOf(
  { areas, boxes, atEdge }: ObjectTable,
  object: number,
): Pick<ObjectRow, "area" | "box" | "slices" | "atEdge"> {
  const side = (edge: number): number => integerAt(boxes, 6 * object + edge);
  const [x, y] = [side(0), side(1)];
  return {
    area: numberAt(areas, object),
    box: { x, y, width: side(3) - x, height: side(4) - y },
    slices: { z: side(2), depth: side(5) - side(2) },
    atEdge: atEdge[object] === 1,
  };
}

/** What the objects of one side meet on the other. */
class Partners {
  private readonly ious: Float64Array;
  private readonly commons: Float64Array;
  private readonly others = new Map<number, number>();

  constructor(objects: number) {
    this.ious = new Float64Array(objects);
    this.commons = new Float64Array(objects);
  }

  meet(object: number, other: number, pixels: number, iou: number): void {
    this.ious[object] = Math.max(numberAt(this.ious, object), iou);
    if (pixels <= numberAt(this.commons, object)) return;
    this.commons[object] = pixels;
    this.others.set(object, other);
  }

  of(object: number): Pick<ObjectRow, "iou" | "common" | "other"> {
    const other = this.others.get(object);
    return {
      iou: numberAt(this.ious, object),
      common: numberAt(this.commons, object),
      ...(other !== undefined && { other }),
    };
  }
}
