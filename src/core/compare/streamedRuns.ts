import type { Evaluation } from "../counting/evaluation";
import { inSubset } from "../counting/imageSubset";
import type { ImageEntry, Report } from "../document/report";
import { ImagePool } from "../reading/imagePool";
import { imagesByColour } from "../reading/imagesByColour";
import { itemAt } from "../numbers/numberAt";
import { itemWords } from "../text/itemWords";
import { totalsOf } from "../streamed/streamedTotals";
import { choicesTogether } from "./evaluateTogether";
import { JoinedImages, type ImageParts, type ImagesOfRuns } from "./joinedImages";

/** A run whose images are not in memory. */
export interface StreamedReport {
  /** All of it but its images. */
  readonly head: Report;
  /** All images in the natural order of their names, as often as they are asked for. */
  readonly images: () => ImageParts;
  /** All images as `ImagePool` adds them up, where that is known beforehand. */
  readonly sums?: readonly ImageEntry[] | undefined;
}

/** Of masks that are stored in more ways, such as with a palette each, the sums take more memory than the images. */
const MOST_WAYS = 64;

/** Images must be in memory to be read so. */
export class NeedsAllImages extends Error {}

/** Runs, of which the choices of the first hold. */
export type StreamedRuns = readonly [StreamedReport, ...StreamedReport[]];

/** The classes of runs whose images are all common, and sums of these; undefined where they are not known beforehand. */
function knownTotals(runs: StreamedRuns): Evaluation | undefined {
  const [{ head }] = runs;
  const all = runs.flatMap(({ sums }) => (sums ? [sums] : []));
  return all.length < runs.length || head.choices.subset ? undefined : totalsOfRuns(head, all, all);
}

/**
 * The classes of the images that all runs have, and sums of these, of one look at all images.
 *
 * @throws NotInOneOrder as `JoinedImages`, and NeedsAllImages where they are read by their colours.
 */
async function foundTotals(runs: StreamedRuns): Promise<Evaluation> {
  const all = runs.map(() => new ImagePool());
  const common = runs.map(() => new ImagePool());
  const [first, ...others] = runs;
  const noted: StreamedRuns = [
    pooled(first, itemAt(all, 0)),
    ...others.map((run, other) => pooled(run, itemAt(all, 1 + other))),
  ];
  for await (const part of joinedParts(new JoinedImages(runs.length), noted))
    for (const [run, images] of part.entries()) for (const image of images) addTo(itemAt(common, run), image);
  return totalsOfRuns(first.head, all.map(imagesOf), common.map(imagesOf));
}

/** The images that all runs have, of those that count under the choices of the first. */
export function joinedParts(joined: JoinedImages, [first, ...others]: StreamedRuns): AsyncGenerator<ImagesOfRuns> {
  const isCounted = inSubset(first.head.choices.subset);
  const takesPart = takingPart(first.head);
  return joined.parts([
    filtered(first.images(), (image) => takesPart(image) && isCounted(image.name)),
    ...others.map((run) => filtered(run.images(), takesPart)),
  ]);
}

/** @param all the images of each run. */
function totalsOfRuns(head: Report, all: ImagesOfRuns, common: ImagesOfRuns): Evaluation {
  const { choices } = head;
  const takesPart = takingPart(head);
  for (const images of all) {
    const read = images.filter(takesPart);
    if (imagesByColour(read, choices) !== read) throw new NeedsAllImages();
  }
  const found = totalsOf({ ...head, choices: choicesTogether(choices) }, common.flat().filter(takesPart));
  if (!found.ok) throw new NeedsAllImages();
  return found.totals;
}

/** What a look at the images of runs adds up, under classes that are known. */
export interface LookAtRuns {
  /** Whether each run has all images of the others. */
  readonly addAll: (runs: StreamedRuns) => Promise<boolean>;
}

/** Where the classes are known beforehand if each run has all images of the others, a look at the images is spared. */
export async function lookThrough<Look extends LookAtRuns>(
  runs: StreamedRuns,
  lookUnder: (totals: Evaluation) => Look,
): Promise<Look> {
  const known = knownTotals(runs);
  const first = known && lookUnder(known);
  if (first && (await first.addAll(runs))) return first;
  const second = lookUnder(await foundTotals(runs));
  await second.addAll(runs);
  return second;
}

/** Whether they are volumes. */
export function isOfCases({ images }: Pick<Evaluation, "images">): boolean {
  return itemWords(images).item === "case";
}

function imagesOf(pool: ImagePool): readonly ImageEntry[] {
  return pool.images();
}

function takingPart({ choices: { missing } }: Report): (image: ImageEntry) => boolean {
  return ({ prediction }) => missing === "count" || prediction !== undefined;
}

function pooled(run: StreamedReport, pool: ImagePool): StreamedReport {
  async function* images(): AsyncGenerator<readonly ImageEntry[]> {
    for await (const part of run.images()) {
      for (const image of part) addTo(pool, image);
      yield part;
    }
  }
  return { ...run, images };
}

function addTo(pool: ImagePool, image: ImageEntry): void {
  pool.add(image);
  if (pool.size > MOST_WAYS) throw new NeedsAllImages();
}

async function* filtered(
  parts: ImageParts,
  isTaken: (image: ImageEntry) => boolean,
): AsyncGenerator<readonly ImageEntry[]> {
  for await (const part of parts) yield part.filter(isTaken);
}
