import { MOST_LISTED, type Extent, type KernelBytes, type WasmKernel } from "../../kernel/wasmKernel";

/** Runs in the kernel's memory, and what their codes stand for where pixels have several bytes. */
export interface RowRuns {
  readonly runs: number;
  readonly values?: DataView;
}

/** Whether rows are taken for filtered, most of their bytes being 0, or for labels as they are. */
export type RowFilters = "some" | "none";

export interface RowForm {
  /** 1, where rows are not filtered. */
  readonly pixelBytes: number;
  readonly filters: RowFilters;
}

/** Behind the list, as the kernel asks. */
const LIST_SLACK = 4096;
/** Bytes of runs that may be, beside half as many as of rows: of small images all. */
const FREE_RUNS = 4096;
const INDEX_SLACK = 64;
/** Memory is handed out at multiples of so much: in front of the list as well. */
const FRONT = 16;

/**
 * The rows of a PNG, a zlib stream in the kernel's memory, as runs, with no pixel ever written; undefined where they are too dense for that to
 * pay, damaged, of more than 256 values, or not filtered as they were taken for.
 */
export function rowRuns(
  kernel: WasmKernel,
  stream: KernelBytes,
  { pixelBytes, filters }: RowForm,
  extent: Extent,
): RowRuns | undefined {
  const { width, height } = extent;
  const size = (width * pixelBytes + 1) * height;
  if (size >= MOST_LISTED) return undefined;
  const most = Math.ceil(size / 2) + width * 4 + FREE_RUNS;
  const runs = kernel.allocate(most);
  const front = kernel.allocate(FRONT + size + LIST_SLACK);
  const index = kernel.allocate(Math.ceil(size / 32) + INDEX_SLACK);
  const kept = kernel.allocate((width + 2) * 16);
  if (runs === undefined || front === undefined || index === undefined || kept === undefined) return undefined;
  const list = front + FRONT;
  const unfiltered = (): RowRuns | undefined => {
    if (filters === "none") {
      const isListed = kernel.inflateChanges(stream, size, list, index);
      return isListed && kernel.runsOfPlainRows(list, extent, runs, most) ? { runs } : undefined;
    }
    if (!kernel.inflateSparse(stream, size, list, index)) return undefined;
    if (pixelBytes === 1) return kernel.runsOfRows(list, extent, runs, most) ? { runs } : undefined;
    const values = kernel.runsOfWideRows(list, pixelBytes, extent, kept, runs, most);
    return values && { runs, values };
  };
  const made = unfiltered();
  kernel.release(made ? front : runs);
  return made;
}
