import type { Extent, PixelRows, PixelRuns, WasmKernel } from "../wasmKernel";

/** The runs of equal classes of one side of an image, in the kernel's memory. */
export interface ClassRuns extends Extent {
  /** Address of the addresses of each row's first run. */
  readonly rows: number;
  /** Runs and what closes each row. */
  readonly entries: number;
}

/** A pair of them, of one size. */
export interface ClassRunsPair {
  readonly target: ClassRuns;
  readonly prediction: ClassRuns;
  /** Classes without the two marks behind them. */
  readonly classes: number;
}

/** What a code of no known label has in the table. */
export const UNKNOWN_CLASS = 255;
/** Classes whose numbers and those of the marks behind them are below that. */
export const MOST_CLASSES = UNKNOWN_CLASS - 2;
/** More runs than these are noise, of which the kernel's memory, that cannot shrink, is not made to grow. */
const MOST_ENTRIES = 2 ** 22;
/** An entry holds a column beside a class, twice as many codes and a band. */
const MOST_COLUMNS = 2 ** 22;
/** Bytes of an entry, and of an address. */
const WORD = 4;
const TABLE_BYTES = 256;
/** Of an entry the class; above it the column. */
const CLASS = 255;
const CLASS_BITS = 8;

/**
 * Makes runs of classes of codes, in memory that is handed out for them.
 *
 * @param table the class of each code
 * @returns undefined where a code has no class, and where they are too many.
 */
export function classRuns(
  kernel: WasmKernel,
  codes: PixelRows | PixelRuns,
  { width, height }: Extent,
  table: Uint8Array,
): ClassRuns | undefined {
  if (width >= MOST_COLUMNS || width === 0 || height === 0) return undefined;
  const runs =
    "runs" in codes
      ? kernel.calls.countListed(codes.runs, width * height)
      : kernel.calls.countStarts(codes.at, codes.stride, width, height);
  if (runs + height > MOST_ENTRIES) return undefined;
  const tableAt = kernel.allocate(TABLE_BYTES);
  const rows = kernel.allocate((height + 1) * WORD);
  const to = kernel.allocate((runs + height) * WORD);
  if (tableAt === undefined || rows === undefined || to === undefined) return undefined;
  kernel.view(tableAt, TABLE_BYTES).set(table);
  const end =
    "runs" in codes
      ? kernel.calls.classesOfRuns(codes.runs, width, height, tableAt, rows, to)
      : kernel.calls.classesOfRows(codes.at, codes.stride, width, height, tableAt, rows, to);
  return end === 0 ? undefined : { rows, width, height, entries: (end - to) / WORD };
}

/** The runs as arrays: the first of each row and where the last ends, the columns that they begin at, and their classes. */
export interface UnpackedRuns {
  readonly rows: Int32Array<ArrayBuffer>;
  readonly starts: Int32Array<ArrayBuffer>;
  readonly values: Int32Array<ArrayBuffer>;
}

export function unpackRuns(kernel: WasmKernel, { rows, height, entries }: ClassRuns): UnpackedRuns {
  const { addresses, words } = viewsOf(kernel, { rows, height });
  const runs = entries - height;
  const unpacked = {
    rows: new Int32Array(height + 1),
    starts: new Int32Array(runs),
    values: new Int32Array(runs),
  };
  let run = 0;
  for (let row = 0; row < height; row++) {
    const close = addresses[row + 1] / WORD - 1;
    for (let at = addresses[row] / WORD; at < close; at++, run++) {
      unpacked.starts[run] = words[at] >>> CLASS_BITS;
      unpacked.values[run] = words[at] & CLASS;
    }
    unpacked.rows[row + 1] = run;
  }
  return unpacked;
}

/** The class of each pixel. */
export function paintClasses(kernel: WasmKernel, { rows, width, height }: ClassRuns): Uint8Array<ArrayBuffer> {
  const { addresses, words } = viewsOf(kernel, { rows, height });
  const plane = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const close = addresses[row + 1] / WORD - 1;
    const first = row * width;
    for (let at = addresses[row] / WORD; at < close; at++)
      plane.fill(words[at] & CLASS, first + (words[at] >>> CLASS_BITS), first + (words[at + 1] >>> CLASS_BITS));
  }
  return plane;
}

function viewsOf(kernel: WasmKernel, { rows, height }: Pick<ClassRuns, "rows" | "height">) {
  const { buffer } = kernel.calls.memory;
  return { addresses: new Uint32Array(buffer, rows, height + 1), words: new Uint32Array(buffer) };
}
