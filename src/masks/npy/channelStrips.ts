import type { LabelArray, MaskFacts } from "../../core/labels/labelMap";
import type { WasmKernel } from "../../kernel/wasmKernel";
import { STRIP_PIXELS } from "../atOnce";
import type { ReadOptions } from "../decoded";
import { labelledStrip, type MaskStrip, type MaskStrips, type StripPlan } from "../maskStrips";
import { Refusal } from "../refusal";
import { noMemory } from "../streamRefusal";
import { ArrayBands, type ArraySource } from "./arrayBands";
import { arrayCutShort } from "./arrayCutShort";
import type { ArrayRows, RowNumbers } from "./arrayRows";
import { channelNumbers } from "./channelNumbers";
import { codeScores } from "./codeScores";
import { colourFacts, firstOpacity, packedColours } from "./npyColours";
import type { NpyLayout } from "./npyLayout";
import { npyContent, type NpyContent } from "./npyContent";
import { npyNumbers, type NpyNumbers } from "./npyNumbers";
import { strongestChannels } from "./strongestChannels";

/** Bytes of numbers that are looked at at once, for each pixel of a strip; a row at least. */
const PART_BYTES = 8;
/** The label of a pixel, where it is read in the kernel a byte, and its code. */
const LABEL_BYTES = 6;

/** Reads an array of several numbers a pixel in strips: what it holds is told by a look at all of it, or as far as to its first fraction. */
export function planChannels(source: ArraySource, options: ReadOptions): StripPlan {
  const { axes, dataBytes } = source.layout;
  const { width, height } = axes;
  return {
    width,
    height,
    bytes: ArrayBands.bytesOf(source) + Math.min(dataBytes, Math.max(partBytesOf(options), dataBytes / height)),
    pixelBytes: LABEL_BYTES,
    open: (kernel, rows) => {
      const bands = new ArrayBands(source);
      kernel.reset();
      const parts = new ArrayParts(kernel, bands, partBytesOf(options));
      const content = npyContent(parts, source.layout, options);
      if (content instanceof Refusal) return content;
      // Neither of what was looked at before: the file has changed since.
      return content.kind === "single" || content.kind === "volume"
        ? arrayCutShort()
        : new ChannelStrips(kernel, bands, { rows, content, options });
    },
  };
}

/** Whether all numbers of an array are a one-hot code of its channels. */
export function holdsOneHot(kernel: WasmKernel, source: ArraySource, options: ReadOptions): boolean | Refusal {
  kernel.reset();
  const seen = channelNumbers(new ArrayParts(kernel, new ArrayBands(source), partBytesOf(options)));
  return seen instanceof Refusal ? seen : seen.areOneHot;
}

/** Rows that were read, where they lie in the kernel's memory and how. */
interface Part {
  readonly at: number;
  readonly layout: NpyLayout;
  readonly numbers: () => NpyNumbers;
}

/** Some rows of an array in the kernel's memory, the next in the place of those before. */
class ArrayParts implements ArrayRows {
  readonly rows: number;
  private readonly at: number | undefined;

  constructor(
    private readonly kernel: WasmKernel,
    private readonly bands: ArrayBands,
    most: number,
  ) {
    this.rows = Math.min(bands.layout.axes.height, Math.max(1, Math.floor(most / bands.bytesOf(1))));
    this.at = kernel.allocate(bands.bytesOf(this.rows));
  }

  /** Rows from one on, as many as are held at most; their layout, and where they lie. */
  read(first: number, rows: number): Part | Refusal {
    const { at, kernel } = this;
    if (at === undefined) return noMemory();
    const layout = this.bands.layoutOf(first, rows);
    // What lies there is looked at anew each time: the kernel's memory may have grown meanwhile.
    const bytes = (): Uint8Array => kernel.view(at, layout.dataBytes);
    return this.bands.read(bytes(), first, rows)
      ? { at, layout, numbers: () => npyNumbers(bytes(), layout) }
      : arrayCutShort();
  }

  *inOrder(): Generator<RowNumbers | Refusal> {
    const { height } = this.bands.layout.axes;
    for (let first = 0; first < height; first += this.rows) {
      const part = this.read(first, Math.min(this.rows, height - first));
      yield part instanceof Refusal ? part : { numbers: part.numbers(), axes: part.layout.axes };
    }
  }

  around(row: number): ReturnType<ArrayRows["around"]> {
    const part = this.read(row, 1);
    return part instanceof Refusal ? part : { numbers: part.numbers(), axes: part.layout.axes, row: 0 };
  }
}

function partBytesOf({ stripPixels = STRIP_PIXELS }: ReadOptions): number {
  return stripPixels * PART_BYTES;
}

interface ChannelReading {
  readonly rows: number;
  readonly content: Exclude<NpyContent, { readonly kind: "single" | "volume" }>;
  readonly options: ReadOptions;
}

class ChannelStrips implements MaskStrips {
  private row = 0;
  private opacity: number | undefined;
  private varies = false;

  constructor(
    private readonly kernel: WasmKernel,
    private readonly bands: ArrayBands,
    private readonly reading: ChannelReading,
  ) {}

  next(): MaskStrip | Refusal {
    const { width, height } = this.bands.layout.axes;
    const first = this.row;
    const rows = Math.min(this.reading.rows, height - first);
    this.row += rows;
    const parts = new ArrayParts(this.kernel, this.bands, partBytesOf(this.reading.options));
    let labels: LabelArray | undefined;
    for (let done = 0; done < rows;) {
      const some = Math.min(parts.rows, rows - done);
      const part = parts.read(first + done, some);
      const found = part instanceof Refusal ? part : this.labelsOf(part);
      if (found instanceof Refusal) return found;
      // An array of bytes holds what one of 32 bits does where there are so few channels.
      labels ??= found instanceof Uint8Array ? new Uint8Array(width * rows) : new Int32Array(width * rows);
      labels.set(found, done * width);
      done += some;
    }
    const all = labels ?? new Uint8Array(0);
    return labelledStrip(this.kernel, all, { width, height: rows, facts: this.finish() });
  }

  finish(): MaskFacts {
    const { facts } = this.bands.layout;
    const { content } = this.reading;
    return content.kind === "colours" ? colourFacts(facts, this.varies) : { ...facts, scores: content.scores };
  }

  private labelsOf(part: Part): LabelArray | Refusal {
    const { content, options } = this.reading;
    const { layout } = part;
    if (content.kind === "scores") {
      const coded = codeScores(this.kernel, part.at, { layout, scores: content.scores, options });
      if (coded !== undefined) return this.kernel.view(coded, layout.axes.width * layout.axes.height);
      const map = strongestChannels(part.numbers(), layout, { ...options, scores: content.scores });
      return map instanceof Refusal ? map : map.labels;
    }
    const numbers = part.numbers();
    if (layout.firstRow === 0) this.opacity = firstOpacity(numbers, layout.axes);
    const { labels, varies } = packedColours(numbers, layout.axes, this.opacity);
    this.varies ||= varies;
    return labels;
  }
}
