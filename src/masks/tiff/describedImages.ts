import type { TagReader } from "./tagReader";
import type { TiffFile } from "./tiffFile";

/** What the description of a page says of others. */
export interface DescribedImages {
  /** The images that it speaks of, this one among them; 1 where it speaks of none. */
  readonly images: number;
  /** Whether the file is long enough to hold them all behind the first, packed by nothing, as writers of one page for many leave them. */
  readonly held: boolean;
}

/**
 * The images that the description of a page speaks of: those of a stack of ImageJ, of which large ones have one page, and
 * of an array of tifffile. A page that was cut out of a stack keeps its description, so that alone it says little.
 */
export function describedImages({ bytes }: TiffFile, tags: TagReader): DescribedImages {
  const samples = tags.one("ImageWidth", 1) * tags.one("ImageLength", 1) * tags.one("SamplesPerPixel", 1);
  const images = imagesOf(tags.text("ImageDescription"), samples);
  const first = tags.one("StripOffsets", tags.one("TileOffsets", 0));
  const needed = first + (images * samples * tags.one("BitsPerSample", 1)) / 8;
  return { images, held: tags.one("Compression", 1) === 1 && needed <= bytes.size };
}

function imagesOf(description: string, samples: number): number {
  const stack = description.startsWith("ImageJ=") ? /^images=(\d{1,9})\s*$/m.exec(description)?.[1] : undefined;
  if (stack !== undefined) return Number(stack);
  const shape = /^\{.*"shape": ?\[([\d, ]{1,200})\]/.exec(description)?.[1];
  if (shape === undefined) return 1;
  return Math.floor(shape.split(",").reduce((product, size) => product * Number(size), 1) / samples);
}
