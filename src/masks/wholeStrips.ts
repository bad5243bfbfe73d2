import type { LabelArray, LabelMap, MaskFacts } from "../core/labels/labelMap";
import type { WasmKernel } from "../kernel/wasmKernel";
import type { ReadOptions } from "./decoded";
import { emptyLike } from "./emptyLike";
import type { FileBytes } from "./fileBytes";
import { labelledStrip, type MaskStrip, type MaskStrips, type PlanStrips } from "./maskStrips";
import { LargeMask, Refusal } from "./refusal";

const LARGEST_FILE = 2 ** 31 - 1;
/** The widest label, and what becomes of it in the kernel. */
const STRIP_PIXEL_BYTES = 8;

/**
 * Strips of a mask whose format can only be read whole: it is decoded once and kept as runs.
 *
 * @param pixelBytes that decoding takes for each pixel.
 */
export function planWhole(
  decode: (bytes: Uint8Array, options: ReadOptions) => LabelMap | Refusal,
  pixelBytes: number,
): PlanStrips {
  return (file, options) => {
    if (file.size > LARGEST_FILE)
      return new Refusal(
        `The file has ${file.size} bytes, more than can be read of its format at once. Save the mask as PNG.`,
      );
    const size = sizeOf(decode, file, options);
    if (size instanceof Refusal) return size;
    const whole = { ...options, mostAtOnce: options.maxPixels };
    return {
      ...size,
      bytes: file.size + size.width * size.height * pixelBytes,
      pixelBytes: STRIP_PIXEL_BYTES,
      open: (kernel, rows) => {
        const map = decode(file.slice(0, file.size), whole);
        return map instanceof Refusal ? map : new RunStrips(kernel, map, rows);
      },
    };
  };
}

/** The size that the file declares: a decoder looks at it before all else that takes memory. */
function sizeOf(
  decode: (bytes: Uint8Array, options: ReadOptions) => LabelMap | Refusal,
  file: FileBytes,
  options: ReadOptions,
): { readonly width: number; readonly height: number } | Refusal {
  const probed = decode(file.slice(0, file.size), { ...options, mostAtOnce: 0 });
  if (probed instanceof LargeMask && probed.size) return probed.size;
  return probed instanceof Refusal ? probed : { width: probed.width, height: probed.height };
}

/** With more runs than one for so many pixels, the labels themselves take less memory. */
const PIXELS_OF_A_RUN = 8;

class RunStrips implements MaskStrips {
  readonly areLevels: boolean;
  private readonly width: number;
  private readonly height: number;
  private readonly facts: MaskFacts;
  private readonly runs: Runs | undefined;
  private readonly whole: LabelArray | undefined;
  private readonly strip: LabelArray;
  private row = 0;

  constructor(
    private readonly kernel: WasmKernel,
    { width, height, labels, facts }: LabelMap,
    private readonly rows: number,
  ) {
    this.width = width;
    this.height = height;
    this.facts = facts;
    this.areLevels = facts.scores?.kind === "levels";
    this.runs = runsOf(labels);
    this.whole = this.runs ? undefined : labels;
    this.strip = emptyLike(labels, this.runs ? width * rows : 0);
  }

  next(): MaskStrip {
    const rows = Math.min(this.rows, this.height - this.row);
    const first = this.row * this.width;
    const pixels = rows * this.width;
    this.row += rows;
    const labels = this.whole
      ? this.whole.subarray(first, first + pixels)
      : (this.runs?.fill(this.strip.subarray(0, pixels)) ?? this.strip);
    return labelledStrip(this.kernel, labels, { width: this.width, height: rows, facts: this.facts });
  }

  finish(): MaskFacts {
    return this.facts;
  }
}

/** Labels as runs, read from the front. */
class Runs {
  private run = 0;
  private used = 0;

  constructor(
    private readonly labels: LabelArray,
    private readonly lengths: Uint32Array,
  ) {}

  /** Fills in the next labels. */
  fill(into: LabelArray): LabelArray {
    for (let at = 0; at < into.length;) {
      const left = (this.lengths[this.run] ?? 0) - this.used;
      const some = Math.min(left, into.length - at);
      into.fill(this.labels[this.run] ?? 0, at, at + some);
      at += some;
      this.used += some;
      if (some === left) {
        this.run++;
        this.used = 0;
      }
    }
    return into;
  }
}

/** The runs of the labels; undefined where there are too many to be worth it. */
function runsOf(labels: LabelArray): Runs | undefined {
  const most = Math.floor(labels.length / PIXELS_OF_A_RUN);
  let count = 0;
  for (let start = 0; start < labels.length && count <= most; count++) start = endOfRun(labels, start);
  if (count > most) return undefined;
  const values = emptyLike(labels, count);
  const lengths = new Uint32Array(count);
  let start = 0;
  for (let run = 0; run < count; run++) {
    const end = endOfRun(labels, start);
    values[run] = labels[start] ?? 0;
    lengths[run] = end - start;
    start = end;
  }
  return new Runs(values, lengths);
}

function endOfRun(labels: LabelArray, start: number): number {
  const label = labels[start];
  let end = start + 1;
  while (end < labels.length && labels[end] === label) end++;
  return end;
}
