import type { KernelExports } from "./kernelExports";

// The part of WebAssembly that is used, declared here since neither the language's library nor Node's types hold it.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

const PAGE = 65536;
/** The loops of the kernel load and store a little past what they work on: up to 512 bytes (see `inflate`). */
const SLACK = 512;
const ALIGNMENT = 16;
/** Memory of the module cannot shrink: after a pair that took more than this it is dropped and begun anew. */
const KEPT_BYTES = 64 * 1024 * 1024;
/** Bytes of output from which on a list does not know their positions. */
export const MOST_LISTED = 2 ** 23 - 1024;
/** Bytes of an interned value. */
export const VALUE_BYTES = 8;
/** Cells and their pixels, where every pair of two labels of a byte occurs. */
const CELLS_BYTES = 256 * 256 * 8;

/** Rows of pixels in the kernel's memory. Where they are to be counted, each is a byte: a label or its code. */
export interface PixelRows {
  readonly at: number;
  /** Bytes from row to row. */
  readonly stride: number;
}

/** Bytes in the kernel's memory. */
export interface KernelBytes {
  readonly at: number;
  readonly length: number;
}

/** Pixels as runs of one label or code each, in the kernel's memory. */
export interface PixelRuns {
  readonly runs: number;
}

/** Packed rows to be summed, and where the sums go: addresses of what `src/core/intervals/packedRows.ts` describes. */
export interface WeighedRows {
  readonly state: number;
  readonly table: number;
  readonly rows: number;
  readonly lists: number;
  readonly starts: number;
  readonly places: number;
  readonly digits: number;
  readonly sums: number;
}

/** A block of rows to be swapped, and where the gains go: addresses of what `src/core/compare/swappedRows.ts` describes. */
export interface SwappedBlock {
  readonly differences: number;
  /** Columns by fours. */
  readonly quads: number;
  readonly ways: number;
  readonly lanes: number;
  readonly gains: number;
}

/** The same of small whole numbers, whose sums are integers of 32 bits: addresses of what `assembly/swapWhole.ts` describes. */
export interface SwappedWholes {
  readonly differences: number;
  /** Columns by eights. */
  readonly octs: number;
  readonly ways: number;
  readonly lanes: number;
  readonly sums: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Two coded images of one size to be counted. */
export interface CodedPair {
  readonly target: PixelRows | PixelRuns;
  readonly prediction: PixelRows | PixelRuns;
  readonly width: number;
  readonly height: number;
}

/** One instance of the kernel and its memory, which is handed out from one end and taken back all at once. */
export class WasmKernel {
  private readonly module: object;
  private exports: KernelExports;
  private next: number;

  /**
   * @param source the compiled kernel, or another instance of it.
   * @throws where WebAssembly or its SIMD is missing.
   */
  constructor(source: Uint8Array | WasmKernel) {
    this.module = source instanceof WasmKernel ? source.module : new WebAssembly.Module(source);
    this.exports = instantiate(this.module);
    this.next = this.exports.freeFrom();
  }

  /** The kernel itself, for those that hand out its memory by `allocate`, until it is reset. */
  get calls(): KernelExports {
    return this.exports;
  }

  /** Another instance of the kernel, with separate memory, for a stream. */
  another(): KernelExports {
    return instantiate(this.module);
  }

  /** Takes back all memory that was handed out. */
  reset(): void {
    if (this.exports.memory.buffer.byteLength > KEPT_BYTES) this.exports = instantiate(this.module);
    this.next = this.exports.freeFrom();
  }

  /**
   * Hands out memory, with slack behind it; undefined if there is no more. All views taken before are void.
   *
   * @returns its address, a multiple of 16.
   */
  allocate(size: number): number | undefined {
    const at = Math.ceil(this.next / ALIGNMENT) * ALIGNMENT;
    const end = at + size + SLACK;
    const missing = end - this.exports.memory.buffer.byteLength;
    if (missing > 0 && !this.grow(Math.ceil(missing / PAGE))) return undefined;
    this.next = end;
    return at;
  }

