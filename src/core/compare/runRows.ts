import { once } from "../collections/once";
import { columnSums } from "../intervals/columnSums";
import type { PackedRows } from "../intervals/packedRows";
import type { RowSums } from "../intervals/weightedRows";
import type { DrawEngine } from "./drawEngine";
import type { SwapPlan } from "./signSwap";
import { swapGains, type RowsToSwap } from "./swappedRows";
import { SWAPS_A_PART, swapWays, type Swapping } from "./swapWays";

/** The rows of runs as draws and swaps see them, wherever they are: sums of them alone. */
export interface RunRows {
  /** Images, or groups of images, of each run. */
  readonly count: number;
  /** The sums of all rows of each run. */
  readonly whole: readonly Float64Array[];
  /** Under weights, the columns of all runs side by side. */
  readonly draws: () => RowSums;
  /** What is swapped in some ways sums up to: way by way, a number a column. */
  readonly swaps: (of: SwapLanes) => readonly Float64Array[];
}

export interface Range {
  readonly first: number;
  readonly end: number;
}

/** Ways to swap that are summed side by side. */
export interface SwapLanes {
  readonly method: Swapping["method"];
  readonly first: number;
  readonly lanes: number;
}

/** What a part makes: draws, or swaps. */
export type PartReach =
  | { readonly draws: Range; readonly swaps?: undefined }
  | { readonly draws?: undefined; readonly swaps: readonly SwapLanes[] };

/** Numbers of the gains of all columns that are held at once; of very many columns fewer swaps are made at a time. */
const MOST_GAINS = 2 ** 22;
const LEAST_LANES = 32;

/** @param columns of all runs whose gains are held together. */
export function swapsOfPart(part: number, { method, swaps }: SwapPlan, columns: number): readonly SwapLanes[] {
  const end = Math.min(swaps, (part + 1) * SWAPS_A_PART);
  const most = Math.max(LEAST_LANES, Math.min(SWAPS_A_PART, Math.floor(MOST_GAINS / columns)));
  const found: SwapLanes[] = [];
  for (let first = part * SWAPS_A_PART; first < end; first += most)
    found.push({ method, first, lanes: Math.min(most, end - first) });
  return found;
}

/** Rows in memory. */
interface RowsInMemory {
  /** Of each run, its rows one after the other. */
  readonly tables: readonly Float64Array[];
  readonly count: number;
  readonly width: number;
  readonly seed: number;
  /** What is swapped of them. */
  readonly swapped: () => readonly RowsToSwap[];
}

export function rowsInMemory(
  { tables, count, width, seed, swapped }: RowsInMemory,
  engine: DrawEngine,
  packed: () => PackedRows,
): RunRows {
  return {
    count,
    whole: tables.map((table) => columnSums(table, width)),
    draws: once(() => engine.rowSums(packed(), seed)),
    swaps: ({ method, first, lanes }) => {
      const ways = swapWays({ rows: count, method, seed }, first, lanes);
      return swapped().map((rows) => swapGains(rows, ways, engine.blockSwaps));
    },
  };
}
