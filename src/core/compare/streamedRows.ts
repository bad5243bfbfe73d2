import type { MakeRowStreams, RowStreams } from "../intervals/rowStreams";
import type { PackedRows } from "../intervals/packedRows";
import type { RowSums } from "../intervals/weightedRows";
import { itemAt } from "../numbers/numberAt";
import type { PartReach, RunRows, SwapLanes } from "./runRows";
import { addSwaps, type BlockSwaps, type MakeBlockSwaps, type RowsToSwap } from "./swappedRows";
import { WaysOfRows } from "./swapWays";

/** Some rows of all runs, of which no more are held at once. */
export interface Stretch {
  /** Of each run, its rows one after the other; of all stretches but the last a multiple of 128 of them. */
  readonly tables: readonly Float64Array[];
  /** The same, for draws. */
  readonly packed: PackedRows;
}

/** What rows that come some at a time are summed by. */
export interface StreamEngine {
  readonly rowStreams: MakeRowStreams;
  readonly blockSwaps: MakeBlockSwaps;
}

interface StreamedRuns {
  readonly count: number;
  /** The sums of all rows of each run: they were seen before. */
  readonly whole: readonly Float64Array[];
  /** Columns of a run. */
  readonly width: number;
  readonly seed: number;
  /** What is swapped of a stretch. */
  readonly swapped: (tables: readonly Float64Array[]) => readonly RowsToSwap[];
}

/** Rows that come some at a time, of which the sums that were asked for before are kept: memory does not grow with the rows. */
export class StreamedRows implements RunRows {
  readonly count: number;
  readonly whole: readonly Float64Array[];
  #draws: RowStreams | undefined;
  readonly #swaps = new Map<number, { readonly ways: WaysOfRows; readonly of: readonly BlockSwaps[] }>();

  constructor(
    private readonly runs: StreamedRuns,
    private readonly engine: StreamEngine,
  ) {
    this.count = runs.count;
    this.whole = runs.whole;
  }

  /** Says, before any rows come, what draws and swaps will be asked for. */
  expect(parts: readonly PartReach[]): void {
    const { seed, width, whole } = this.runs;
    const firsts = parts.flatMap(({ draws }) => draws?.first ?? []);
    if (firsts.length > 0) this.#draws = this.engine.rowStreams(whole.length * width, seed, firsts);
    const swapped = this.runs.swapped(whole.map(() => NO_ROWS));
    for (const { first, lanes, method } of parts.flatMap(({ swaps }) => swaps ?? []))
      this.#swaps.set(first, {
        ways: new WaysOfRows({ method, seed }, first, lanes),
        of: swapped.map((rows) => this.engine.blockSwaps(rows.width, lanes, rows.most)),
      });
  }

  add({ tables, packed }: Stretch): void {
    this.#draws?.add(packed);
    if (this.#swaps.size === 0) return;
    const swapped = this.runs.swapped(tables);
    for (const { ways, of } of this.#swaps.values()) {
      const next = ways.next(packed.rows);
      for (const [index, rows] of swapped.entries()) addSwaps(itemAt(of, index), rows, next);
    }
  }

  readonly draws = (): RowSums => {
    if (!this.#draws) throw new RangeError("No draws were expected");
    return this.#draws.sums;
  };

  /** The sums of all rows of all runs as they are drawn from. */
  readonly totals = (): Float64Array => {
    if (!this.#draws) throw new RangeError("No draws were expected");
    return this.#draws.totals();
  };

  readonly swaps = ({ first }: SwapLanes): readonly Float64Array[] => {
    const found = this.#swaps.get(first);
    if (!found) throw new RangeError(`The swaps from ${first} on were not expected`);
    return found.of.map((swaps) => swaps.gains());
  };
}

const NO_ROWS = new Float64Array();