  /** Takes back what was handed out since the memory at `at` was. */
  release(at: number): void {
    this.next = at;
  }

  private grow(pages: number): boolean {
    try {
      this.exports.memory.grow(pages);
      return true;
    } catch {
      return false;
    }
  }

  /** The bytes at an address, until memory is handed out again. */
  view(at: number, length: number): Uint8Array {
    return new Uint8Array(this.exports.memory.buffer, at, length);
  }

  /** Inflates a zlib stream; whether it is whole, of that size and true to its checksum. */
  inflate(from: number, length: number, to: number, size: number): boolean {
    return this.exports.inflate(from, length, to, size) !== 0;
  }

  /**
   * Inflates a zlib stream into the list of the bytes that are not 0; whether it is whole, of that size, true to its checksum, and sparse enough
   * for that to pay.
   *
   * @param size below `MOST_LISTED`. Room is needed for as much at `to`, and `LIST_SLACK`, with 4 bytes in front of it; and for `indexBytes(size)` at `index`.
   */
  inflateSparse(stream: KernelBytes, size: number, to: number, index: number): boolean {
    return this.exports.inflateSparse(stream.at, stream.length, size, to, index) !== 0;
  }

  /** The same into the list of the bytes that differ from the one before. */
  inflateChanges(stream: KernelBytes, size: number, to: number, index: number): boolean {
    return this.exports.inflateChanges(stream.at, stream.length, size, to, index) !== 0;
  }

  /** Reverses the filters of PNG rows of a byte a pixel, of which the list holds what is not 0, to runs; whether they could be written. */
  runsOfRows(list: number, { width, height }: Extent, to: number, most: number): boolean {
    return this.exports.runsOfRows(list, width, height, to, most) !== 0;
  }

  /** The same of rows that are not filtered, of which the list holds what changes. */
  runsOfPlainRows(list: number, { width, height }: Extent, to: number, most: number): boolean {
    return this.exports.runsOfPlainRows(list, width, height, to, most) !== 0;
  }

  /**
   * The same of pixels of 2, 3 or 4 bytes, to runs of codes.
   *
   * @param kept `(width + 2) * 16` bytes to work with.
   * @returns the values of the codes, as `intern` does; undefined if there are more than 256, or the runs could not be written.
   */
  runsOfWideRows(
    list: number,
    pixelBytes: number,
    { width, height }: Extent,
    kept: number,
    to: number,
    most: number,
  ): DataView | undefined {
    if (this.exports.runsOfWideRows(list, pixelBytes, width, height, kept, to, most) === 0) return undefined;
    return this.internedValues(this.exports.codesKnown());
  }

  /** Reverses the filters of PNG rows in place; whether all their types exist. */
  unfilter(at: number, rowBytes: number, rows: number, pixelBytes: number): boolean {
    return this.exports.unfilter(at, rowBytes, rows, pixelBytes) !== 0;
  }

  /** Samples of less than a byte to a byte each. */
  unpackBits(from: number, rowBytes: number, bits: number, width: number, height: number, to: number): void {
    this.exports.unpackBits(from, rowBytes, bits, width, height, to);
  }

  /**
   * Pixels of 2, 3, 4 or 8 bytes to codes of a byte.
   *
   * @returns the values of the codes, their bytes as they were and zeros up to `VALUE_BYTES` each; undefined if there are
   * more than 256.
   */
  intern(
    { at, stride }: PixelRows,
    pixelBytes: number,
    width: number,
    height: number,
    to: number,
  ): DataView | undefined {
    const known = this.exports.intern(at, stride, pixelBytes, width, height, to);
    if (known === 0) return undefined;
    return this.internedValues(known);
  }

  private internedValues(known: number): DataView {
    return new DataView(this.view(this.exports.internedValues(), known * VALUE_BYTES).slice().buffer);
  }

