import type { TagReader } from "./tagReader";

/**
 * The images that the description of a page speaks of: those of a stack of ImageJ, of which large ones have one page, and
 * of an array of tifffile of which the rest lies behind the page. 1 where it speaks of none.
 */
export function describedImages(tags: TagReader): number {
  const description = tags.text("ImageDescription");
  const stack = description.startsWith("ImageJ=") ? /^images=(\d{1,9})\s*$/m.exec(description)?.[1] : undefined;
  if (stack !== undefined) return Number(stack);
  // A page that was cut out of a stack keeps its description: only `truncated` says that the array lies behind this page.
  const shape = /"truncated": ?true/.test(description) ? /"shape": ?\[([\d, ]{1,200})\]/.exec(description)?.[1] : undefined;
  if (shape === undefined) return 1;
  const numbers = shape.split(",").reduce((product, size) => product * Number(size), 1);
  return Math.floor(numbers / (tags.one("ImageWidth", 1) * tags.one("ImageLength", 1) * tags.one("SamplesPerPixel", 1)));
}
