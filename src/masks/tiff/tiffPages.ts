import { Refusal } from "../refusal";
import { describedImages, type DescribedImages } from "./describedImages";
import { TagReader } from "./tagReader";
import { readDirectory, type TiffDirectory } from "./tiffDirectory";
import { cutShort, type TiffFile } from "./tiffFile";

/** The image of a file that is the mask, and what else the file holds. */
export interface TiffPages {
  readonly mask: TiffDirectory;
  /** The pages of a stack, which are the slices of a volume, in the order of the file; the mask is the first of them. */
  readonly stack?: readonly TiffDirectory[];
  readonly notes: readonly string[];
}

interface Page {
  readonly directory: TiffDirectory;
  readonly width: number;
  readonly height: number;
  /** By the file's own word: a smaller copy, or a mask of another page. */
  readonly says: "full" | "reduced" | "mask";
  /** It stands in the row of pages, not below one of them (SubIFDs). */
  readonly isInRow: boolean;
  /** Planes that are stored as this one image. */
  readonly planes: number;
  readonly described: DescribedImages;
}

const OVERVIEWS = "The file also holds smaller copies of the mask (overviews); the mask in full size was read.";
const MASK_PAGE =
  'The file also holds a page that says which pixels are valid (a mask page); it was not read, so all pixels count. Write a label for "no data" if some should not.';
const ONE_OF_MANY =
  "The description of the file speaks of a stack of several images (ImageJ, tifffile), but the file holds one, which was read.";
/** So many entries in all directories together no file of masks has; more would only take time. */
const MOST_ENTRIES = 2 ** 22;
/** More slices no scan has, and what is kept of each page is far more than a small page holds. */
const MOST_PAGES = 2 ** 16;
const MOST_BELOW = 2 ** 16;

/**
 * Finds the mask among the pages of a file. Several pages in one full size are the slices of a volume; refused are pages of several
 * sizes, of which none is the mask more than another, and stacks whose images lie behind one page.
 */
export function readPages(file: TiffFile): TiffPages | Refusal {
  const pages = allPages(file);
  if (pages instanceof Refusal) return pages;
  const candidates =
    ["full", "reduced", "mask"]
      .map((kind) => pages.filter(({ says }) => says === kind))
      .find(({ length }) => length > 0) ?? [];
  const [first, ...rest] = candidates;
  if (!first) return cutShort();
  const mask = rest.reduce(
    (largest, page) => (page.width * page.height > largest.width * largest.height ? page : largest),
    first,
  );
  const others = pages.filter((page) => page !== mask);
  const full = others
    .filter((page) => page.says !== "mask" && !isSmallerCopy(page, mask))
    .reduce((sum, { planes }) => sum + planes, mask.planes);
  const images = Math.max(full, mask.described.held ? mask.described.images : 1);
  const stack = candidates.filter(
    (page) => page.isInRow && page.width === mask.width && page.height === mask.height && page.width * page.height > 0,
  );
  if (images > 1 && (images !== stack.length || full !== images)) return severalPages(images, mask);
  const notes = [
    ...(others.some((page) => page.says !== "mask") ? [OVERVIEWS] : []),
    ...(others.some((page) => page.says === "mask") ? [MASK_PAGE] : []),
    ...(mask.described.images > 1 && images === 1 ? [ONE_OF_MANY] : []),
  ];
  return {
    mask: mask.directory,
    ...(images > 1 && { stack: stack.map(({ directory }) => directory) }),
    notes,
  };
}

/** All pages, in the order of the file, and those that lie below others (SubIFDs). A chain that comes back to a page ends there. */
function allPages(file: TiffFile): readonly Page[] | Refusal {
  const pages: Page[] = [];
  const below: number[] = [];
  const seen = new Set<number>([0]);
  let entries = 0;
  let index = file.first;
  for (let at = 0; ;) {
    if (seen.has(index)) {
      const next = below[at++];
      if (next === undefined) break;
      index = next;
      continue;
    }
    seen.add(index);
    const directory = readDirectory(file, index);
    if (directory instanceof Refusal) return directory;
    const page = readPage(file, directory);
    if (page instanceof Refusal) return page;
    pages.push({ ...page.page, isInRow: at === 0 });
    for (const one of page.below) below.push(one);
    // Pages below count as well, before they are looked at: each of many pages may name thousands, the same ones.
    entries += directory.length + 1 + page.below.length;
    if (entries > MOST_ENTRIES || pages.length > MOST_PAGES)
      return new Refusal(`The TIFF holds more than ${pages.length - 1} pages, and a mask is one image. ${SPLIT}`);
    index = directory.next;
  }
  return pages;
}

function readPage(
  file: TiffFile,
  directory: TiffDirectory,
): { readonly page: Omit<Page, "isInRow">; readonly below: readonly number[] } | Refusal {
  const tags = new TagReader(file, directory);
  const width = tags.one("ImageWidth", 0);
  const height = tags.one("ImageLength", 0);
  const kind = tags.one("NewSubfileType", tags.one("SubfileType", 1) === 2 ? 1 : 0);
  const says = kind & 4 ? "mask" : kind & 1 ? "reduced" : "full";
  const below = tags.all("SubIFDs", MOST_BELOW);
  const planes = Math.max(1, tags.one("ImageDepth", 1), tags.count("StackPlanes"));
  const described = describedImages(file, tags);
  return tags.refusal ?? { page: { directory, width, height, says, planes, described }, below };
}

/** Smaller, and the file says so or both sides are the mask's by one factor. */
function isSmallerCopy({ width, height, says }: Page, mask: Page): boolean {
  if (width > mask.width || height > mask.height || (width === mask.width && height === mask.height)) return false;
  if (says === "reduced") return true;
  const factor = Math.max(mask.width / width, mask.height / height);
  // Sides are rounded up or down.
  return Math.abs(mask.width / factor - width) < 1 && Math.abs(mask.height / factor - height) < 1;
}

const SPLIT =
  "Split it on both sides into files of one image each, as tiffsplit does, or write a volume with a page of one size for each slice.";

function severalPages(count: number, { width, height }: Page): Refusal {
  return new Refusal(
    `The TIFF is a stack of ${count} pages (the first of ${width} x ${height} pixels), and a mask is one image. ${SPLIT}`,
  );
}