  /**
   * The channel of the largest of the float scores of each pixel, a byte each; with `least` 0 where all are below it, else
   * 1 + that channel. Scores lie channel by channel.
   *
   * @returns whether all scores are numbers.
   */
  strongest(scores: number, pixels: number, channels: number, to: number, least?: number): boolean {
    return this.exports.strongest(scores, pixels, channels, to, floorOf(least)) !== 0;
  }

  /** The same of scores that lie pixel by pixel. */
  strongestOfPixels(scores: number, pixels: number, channels: number, to: number, least?: number): boolean {
    return this.exports.strongestOfPixels(scores, pixels, channels, to, floorOf(least)) !== 0;
  }

  /** Bytes in rows of `width` to rows of `height`: each column becomes a row. */
  transpose(from: number, width: number, height: number, to: number): void {
    this.exports.transpose(from, width, height, to);
  }

  /** Adds the rows times the weights of draws to the sums. */
  weigh({ state, table, rows, lists, starts, places, digits, sums }: WeighedRows): void {
    this.exports.weigh(state, table, rows, lists, starts, places, digits, sums);
  }

  /** Adds to the gains what a block of rows gives. */
  swap({ differences, quads, ways, lanes, gains }: SwappedBlock): void {
    this.exports.swap(differences, quads, ways, lanes, gains);
  }

  /** The same of small whole numbers, eight columns at a time, to `sums` of 32-bit integers. */
  swapWhole({ differences, octs, ways, lanes, sums }: SwappedWholes): void {
    this.exports.swapWhole(differences, octs, ways, lanes, sums);
  }

  /** Adds what is in the integers to the gains, and makes them 0. */
  takeWhole({ octs, lanes, sums, gains }: Omit<SwappedWholes, "differences" | "ways"> & { gains: number }): void {
    this.exports.takeWhole(octs, lanes, sums, gains);
  }

  /** Pairs of a cell, `target * 256 + prediction`, and its pixels, in order of the cells; undefined if memory ran out. */
  count({ target, prediction, width, height }: CodedPair): Uint32Array | undefined {
    const to = this.allocate(CELLS_BYTES);
    if (to === undefined) return undefined;
    if ("runs" in target && "runs" in prediction) {
      this.exports.countRuns(target.runs, prediction.runs, width * height);
    } else {
      const targetRows = this.rowsOf(target, width, height);
      const predictionRows = targetRows && this.rowsOf(prediction, width, height);
      if (!predictionRows) return undefined;
      const { at, stride } = targetRows;
      this.exports.count(at, stride, predictionRows.at, predictionRows.stride, width, height);
    }
    const found = this.exports.takeCells(to);
    return new Uint32Array(this.exports.memory.buffer, to, 2 * found);
  }

  /** Pixels as rows, those of runs painted; undefined if memory ran out. */
  rowsOf(pixels: PixelRows | PixelRuns, width: number, height: number): PixelRows | undefined {
    if ("at" in pixels) return pixels;
    const at = this.allocate(width * height);
    if (at === undefined) return undefined;
    this.exports.paintRuns(pixels.runs, width * height, at);
    return { at, stride: width };
  }
}

/** The largest number of single precision that is below `least` as it is in single precision; NaN where there is none. */
function floorOf(least: number | undefined): number {
  if (least === undefined) return Number.NaN;
  const single = Math.fround(least);
  if (single === 0) return -SMALLEST_SINGLE;
  const [bits = 0] = new Int32Array(Float32Array.of(single).buffer);
  const [floor = 0] = new Float32Array(Int32Array.of(bits - 1).buffer);
  return floor;
}

const SMALLEST_SINGLE = 2 ** -149;

function instantiate(module: object): KernelExports {
  const exports = new WebAssembly.Instance(module).exports as KernelExports;
  exports.prepare();
  return exports;
}
