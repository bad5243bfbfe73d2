import type { ClassInfo } from "../document/classList";
import { itemSpeaker, itemWords } from "../text/itemWords";

/** What a text is about, as far as its words depend on it. */
interface SpokenOf {
  readonly images: readonly { readonly name: string; readonly depth?: number | undefined }[];
  readonly table: { readonly classes: readonly Pick<ClassInfo, "name">[] };
}

/** Has texts speak of cases and voxels where one of the images is a pair of volumes; names of classes and images stay as they are. */
export function itemSpeech({ images, table }: SpokenOf): (text: string) => string {
  return itemSpeaker(
    itemWords(images),
    [...table.classes, ...images].map(({ name }) => name),
  );
}
