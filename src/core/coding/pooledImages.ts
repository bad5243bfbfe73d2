import { grouped } from "../grouped";
import { countRows, imageCounts } from "../labels/counts";
import { oncePer } from "../oncePer";
import type { ImageEntry } from "../report";

/**
 * The images as one for each way in which their masks are stored, counts added up: what readings of the labels are tried
 * on, at the cost of a few images. Images without a prediction have nothing to agree with and are left out.
 */
export const pooledImages = oncePer((images: readonly ImageEntry[]): readonly ImageEntry[] => {
  const paired = images.filter(({ prediction }) => prediction !== undefined);
  const groups = grouped(paired, ({ target, prediction }) => `${target.facts.kind} ${prediction?.facts.kind ?? ""}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, counts: imageCounts(allRows(group)) }] : [];
  });
});

function* allRows(images: readonly ImageEntry[]): ReturnType<typeof countRows> {
  for (const { counts } of images) yield* countRows(counts);
}
