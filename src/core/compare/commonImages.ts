import type { Choices } from "../document/choices";
import { countedImages } from "../counting/countedImages";
import { inSubset } from "../counting/imageSubset";
import type { ImageCounts } from "../labels/counts";
import type { Label } from "../labels/label";
import { relabeller } from "../reading/relabelling";
import { canonicalName } from "../pairing/canonicalName";
import type { ImageEntry, Report } from "../document/report";
import { integerAt, itemAt, numberAt } from "../numbers/numberAt";
import { addTo } from "../collections/addTo";

/** The images that two runs share, by target file, and the names of those that one run alone has. */
export interface CommonImages {
  /** In the order of the first report. */
  readonly pairs: readonly { readonly a: ImageEntry; readonly b: ImageEntry }[];
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  /** Name of the first common image whose target is not the same in both. */
  readonly otherTarget: string | undefined;
}

export function commonImages(a: Report, b: Report, choices: Choices): CommonImages {
  const isCounted = inSubset(choices.subset);
  const imagesA = countedImages(a, choices).filter(({ name }) => isCounted(name));
  const imagesB = countedImages(b, choices);
  const keyOf = targetKey(imagesA, imagesB);
  const inA = new Set(imagesA.map(keyOf));
  const ofB = new Map(imagesB.map((image) => [keyOf(image), image]));
  const pairs = imagesA.flatMap((image) => {
    const other = ofB.get(keyOf(image));
    return other ? [{ a: image, b: other }] : [];
  });
  const read = relabeller(choices.relabelling.target);
  return {
    pairs,
    onlyA: imagesA.filter((image) => !ofB.has(keyOf(image))).map(({ name }) => name),
    onlyB: imagesB.filter((image) => !inA.has(keyOf(image)) && isCounted(image.name)).map(({ name }) => name),
    otherTarget: pairs.find((pair) => !sameTarget(pair.a, pair.b, read))?.a.name,
  };
}

/** What two images of one target share: its path, in any Unicode form unless a run has one name in two forms, as two files. */
export function targetKey(...runs: readonly (readonly ImageEntry[])[]): (image: ImageEntry) => string {
  const canonical = ({ target }: ImageEntry): string => canonicalName(target.path);
  const hasTwins = runs.some((images) => new Set(images.map(canonical)).size < images.length);
  return hasTwins ? ({ target }) => target.path : canonical;
}

/** The first image of a run whose target is not that of the image at the same place of another run. */
export function otherTarget(
  ofRun: readonly ImageEntry[],
  ofOther: readonly ImageEntry[],
  read: (label: Label) => Label,
): ImageEntry | undefined {
  return ofRun.find((image, place) => !sameTarget(image, itemAt(ofOther, place), read));
}

/** Two targets are taken as the same where size and pixels of every label are: what counts can tell. */
export function sameTarget(a: ImageEntry, b: ImageEntry, read: (label: Label) => Label): boolean {
  if (a.width !== b.width || a.height !== b.height || a.depth !== b.depth) return false;
  // What is the same before it is read is so however it is read: nearly all targets, without a map of each.
  if (sameRawTarget(a.counts, b.counts)) return true;
  const ofA = targetPixels(a.counts, read);
  const ofB = targetPixels(b.counts, read);
  return ofA.size === ofB.size && [...ofA].every(([label, pixels]) => ofB.get(label) === pixels);
}

/** Rows of counts are ordered by target label, so that those of a label follow each other. */
function sameRawTarget(a: ImageCounts, b: ImageCounts): boolean {
  let [rowA, rowB] = [0, 0];
  while (rowA < a.targets.length && rowB < b.targets.length) {
    const label = integerAt(a.targets, rowA);
    if (label !== b.targets[rowB]) return false;
    let more = 0;
    for (; a.targets[rowA] === label; rowA++) more += numberAt(a.pixels, rowA);
    for (; b.targets[rowB] === label; rowB++) more -= numberAt(b.pixels, rowB);
    if (more !== 0) return false;
  }
  return rowA === a.targets.length && rowB === b.targets.length;
}

function targetPixels({ targets, pixels }: ImageCounts, read: (label: Label) => Label): ReadonlyMap<Label, number> {
  const sums = new Map<Label, number>();
  targets.forEach((raw, row) => {
    const label = read(raw);
    addTo(sums, label, numberAt(pixels, row));
  });
  return sums;
}
