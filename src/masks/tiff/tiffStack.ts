import type { LabelArray, LabelMap, MaskFacts } from "../../core/labels/labelMap";
import type { WasmKernel } from "../../kernel/wasmKernel";
import type { ReadOptions } from "../decoded";
import { emptyLike } from "../emptyLike";
import { labelledStrip, type MaskStrip, type MaskStrips, type StripPlan } from "../maskStrips";
import { LargeMask, Refusal } from "../refusal";
import { decodePage } from "./decodePage";
import { TagReader } from "./tagReader";
import type { TiffFile } from "./tiffFile";
import type { TiffPages } from "./tiffPages";

/** A file whose pages are the slices of a volume. */
export interface TiffStack extends TiffPages {
  readonly stack: NonNullable<TiffPages["stack"]>;
}

/** Reads all pages, one below the other. */
export function decodeStack(file: TiffFile, pages: TiffStack, options: ReadOptions): LabelMap | Refusal {
  const size = sizeOf(file, pages, options);
  if (size instanceof Refusal) return size;
  const slices = new Slices(file, pages, options);
  let labels: LabelArray | undefined;
  for (let slice = 0; slice < size.depth; slice++) {
    const page = slices.read(slice);
    if (page instanceof Refusal) return page;
    labels ??= emptyLike(page.labels, page.labels.length * size.depth);
    labels.set(page.labels, slice * page.labels.length);
  }
  const { width, height, facts } = slices.first ?? {
    width: 0,
    height: 0,
    facts: { format: "TIFF", kind: "grey", bits: 8 },
  };
  return { width, height: height * size.depth, labels: labels ?? new Uint8Array(0), facts };
}

/** A label of a page, its samples and its code in the kernel. */
const PIXEL_BYTES = 9;

/** Reads a stack a page after the other. */
export function planStack(file: TiffFile, pages: TiffStack, options: ReadOptions): StripPlan | Refusal {
  const size = sizeOf(file, pages, options);
  if (size instanceof Refusal) return size;
  const first = decodePage(file, pages, options);
  if (first instanceof Refusal) return first;
  const { width, height } = first;
  return {
    width,
    height: height * size.depth,
    volume: { depth: size.depth },
    bytes: 2 * width * height * PIXEL_BYTES,
    pixelBytes: PIXEL_BYTES,
    open: (kernel, rows) => new StackStrips(kernel, new Slices(file, pages, options), rows, size.depth),
  };
}

interface StackSize {
  readonly depth: number;
}

function sizeOf(file: TiffFile, { mask, stack }: TiffStack, limits: ReadOptions): StackSize | Refusal {
  const tags = new TagReader(file, mask);
  const [width, height] = [tags.one("ImageWidth", 0), tags.one("ImageLength", 0)];
  const depth = stack.length;
  if (tags.refusal) return tags.refusal;
  const voxels = width * height * depth;
  if (voxels > limits.maxPixels)
    return new Refusal(
      `The file declares ${width} x ${height} x ${depth} voxels, more than the limit of ${limits.maxPixels}. ` +
        "If it is a mask, raise the limit (the setting maskEvaluation.maxPixels, --max-pixels on the command line); if not, remove it from the folder.",
    );
  return voxels > (limits.mostAtOnce ?? Infinity) ? new LargeMask({ width, height: height * depth }) : { depth };
}

/** The pages of a stack, which have to be of one kind. */
class Slices {
  first: LabelMap | undefined;

  constructor(
    private readonly file: TiffFile,
    private readonly pages: TiffStack,
    private readonly options: ReadOptions,
  ) {}

  read(slice: number): LabelMap | Refusal {
    const { stack } = this.pages;
    const mask = stack[slice];
    if (!mask) throw new RangeError("A stack has no page behind its last");
    const page = decodePage(this.file, { ...this.pages, mask }, this.options);
    if (page instanceof Refusal) return new Refusal(`Page ${slice + 1} of ${stack.length}: ${page.message}`);
    if (page.facts.scores || page.facts.kind === "colour") return otherKind(page.facts, stack.length);
    this.first ??= { ...page, facts: { ...page.facts, volume: { depth: stack.length } } };
    return this.first.width === page.width && isAlike(this.first.facts, page.facts)
      ? page
      : otherPage(slice, stack.length);
  }
}

function isAlike(a: MaskFacts, b: MaskFacts): boolean {
  return a.kind === b.kind && a.bits === b.bits && a.palette === b.palette && a.nodata === b.nodata;
}

function otherKind({ scores }: MaskFacts, pages: number): Refusal {
  const what = scores ? "scores" : "colours";
  return new Refusal(
    `The TIFF is a stack of ${pages} pages of ${what}, and the slices of a volume hold labels. Write integers, a page for each slice.`,
  );
}

function otherPage(slice: number, pages: number): Refusal {
  return new Refusal(
    `The TIFF is a stack of ${pages} pages, of which page ${slice + 1} is of another kind than the first (bits, palette or orientation). ` +
      "The slices of a volume are of one kind: write them alike.",
  );
}

class StackStrips implements MaskStrips {
  private page: LabelMap | undefined;
  private slice = 0;
  /** Rows of the page that were given. */
  private given = 0;

  constructor(
    private readonly kernel: WasmKernel,
    private readonly slices: Slices,
    private readonly rows: number,
    private readonly depth: number,
  ) {}

  next(): MaskStrip | Refusal {
    let labels: LabelArray | undefined;
    let [done, width] = [0, 0];
    while (done < this.rows) {
      const page = this.page ?? this.advance();
      if (page === undefined) break;
      if (page instanceof Refusal) return page;
      width = page.width;
      const some = Math.min(this.rows - done, page.height - this.given);
      labels ??= emptyLike(page.labels, this.rows * width);
      labels.set(page.labels.subarray(this.given * width, (this.given + some) * width), done * width);
      done += some;
      this.given += some;
      if (this.given === page.height) this.page = undefined;
    }
    const found = (labels ?? new Uint8Array(0)).subarray(0, done * width);
    return labelledStrip(this.kernel, found, { width, height: done, facts: this.facts });
  }

  finish(): MaskFacts {
    return this.facts;
  }

  private get facts(): MaskFacts {
    return this.slices.first?.facts ?? { format: "TIFF", kind: "grey", bits: 8 };
  }

  private advance(): LabelMap | Refusal | undefined {
    if (this.slice === this.depth) return undefined;
    const page = this.slices.read(this.slice++);
    if (!(page instanceof Refusal)) this.page = page;
    this.given = 0;
    return page;
  }
}
