/** What the rows of a report and what they are made of are called. */
export interface ItemWords {
  readonly item: "image" | "case";
  readonly pixel: "pixel" | "voxel";
}

const OF_IMAGES: ItemWords = { item: "image", pixel: "pixel" };
const OF_CASES: ItemWords = { item: "case", pixel: "voxel" };

/** Images and their pixels, or cases and their voxels as soon as one of them is a pair of volumes, which have a depth. */
export function itemWords(items: readonly { readonly depth?: number | undefined }[]): ItemWords {
  return items.some(({ depth }) => depth !== undefined) ? OF_CASES : OF_IMAGES;
}
