import { classPlaces, placeIn } from "../core/counting/classPlaces";
import { counting } from "../core/counting/counting";
import { shapeOptionsOf, tellsSpacing } from "../core/counting/imageShapes";
import { sidesOfIds } from "../core/counting/sidesOfIds";
import { regionLayers } from "../core/counting/regionLayers";
import { measuredStates, measuredUnder, type MeasuredStates } from "../core/counting/measuredStates";
import type { Report, ImageEntry } from "../core/document/report";
import { countRows, imageCounts, sameCounts, type ImageCounts } from "../core/labels/counts";
import type { Side } from "../core/labels/label";
import type { ClassTable } from "../core/reading/classTable";
import { isDefined, MEASURE_KINDS, type ImageMeasures, type MeasureKind } from "../core/shapes/imageMeasures";
import { joinedMeasures } from "../core/shapes/joinedMeasures";
import { shapeOptions, type Tolerance } from "../core/shapes/shapeOptions";
import type { MeasureTask } from "../protocol/measureTask";
import type { PairJob, PairResult } from "../protocol/worker";
import type { EvaluationOptions } from "./evaluateFolders";
import { DISK_FILES } from "./diskFiles";
import { poolOptions } from "./poolOptions";
import { countPairs } from "./onThreads";
import { maskSource } from "./works";

export interface MeasuringOptions extends Pick<
  EvaluationOptions,
  "files" | "programFolder" | "threads" | "memory" | "maxPixels" | "signal"
> {
  /** Its folders absolute. */
  readonly report: Report;
  readonly kinds: readonly MeasureKind[];
  /** So many images at most are measured, spread over all of them: to tell how long all would take. */
  readonly most?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface MeasuringOutcome {
  /** With what was measured, also where it was aborted. */
  readonly report: Report;
  /** Images that were measured, and those that would have been. */
  readonly done: number;
  readonly total: number;
}

/**
 * Measures the shapes of a report's images on threads, under its choices: those that were not measured yet, or under something
 * else. What is stale is dropped. An image that can't be measured says why and ends nothing.
 */
export async function measureReport(options: MeasuringOptions): Promise<MeasuringOutcome> {
  const { kinds, files = DISK_FILES, most = Infinity, onProgress } = options;
  const report = inMillimetres(options.report);
  const tasks = tasksOf(report, kinds);
  const works = spread(tasks.work, most);
  const chosen = works.flatMap(({ image, layers }, work) => layers.map((layer) => ({ work, image, ...layer })));
  const { prediction, target } = report.folders;
  const pool = await poolOptions(files, { ...options, folders: { prediction, target }, choices: report.choices });
  const parts = works.map((): ImageMeasures[] => []);
  const found = new Map<string, ImageMeasures>();
  onProgress?.(0, works.length);
  await countPairs(
    chosen.map(({ image, task }, index): PairJob => ({
      index,
      target: maskSource(image.target, (path) => files.join(target, path)),
      ...(image.prediction && { prediction: maskSource(image.prediction, (path) => files.join(prediction, path)) }),
      measure: task,
    })),
    {
      ...pool,
      onResults: (results) => {
        for (const { index, outcome } of results) {
          const layer = chosen[index];
          const [of, made] = layer ? [works[layer.work], parts[layer.work]] : [];
          if (!layer || !of || !made) continue;
          made.push(measuresOf(layer, outcome));
          if (made.length === of.layers.length) found.set(of.image.target.path, joinedMeasures(made));
        }
        onProgress?.(found.size, works.length);
      },
    },
  );
  return { report: withMeasures(report, tasks, found), done: found.size, total: tasks.work.length };
}

/** Where files tell the edges of their voxels, a tolerance that nobody chose is in millimetres, which is then a choice. */
function inMillimetres(report: Report): Report {
  const { choices, images } = report;
  if (choices.shapes?.tau || choices.shapes?.spacing || !tellsSpacing(images)) return report;
  return { ...report, choices: { ...choices, shapes: { ...choices.shapes, tau: USUAL_TAU } } };
}

const USUAL_TAU: Tolerance = { kind: "units", units: 2 };

/** One image to measure. */
interface Work {
  /** As it is read. */
  readonly image: ImageEntry;
  /** One, or one a region: a pixel in several has no one class whose shapes could be followed. */
  readonly layers: readonly Layer[];
}

/** Classes that do not overlap. */
interface Layer {
  readonly task: MeasureTask;
  /** Pixels by the places of classes, as they were counted. */
  readonly counts: ImageCounts;
}

interface Tasks {
  readonly work: readonly Work[];
  readonly read: { readonly images: readonly ImageEntry[]; readonly table: ClassTable };
  readonly states: MeasuredStates;
}

/** Of all images whatever the subset, so that another subset needs no other measures. */
function tasksOf(report: Report, kinds: readonly MeasureKind[]): Tasks {
  const { choices } = report;
  const read = counting(report, { ...choices, subset: undefined });
  const states = measuredStates(report.measured, read, choices);
  const idSides = sidesOfIds(choices);
  const tables = regionLayers(read.table);
  const work = read.images.flatMap((image) => {
    const missing = kinds.filter(
      (kind) =>
        isDefined(kind, image.depth ?? 1) &&
        (isStale(states, kind) || !image.measures || !isDone(image.measures, kind)),
    );
    if (missing.length === 0) return [];
    const all = tables.map((table) => layerOf(image, { table, idSides }, missing, report));
    const held = all.filter(({ task }) => task.classes.length > 0);
    return [{ image, layers: held.length > 0 ? held : all.slice(0, 1) }];
  });
  return { work, read, states };
}

/** A whole image that was refused once is tried again: it may have been for another kind, or for a file that is there by now. */
function isDone(measures: ImageMeasures, kind: MeasureKind): boolean {
  return measures[kind] !== undefined || measures.refusals?.[kind] !== undefined;
}

function isStale(states: MeasuredStates, kind: MeasureKind): boolean {
  return states[kind].state === "stale" || states[kind].state === "absent";
}

function layerOf(
  image: ImageEntry,
  { table, idSides }: { readonly table: ClassTable; readonly idSides: readonly Side[] },
  kinds: readonly MeasureKind[],
  { choices }: Report,
): Layer {
  const { band, connectivity, spacing } = shapeOptionsOf(image, shapeOptions(choices.shapes));
  const { counts } = image;
  const places = classPlaces(image, table, idSides);
  const placeOf = placeIn(places.classes, table);
  return {
    task: {
      kinds,
      ...places,
      pixels: image.width * image.height * (image.depth ?? 1),
      ...(image.depth !== undefined && { isVolume: true }),
      band,
      connectivity,
      ...(spacing && { spacing }),
    },
    counts: imageCounts(
      Array.from(countRows(counts), ({ target, prediction, pixels }) => ({
        target: placeOf(table.targetClass(target)),
        prediction: placeOf(table.predictionClass(prediction)),
        pixels,
      })),
    ),
  };
}

/** So many of the items, from the first on as far apart as can be. */
function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]).filter(
    (item) => item !== undefined,
  );
}

