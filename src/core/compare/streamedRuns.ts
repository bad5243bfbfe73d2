import type { Evaluation } from "../counting/evaluation";
import { inSubset } from "../counting/imageSubset";
import type { ImageEntry, Report } from "../document/report";
import { ImagePool } from "../reading/imagePool";
import { imagesByColour } from "../reading/imagesByColour";
import { totalsOf } from "../streamed/streamedTotals";
import { choicesTogether } from "./evaluateTogether";
import { JoinedImages, type ImagePair, type ImageParts } from "./joinedImages";

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

/** The classes of two runs whose images are all common, and sums of these; undefined where they are not known beforehand. */
export function knownTotals(a: StreamedReport, b: StreamedReport): Evaluation | undefined {
  if (!a.sums || !b.sums || a.head.choices.subset) return undefined;
  const all = { a: a.sums, b: b.sums };
  return totalsOfBoth(a.head, all, all);
}

/**
 * The classes of the images that both runs have, and sums of these, of one look at all images.
 *
 * @throws NotInOneOrder as `JoinedImages`, and NeedsAllImages where they are read by their colours.
 */
export async function foundTotals(a: StreamedReport, b: StreamedReport): Promise<Evaluation> {
  const all = { a: new ImagePool(), b: new ImagePool() };
  const common = { a: new ImagePool(), b: new ImagePool() };
  for await (const pairs of joinedPairs(new JoinedImages(), pooled(a, all.a), pooled(b, all.b))) {
    for (const pair of pairs) {
      addTo(common.a, pair.a);
      addTo(common.b, pair.b);
    }
  }
  return totalsOfBoth(a.head, { a: all.a.images(), b: all.b.images() }, { a: common.a.images(), b: common.b.images() });
}

/** The images that both runs have, of those that count under the choices of A. */
export function joinedPairs(
  joined: JoinedImages,
  a: StreamedReport,
  b: StreamedReport,
): AsyncGenerator<readonly ImagePair[]> {
  const isCounted = inSubset(a.head.choices.subset);
  const takesPart = takingPart(a.head);
  return joined.pairs(
    filtered(a.images(), (image) => takesPart(image) && isCounted(image.name)),
    filtered(b.images(), takesPart),
  );
}

type OfBoth = Readonly<Record<"a" | "b", readonly ImageEntry[]>>;

function totalsOfBoth(head: Report, all: OfBoth, common: OfBoth): Evaluation {
  const { choices } = head;
  const takesPart = takingPart(head);
  for (const images of [all.a, all.b]) {
    const read = images.filter(takesPart);
    if (imagesByColour(read, choices) !== read) throw new NeedsAllImages();
  }
  const images = [...common.a, ...common.b].filter(takesPart);
  const found = totalsOf({ ...head, choices: choicesTogether(choices) }, images);
  if (!found.ok) throw new NeedsAllImages();
  return found.totals;
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
