import type { LabelArray, MaskFacts } from "../../core/labels/labelMap";
import type { WasmKernel } from "../../kernel/wasmKernel";
import type { ReadOptions } from "../decoded";
import type { FileBytes } from "../fileBytes";
import { labelledStrip, type MaskStrip, type MaskStrips, type StripPlan } from "../maskStrips";
import { Refusal } from "../refusal";
import { noMemory } from "../streamRefusal";
import { planWhole } from "../wholeStrips";
import { codeNumbers } from "./codeNpy";
import { decodeNpy } from "./decodeNpy";
import { LONGEST_START } from "./npyHeader";
import { readNpyLayout, type NpyLayout } from "./npyLayout";
import { npyNumbers } from "./npyNumbers";
import { scoreLevels, singleNumbers } from "./singleNumbers";

/** Decoding an array of several numbers a pixel whole: what is left of them is a label. */
const WHOLE_PIXEL_BYTES = 4;
/** A label, and its code in the kernel. */
const LABEL_BYTES = 5;

/** Reads an array of one number a pixel in strips, straight from the file, in either order. */
export function planNpy(file: FileBytes, options: ReadOptions): StripPlan | Refusal {
  const layout = readNpyLayout(file.slice(0, LONGEST_START).slice(), options, file.size);
  if (layout instanceof Refusal) return layout;
  if (layout.axes.channels > 1) return planWhole(decodeNpy, WHOLE_PIXEL_BYTES)(file, options);
  return planNumbers(file, layout, { options });
}

interface NumberReading {
  readonly options: ReadOptions;
  /** Bytes that are read at once where columns lie one after the other, a strip at least. */
  readonly bandBytes?: number;
}

/** The same of an array whose layout is known. */
export function planNumbers(
  file: FileBytes,
  layout: NpyLayout,
  { options, bandBytes = BAND_BYTES }: NumberReading,
): StripPlan {
  const { header, axes } = layout;
  const { width, height } = axes;
  return {
    width,
    height,
    bytes: liesByRow(layout) ? 0 : Math.min(bandBytes, layout.dataBytes),
    pixelBytes: header.type.bytes + LABEL_BYTES,
    open: (kernel, rows) => {
      const rowsOf = new NumberRows(file, layout, bandBytes);
      const areLevels = header.type.kind === "float" && holdsFraction(kernel, rowsOf, rows);
      if (areLevels instanceof Refusal) return areLevels;
      return new NpyStrips(kernel, rowsOf, { rows, areLevels, options });
    },
  };
}

/** Numbers of a few rows in the kernel's memory, and how they lie there. */
interface RawNumbers {
  readonly at: number;
  readonly layout: NpyLayout;
}

class NumberRows {
  /** The parts of all columns in some rows: read at once, since each is a read of its own. */
  private band = new Uint8Array(0);
  private bandFirst = 0;
  private bandRows = 0;

  constructor(
    private readonly file: FileBytes,
    readonly layout: NpyLayout,
    private readonly bandBytes: number,
  ) {}

  read(kernel: WasmKernel, first: number, rows: number): RawNumbers | Refusal {
    const { header, axes } = this.layout;
    const { type, dataStart } = header;
    const { width, strideY } = axes;
    const dataBytes = width * rows * type.bytes;
    const at = kernel.allocate(dataBytes);
    if (at === undefined) return noMemory();
    const into = kernel.view(at, dataBytes);
    // Rows lie one after the other, or, in the order of Fortran, columns do: of each the part in these rows is taken.
    const isByRow = liesByRow(this.layout);
    const isThere = isByRow
      ? this.file.read(dataStart + first * strideY * type.bytes, into) === dataBytes
      : this.takeColumns(into, first, rows);
    if (!isThere) return cutShort();
    const strides = isByRow ? {} : { strideX: rows, strideY: 1 };
    return {
      at,
      layout: {
        ...this.layout,
        header: { ...header, dataStart: 0 },
        axes: { ...axes, ...strides, height: rows },
        dataBytes,
        firstRow: first,
      },
    };
  }

  private takeColumns(into: Uint8Array, first: number, rows: number): boolean {
    const { header, axes } = this.layout;
    const { bytes } = header.type;
    if (first < this.bandFirst || first + rows > this.bandFirst + this.bandRows) {
      const most = Math.max(rows, Math.floor(this.bandBytes / (axes.width * bytes)));
      if (!this.readBand(first, Math.min(most, axes.height - first))) return false;
    }
    const pieceBytes = rows * bytes;
    const skipped = (first - this.bandFirst) * bytes;
    for (let column = 0; column < axes.width; column++) {
      const from = column * this.bandRows * bytes + skipped;
      into.set(this.band.subarray(from, from + pieceBytes), column * pieceBytes);
    }
    return true;
  }

  private readBand(first: number, rows: number): boolean {
    const { header, axes } = this.layout;
    const pieceBytes = rows * header.type.bytes;
    if (this.band.length < pieceBytes * axes.width) this.band = new Uint8Array(pieceBytes * axes.width);
    this.bandFirst = first;
    this.bandRows = rows;
    for (let column = 0; column < axes.width; column++) {
      const from = header.dataStart + (first + column * axes.strideX) * header.type.bytes;
      const part = this.band.subarray(column * pieceBytes, (column + 1) * pieceBytes);
      if (this.file.read(from, part) < pieceBytes) return false;
    }
    return true;
  }
}

function liesByRow({ axes: { width, strideX, strideY } }: NpyLayout): boolean {
  return strideX < strideY || width === 1;
}

const BAND_BYTES = 2 ** 24;

function numbersOf(kernel: WasmKernel, { at, layout }: RawNumbers) {
  return npyNumbers(kernel.view(at, layout.dataBytes), layout);
}

/** Floats of which one is a fraction are scores, all of them: looked for before the first is read as a label. */
function holdsFraction(kernel: WasmKernel, rowsOf: NumberRows, rows: number): boolean | Refusal {
  const { width, height } = rowsOf.layout.axes;
  for (let first = 0; first < height; first += rows) {
    kernel.reset();
    const raw = rowsOf.read(kernel, first, Math.min(rows, height - first));
    if (raw instanceof Refusal) return raw;
    const number = numbersOf(kernel, raw);
    for (let place = width * raw.layout.axes.height - 1; place >= 0; place--)
      if (!Number.isInteger(number(place))) return true;
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
    private readonly rowsOf: NumberRows,
    private readonly reading: StripReading,
  ) {
    this.areLevels = reading.areLevels;
  }

  next(): MaskStrip | Refusal {
    const { kernel, areLevels } = this;
    const { width, height } = this.rowsOf.layout.axes;
    const rows = Math.min(this.reading.rows, height - this.row);
    const raw = this.rowsOf.read(kernel, this.row, rows);
    if (raw instanceof Refusal) return raw;
    this.row += rows;
    const coded = areLevels ? undefined : codeNumbers(kernel, raw.at, raw.layout);
    if (coded) return { coded: () => coded, labels: () => this.labels(raw) ?? new Uint8Array(width * rows) };
    const labels = this.labels(raw);
    if (!labels) return this.refusal ?? cutShort();
    return labelledStrip(kernel, labels, { width, height: rows, facts: raw.layout.facts });
  }

  finish(): MaskFacts {
    const { facts } = this.rowsOf.layout;
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

function cutShort(): Refusal {
  return new Refusal("The array is cut short: the file ends before its last number. Copy or write it again.");
}
