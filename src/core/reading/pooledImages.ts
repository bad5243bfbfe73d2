import { groupBy } from "../collections/groupBy";
import type { ImageCounts } from "../labels/counts";
import { CountsSum } from "../labels/countsSum";
import { oncePer } from "../collections/oncePer";
import type { ImageEntry } from "../document/report";
import { labelForm } from "./labelForm";

/**
 * The images as one for each way in which their masks are stored and each form of their labels, counts added up: what
 * readings of the labels are tried on, at the cost of a few images. Images without a prediction have nothing to agree with and
 * are left out.
 */
export const pooledImages = oncePer((images: readonly ImageEntry[]) =>
  pooledByForm(images).filter(({ prediction }) => prediction !== undefined),
);

/** Likewise, with the images without a prediction as separate groups. */
export const pooledByForm = oncePer((images: readonly ImageEntry[]): readonly ImageEntry[] => {
  const groups = groupBy(images, storageKey);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, counts: sumOf(group) }] : [];
  });
});

function storageKey({ target, prediction, counts }: ImageEntry): string {
  const side = ({ facts }: ImageEntry["target"], labels: Int32Array): string =>
    `${facts.kind} ${facts.bits} ${facts.scores?.kind ?? ""} ${labelForm(labels, facts.kind === "colour")}`;
  return `${side(target, counts.targets)}, ${prediction ? side(prediction, counts.predictions) : ""}`;
}

function sumOf(images: readonly ImageEntry[]): ImageCounts {
  const sum = new CountsSum();
  for (const { counts } of images) sum.add(counts);
  return sum.counts();
}