function measuresOf({ task, counts }: Layer, outcome: PairResult["outcome"]): ImageMeasures {
  const { classes } = task;
  if (!outcome.ok)
    return { classes, refused: `${outcome.side === "target" ? "Target" : "Prediction"}: ${outcome.message}` };
  if (!outcome.measures || !sameCounts(outcome.counts, counts)) return { classes, refused: CHANGED };
  return outcome.measures;
}

const CHANGED =
  "Its masks are not those that were counted: they were written since. Evaluate the folders again, then measure.";

function withMeasures(report: Report, { read, states }: Tasks, found: ReadonlyMap<string, ImageMeasures>): Report {
  const images = report.images.map((image) => {
    const { measures, ...bare } = image;
    const kept = measures && stillGood(measures, states);
    const made = found.get(image.target.path);
    const now = made ? together(kept, made) : kept;
    return now ? { ...bare, measures: now } : bare;
  });
  return { ...report, images, measured: measuredUnder(read, report.choices) };
}

/** What was measured before is of the counted masks and stays; that the image was refused then is no longer so. */
function together(kept: ImageMeasures | undefined, made: ImageMeasures): ImageMeasures {
  if (!kept) return made;
  const refusals = { ...kept.refusals, ...made.refusals };
  return { ...sumsOf(kept, MEASURE_KINDS), ...made, ...(Object.keys(refusals).length > 0 && { refusals }) };
}

/** What of earlier measures is not stale; undefined where all of it is. */
function stillGood(measures: ImageMeasures, states: MeasuredStates): ImageMeasures | undefined {
  const { refused, refusals } = measures;
  const isGood = (kind: MeasureKind): boolean => states[kind].state !== "stale";
  const kinds = MEASURE_KINDS.filter((kind) => measures[kind] !== undefined && isGood(kind));
  const still = Object.entries(refusals ?? {}).filter(([kind]) => isGood(kind as MeasureKind));
  if (kinds.length === 0 && still.length === 0 && refused === undefined) return undefined;
  return {
    ...sumsOf(measures, kinds),
    ...(refused !== undefined && { refused }),
    ...(still.length > 0 && { refusals: Object.fromEntries(still) }),
  };
}

/** Of these kinds what was measured. */
function sumsOf(measures: ImageMeasures, kinds: readonly MeasureKind[]): ImageMeasures {
  const held = kinds.filter((kind) => measures[kind] !== undefined);
  return { classes: measures.classes, ...Object.fromEntries(held.map((kind) => [kind, measures[kind]])) };
}
