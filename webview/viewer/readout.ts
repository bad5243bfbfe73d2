import type { ComparedNames } from "../../src/core/compare/comparedNames";
import type { ClassTable } from "../../src/core/reading/classTable";
import { IGNORED, type ClassOrNone } from "../../src/core/labels/indices";
import { NO_PREDICTION, type Label } from "../../src/core/labels/label";
import type { PairClasses } from "../../src/core/reading/pairClasses";
import { placeOf, voxelOf } from "../../src/core/labels/volumePlanes";
import type { ShownSlice } from "./caseSlices";
import type { Point } from "./viewport";
import { VIEWER_TEXTS } from "../texts/viewerTexts";
import { entryAt } from "../../src/core/numbers/numberAt";

const { readout: texts } = VIEWER_TEXTS;

/** A pixel in words: `x 812, y 344 - target 12 rider - prediction 11 person`. */
export function readout(
  pair: PairClasses,
  table: ClassTable,
  { x, y }: Point,
  { runs, slice, text = String }: ReadoutOptions = {},
): string {
  const pixel = y * pair.width + x;
  const place = slice ? placeInCase(slice, { x, y }) : texts.place(x, y);
  if (runs) return inBothRuns(runs, table, { x, y }, { place, text });
  const targetPlace = entryAt(pair.target.indices, pixel);
  const predictionPlace = entryAt(pair.prediction.indices, pixel);
  const target = entryAt(pair.target.values, targetPlace);
  const prediction = entryAt(pair.prediction.values, predictionPlace);
  return [
    place,
    texts.label("target", text(target), meaningOf(table, pair.targetClasses[targetPlace] ?? IGNORED, text(target))),
    prediction === NO_PREDICTION
      ? texts.noPrediction
      : texts.label(
          "prediction",
          text(prediction),
          meaningOf(table, pair.predictionClasses[predictionPlace] ?? IGNORED, text(prediction)),
        ),
  ].join(" - ");
}

export interface ReadoutOptions {
  readonly runs?: ReadRuns | undefined;
  /** Of a case: the slice that the pixel is of. */
  readonly slice?: ShownSlice | undefined;
  /** A label for people: colours are not numbers. */
  readonly text?: (label: Label) => string;
}

/** One target in two runs. */
export interface ReadRuns {
  /** What they are called. */
  readonly names: ComparedNames;
  readonly a: PairClasses;
  readonly b: PairClasses;
}

/** A voxel by its column, row and slice in the file, and where it lies as far as the file says. */
function placeInCase({ layout, size, at, facts }: ShownSlice, { x, y }: Point): string {
  const voxel = voxelOf(layout, size, { x, y, slice: at });
  const { affine, spacing } = facts;
  if (affine) return `${texts.voxel(...voxel)} (${texts.inBody(placeOf(affine, voxel))})`;
  if (!spacing) return texts.voxel(...voxel);
  return `${texts.voxel(...voxel)} (${texts.fromFirst(voxel[0] * spacing[0], voxel[1] * spacing[1], voxel[2] * spacing[2])})`;
}

function inBothRuns(
  { a, b, names }: ReadRuns,
  table: ClassTable,
  { x, y }: Point,
  { place: where, text }: { readonly place: string; readonly text: (label: Label) => string },
): string {
  const pixel = y * a.width + x;
  const run = (name: string, { prediction, predictionClasses }: PairClasses): string => {
    const place = entryAt(prediction.indices, pixel);
    const label = entryAt(prediction.values, place);
    return texts.run(name, text(label), meaningOf(table, predictionClasses[place] ?? IGNORED, text(label)));
  };
  const place = entryAt(a.target.indices, pixel);
  const target = entryAt(a.target.values, place);
  return [
    where,
    texts.label("target", text(target), meaningOf(table, a.targetClasses[place] ?? IGNORED, text(target))),
    run(names.a, a),
    run(names.b, b),
  ].join(" - ");
}

/** What a label means; nothing where the class is called like its label. */
function meaningOf({ classes }: ClassTable, classIndex: ClassOrNone, label: string): string {
  if (classIndex === IGNORED) return texts.ignored;
  const info = classes[classIndex];
  if (!info) return texts.noClass;
  return info.name === label ? "" : info.name;
}
