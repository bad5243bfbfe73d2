import { OTHER, type ClassOrNone } from "../../src/core/labels/indices";
import { classOfLabel } from "../../src/core/reading/classOfLabel";
import { objectRows } from "../../src/core/counting/objectRows";
import { shapeOptions } from "../../src/core/shapes/shapeOptions";
import { toleranceOf } from "../../src/core/shapes/tolerance";
import type { PairClasses } from "../../src/core/reading/pairClasses";
import { isSeenClass } from "../pixels/litPixels";
import { rightGround } from "../pixels/rightGround";
import {
  paintBand,
  paintDistances,
  paintKinds,
  paintObjects,
  paintSkeletons,
  type ObjectFates,
  type ShapePaper,
} from "./paintShapes";
import type { ViewerModel } from "./viewerModel";

/** Draws the shapes that are looked at; undefined while they are not there. */
export function paintShown(
  model: ViewerModel,
  pair: PairClasses,
  thickness: number,
): Uint32Array<ArrayBuffer> | undefined {
  const { shapes, view, lit } = model;
  const seen = lit.value;
  const paper: ShapePaper = {
    pair,
    thickness,
    ground: rightGround.value,
    isSeen: (classIndex) => isSeenClass(seen, classIndex),
  };
  switch (view.value.shapeView) {
    case "kinds": {
      const marks = shapes.marks("kinds");
      return marks && paintKinds(marks, paper);
    }
    case "objects": {
      const marks = shapes.marks("objects");
      const fates = marks && fatesOf(model);
      return fates && paintObjects(marks, fates, paper);
    }
    case "band": {
      const marks = shapes.marks("band");
      return marks && paintBand(marks, paper);
    }
    case "distance": {
      const marks = shapes.marks("distance");
      return marks && paintDistances(marks, classOfPlace(model), toleranceIn(model, pair), paper);
    }
    case "skeleton": {
      const marks = shapes.marks("skeleton");
      return marks && paintSkeletons(marks, classOfPlace(model), paper);
    }
  }
}

/** The tolerance of NSD in the unit of the distances. */
export function toleranceIn({ store }: ViewerModel, { width, height }: Pick<PairClasses, "width" | "height">): number {
  const options = shapeOptions(store.choices.value.shapes);
  return toleranceOf(options.tau, { width, height, options });
}

/** The class of a place among those of the marks. */
function classOfPlace({ store, shapes }: ViewerModel): (place: number) => ClassOrNone {
  const { classes } = store.evaluation.value.table;
  const ofPlaces = shapes.task.value?.classes.map((label) => classOfLabel(classes, label) ?? OTHER) ?? [];
  return (place) => ofPlaces[place] ?? OTHER;
}

/** What became of the objects of the image; undefined where objects were not measured. */
function fatesOf({ store, entry }: ViewerModel): ObjectFates | undefined {
  const evaluation = store.evaluation.value;
  const rows = objectRows(evaluation);
  const image = evaluation.images.findIndex(({ name }) => name === entry.value?.name);
  if (!rows || image < 0) return undefined;
  const target = new Map<number, "found" | "missed">();
  const prediction = new Map<number, "invented">();
  for (const { image: of, side, object, state } of rows) {
    if (of !== image) continue;
    if (side === "target" && (state === "found" || state === "missed")) target.set(object, state);
    if (side === "prediction" && state === "invented") prediction.set(object, state);
  }
  return { target, prediction };
}
