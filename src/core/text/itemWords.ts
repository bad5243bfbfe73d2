/** What the rows of a report and what they are made of are called. */
export interface ItemWords {
  readonly item: "image" | "case";
  readonly pixel: "pixel" | "voxel";
}

const OF_IMAGES: ItemWords = { item: "image", pixel: "pixel" };
/** The words of a report of volumes. */
export const CASES: ItemWords = { item: "case", pixel: "voxel" };

/** Images and their pixels, or cases and their voxels as soon as one of them is a pair of volumes, which have a depth. */
export function itemWords(items: readonly { readonly depth?: number | undefined }[]): ItemWords {
  return items.some(({ depth }) => depth !== undefined) ? CASES : OF_IMAGES;
}

/**
 * Words of images that are neither part of a name (`image_01.png`, `image 3`) nor of a type (`image/png`): what comes before them is
 * kept, so that the article follows.
 */
const WORDS = /(?<![\w./"-])(an? )?\b(image|pixel)(s?)\b(?![\w/"-]|\.\w| \d+(?!\.?\d))/gi;

/** A sentence on images as one on whatever the items are: all sentences speak of images and pixels where they are written. */
export function inItemWords(text: string, words: ItemWords): string {
  return itemSpeaker(words, [])(text);
}

/**
 * Has sentences speak of whatever the items are.
 *
 * @param names of classes, files and the like, which stay as they are.
 */
export function itemSpeaker(words: ItemWords, names: Iterable<string>): (text: string) => string {
  if (words.item === "image") return (text) => text;
  const kept = [...new Set(names)].filter((name) => spoken(name, words) !== name);
  if (kept.length === 0) return (text) => spoken(text, words);
  // The longest first, of which others may be a part.
  const escaped = kept
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  // Split by a group, every second part is a name.
  const parted = new RegExp(`(${escaped.join("|")})`);
  return (text) =>
    text
      .split(parted)
      .map((part, index) => (index % 2 === 1 ? part : spoken(part, words)))
      .join("");
}

function spoken(text: string, words: ItemWords): string {
  return text.replace(WORDS, (_, article: string | undefined, word: string, plural: string) => {
    const said = `${word.toLowerCase() === "image" ? words.item : words.pixel}${plural}`;
    const begun = /^[A-Z]/.test(word) ? `${said.charAt(0).toUpperCase()}${said.slice(1)}` : said;
    return `${article === undefined ? "" : article.replace(/n(?= )/, "")}${begun}`;
  });
}
