import type { LabelArray, MaskFacts } from "../../core/labels/labelMap";
import type { WasmKernel } from "../../kernel/wasmKernel";
import type { ReadOptions } from "../decoded";
import type { FileBytes } from "../fileBytes";
import { labelledStrip, type MaskStrip, type MaskStrips, type StripPlan } from "../maskStrips";
import { Refusal } from "../refusal";
import { noMemory } from "../streamRefusal";
import { ArrayBands, type ArraySource } from "./arrayBands";
import { arrayCutShort } from "./arrayCutShort";
import { planChannels } from "./channelStrips";
import { codeNumbers } from "./codeNpy";
import { LONGEST_START } from "./npyHeader";
import { readNpyLayout, type NpyLayout } from "./npyLayout";
import { npyNumbers } from "./npyNumbers";
import { decodeNpy } from "./decodeNpy";
import { planTransposed } from "./transposedStrips";
import { settledLayout } from "./settledLayout";
import { scoreLevels, singleNumbers } from "./singleNumbers";

/** A label, and its code in the kernel. */
const LABEL_BYTES = 5;

/** Reads an array in strips, straight from the file, in whatever order its numbers lie. */
export function planNpy(file: FileBytes, options: ReadOptions): StripPlan | Refusal {
  const layout = readNpyLayout(file.slice(0, LONGEST_START).slice(), options, file.size);
  if (layout instanceof Refusal) return layout;
  const planOf = (known: NpyLayout): StripPlan | Refusal =>
    planTransposed(decodeNpy, { file, layout: known }, options) ??
    planNumbers({ file, layout: known, stripPixels: options.stripPixels }, options);
  const plan = planOf(layout);
  if (plan instanceof Refusal) return plan;
  return {
    ...plan,
    ...(layout.volume && {
      settle: (kernel: WasmKernel) => {
        const settled = settledLayout(kernel, { file, layout, stripPixels: options.stripPixels }, options);
        return settled instanceof Refusal ? settled : planOf(settled);
      },
    }),
  };
}

/** The same of an array whose layout is known. */
export function planNumbers(source: ArraySource, options: ReadOptions): StripPlan {
  const { header, axes, facts } = source.layout;
  if (axes.channels > 1) return planChannels(source, options);
  const { width, height } = axes;
  return {
    width,
    height,
    ...(facts.volume && { volume: facts.volume }),
    bytes: ArrayBands.bytesOf(source),
    pixelBytes: header.type.bytes + LABEL_BYTES,
    open: (kernel, rows) => {
      const bands = new ArrayBands(source);
      const areLevels = header.type.kind === "float" && holdsFraction(kernel, bands, rows);
      if (areLevels instanceof Refusal) return areLevels;
      return new NpyStrips(kernel, bands, { rows, areLevels, options });
    },
  };
}

/** Numbers of a few rows in the kernel's memory, and how they lie there. */
interface RawNumbers {
  readonly at: number;
  readonly layout: NpyLayout;
}

function readRows(kernel: WasmKernel, bands: ArrayBands, first: number, rows: number): RawNumbers | Refusal {
  const layout = bands.layoutOf(first, rows);
  const at = kernel.allocate(layout.dataBytes);
  if (at === undefined) return noMemory();
  return bands.read(kernel.view(at, layout.dataBytes), first, rows) ? { at, layout } : arrayCutShort();
}

function numbersOf(kernel: WasmKernel, { at, layout }: RawNumbers) {
  return npyNumbers(kernel.view(at, layout.dataBytes), layout);
}

/** Floats of which one is a fraction are scores, all of them: looked for before the first is read as a label. */
function holdsFraction(kernel: WasmKernel, bands: ArrayBands, rows: number): boolean | Refusal {
  const { width, height } = bands.layout.axes;
  for (let first = 0; first < height; first += rows) {
    kernel.reset();
    const raw = readRows(kernel, bands, first, Math.min(rows, height - first));
    if (raw instanceof Refusal) return raw;
    const number = numbersOf(kernel, raw);
    for (let index = width * raw.layout.axes.height - 1; index >= 0; index--)
      if (!Number.isInteger(number(index))) return true;
  }
  return false;
}

interface StripReading {
  readonly rows: number;
  readonly areLevels: boolean;
  readonly options: ReadOptions;
}

class NpyStrips implements MaskStrips {
  readonly areLevels: boolean;
  private row = 0;
  private refusal: Refusal | undefined;

  constructor(
    private readonly kernel: WasmKernel,
    private readonly bands: ArrayBands,
    private readonly reading: StripReading,
  ) {
    this.areLevels = reading.areLevels;
  }

  next(): MaskStrip | Refusal {
    const { kernel, areLevels } = this;
    const { width, height } = this.bands.layout.axes;
    const rows = Math.min(this.reading.rows, height - this.row);
    const raw = readRows(kernel, this.bands, this.row, rows);
    if (raw instanceof Refusal) return raw;
    this.row += rows;
    const coded = areLevels ? undefined : codeNumbers(kernel, raw.at, raw.layout);
    if (coded) return { coded: () => coded, labels: () => this.labels(raw) ?? new Uint8Array(width * rows) };
    const labels = this.labels(raw);
    if (!labels) return this.refusal ?? arrayCutShort();
    return labelledStrip(kernel, labels, { width, height: rows, facts: raw.layout.facts });
  }

  finish(): MaskFacts {
    const { facts } = this.bands.layout;
    return this.areLevels ? { ...facts, scores: { kind: "levels" } } : facts;
  }

  private labels(raw: RawNumbers): LabelArray | undefined {
    const numbers = numbersOf(this.kernel, raw);
    const { options } = this.reading;
    const map = this.areLevels
      ? scoreLevels(numbers, raw.layout, options)
      : singleNumbers(numbers, raw.layout, options);
    if (!(map instanceof Refusal)) return map.labels;
    this.refusal = map;
    return undefined;
  }
}
