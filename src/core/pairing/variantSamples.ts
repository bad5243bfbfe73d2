import type { Pair, Variants } from "../document/pairing";

/** A few images: their files of each kind of the side, and their partners on the other. */
export interface VariantSamples {
  readonly images: number;
  readonly kinds: readonly { readonly name: string; readonly files: readonly string[] }[];
  readonly others: readonly string[];
}

/** So many images show nearly every class that there is, and are read before anyone waits. */
const MOST_IMAGES = 8;

/** Takes images evenly from all pairs, the same ones for every kind, so that their labels can be held against each other. */
export function variantSamples({ side, chosen, kinds }: Variants, pairs: readonly Pair[]): VariantSamples {
  const other = side === "target" ? "prediction" : "target";
  const ofChosen = kinds.find(({ name }) => name === chosen);
  const imageOf = new Map(ofChosen?.files.map((file, row) => [file, ofChosen.images[row]]));
  const candidates = pairs.filter((pair) => imageOf.has(pair[side])).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const taken = evenly(candidates, MOST_IMAGES);
  const images = new Set(taken.map((pair) => imageOf.get(pair[side])));
  return {
    images: taken.length,
    kinds: kinds.map(({ name, files, images: ofKind }) => ({
      name,
      files: files.filter((_, row) => images.has(ofKind[row])),
    })),
    others: taken.map((pair) => pair[other]),
  };
}

function evenly<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, position) => Math.floor((position * items.length) / most)).flatMap((at) =>
    items.slice(at, at + 1),
  );
}
