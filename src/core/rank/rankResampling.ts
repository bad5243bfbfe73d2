import { PLAIN_ENGINE, type DrawEngine } from "../compare/drawEngine";
import type { RowsToSwap } from "../compare/swappedRows";
import { rowsInMemory, swapsOfPart, type RunRows } from "../compare/runRows";
import { differenceOf, isAsFar, swapP, swapPlan, type SwapPlan } from "../compare/signSwap";
import { SWAPS_A_PART } from "../compare/swapWays";
import type { BootstrapOptions } from "../intervals/bootstrap";
import { DRAWS_A_PART } from "../intervals/drawnDeviations";
import { sumOfParts, type Resampling } from "../intervals/resampling";
import { packRows, type PackedRows, type Room } from "../intervals/packedRows";
import { LANES } from "../intervals/weightedRows";
import type { Figure } from "../numbers/figure";
import { addAt, itemAt, numberAt } from "../numbers/numberAt";
import { summedFigure, type RankInput, type SummedFigure } from "./rankInput";

export interface DrawnRuns {
  /** The figure of each run. */
  readonly figures: readonly Figure[];
  /** The figures of all runs in each draw, with the same weights of the rows for all. */
  readonly draws: readonly (readonly Figure[])[];
  /** p of the sign-swap test of each pair, `one` before `other`; undefined where there is no difference to test. */
  readonly pairs: readonly RunPair[];
  /** No p can be below. */
  readonly smallest: number;
}

export interface RunPair {
  readonly one: number;
  readonly other: number;
  readonly p: Figure;
}

/**
 * Draws the rows of all runs together, and swaps rows between the runs of every pair: one set of draws and one set of
 * swaps for all. A swap of the rows S between runs a and b gives a the sums a - a(S) + b(S), so that the sums over S
 * are made once a run, not once a pair.
 */
export class RankResampling implements Resampling<DrawnRuns> {
  readonly parts: number;
  readonly readsTable = true;
  readonly #runs: number;
  readonly #options: BootstrapOptions;
  readonly #summed: SummedFigure;
  readonly #rows: RunRows;
  readonly #tables: readonly Float64Array[];
  readonly #figures: readonly Figure[];
  readonly #pairs: readonly TestedPair[];
  readonly #plan: SwapPlan;
  /** Parts that draw; those that swap follow. */
  readonly #drawing: number;
  #packed: PackedRows | undefined;

  constructor(input: RankInput, options: BootstrapOptions, engine: DrawEngine = PLAIN_ENGINE, packed?: PackedRows) {
    const { runs, table } = input;
    const length = table.length / runs;
    this.#runs = runs;
    this.#options = options;
    this.#summed = summedFigure(input);
    this.#tables = Array.from({ length: runs }, (_, run) => table.subarray(run * length, (run + 1) * length));
    const { width } = this.#summed;
    this.#packed = packed;
    const rows = (): PackedRows => (this.#packed ??= this.packRows());
    // Swapped with a run of nothing, a run gives what its rows sum up to.
    const swapped = (): readonly RowsToSwap[] => {
      const { most } = rows();
      return this.#tables.map((b) => ({ b, width, ...(most !== undefined && { most }) }));
    };
    const of = { tables: this.#tables, count: input.rows / runs, width, seed: options.seed, swapped };
    this.#rows = rowsInMemory(of, engine, rows);
    this.#figures = this.#rows.whole.map((sums) => this.#summed.figureOf(sums, 0));
    this.#pairs = pairsOf(this.#figures);
    this.#plan = swapPlan(this.#rows.count, options.draws, this.#pairs.length);
    // One row or none is never drawn from.
    this.#drawing = this.#rows.count < 2 ? 0 : Math.ceil(options.draws / DRAWS_A_PART);
    this.parts = this.#drawing + Math.ceil(this.#plan.swaps / SWAPS_A_PART);
  }

  /** Of a part that draws the figures of all runs, draw by draw, NaN where there is none; of one that swaps how many swaps are as far, pair by pair. */
  readonly take = (part: number): Float64Array =>
    part < this.#drawing ? this.#draw(part) : this.#swap(part - this.#drawing);

  readonly foresee = (): void => undefined;

  readonly packRows = (room?: Room): PackedRows => packRows(this.#tables, this.#rows.count, room);

  readonly result = (taken: readonly Float64Array[]): DrawnRuns => {
    const runs = this.#runs;
    const drawn = taken
      .slice(0, this.#drawing)
      .flatMap((figures) =>
        Array.from({ length: figures.length / runs }, (_, draw) =>
          Array.from(figures.subarray(draw * runs, (draw + 1) * runs), (value) =>
            Number.isNaN(value) ? undefined : value,
          ),
        ),
      );
    const asFar = sumOfParts(taken.slice(this.#drawing), this.#pairs.length);
    return {
      figures: this.#figures,
      draws: drawn,
      pairs: this.#pairs.map(({ one, other, difference }, index) => ({
        one,
        other,
        p: difference === undefined ? undefined : swapP(this.#plan, numberAt(asFar, index)),
      })),
      smallest: this.#plan.smallest,
    };
  };

  #draw(part: number): Float64Array {
    const { draws } = this.#options;
    const [runs, { width, figureOf }] = [this.#runs, this.#summed];
    const [start, end] = [part * DRAWS_A_PART, Math.min(draws, (part + 1) * DRAWS_A_PART)];
    const figures = new Float64Array((end - start) * runs);
    const ofRun = new Float64Array(width);
    const sums = this.#rows.draws()(start);
    for (let lane = 0; lane < end - start; lane++) {
      for (let run = 0; run < runs; run++) {
        const first = run * width * LANES + lane;
        for (let column = 0; column < width; column++) ofRun[column] = sums[first + column * LANES] ?? 0;
        figures[lane * runs + run] = figureOf(ofRun, 0) ?? NaN;
      }
    }
    return figures;
  }

  /**
   * Were two runs equally good, each row could as well have been the other run's. Source: E. Noreen,
   * "Computer-Intensive Methods for Testing Hypotheses" (1989), approximate randomisation.
   */
  #swap(part: number): Float64Array {
    const asFar = new Float64Array(this.#pairs.length);
    const { width, figureOfBoth } = this.#summed;
    for (const lanes of swapsOfPart(part, this.#plan, width * this.#runs)) {
      const swapped = this.#rows.swaps(lanes);
      const kept = swapped.map((gone, run) => restOf(itemAt(this.#rows.whole, run), gone));
      for (let lane = 0; lane < lanes.lanes; lane++) {
        for (let index = 0; index < this.#pairs.length; index++) {
          const { one, other, difference } = itemAt(this.#pairs, index);
          if (difference === undefined) continue;
          // Each has what it kept and what the other gave.
          const [keptByOne, keptByOther] = [itemAt(kept, one), itemAt(kept, other)];
          const start = lane * width;
          const found = differenceOf(
            figureOfBoth(keptByOne, itemAt(swapped, other), start),
            figureOfBoth(keptByOther, itemAt(swapped, one), start),
          );
          if (isAsFar(found, difference)) addAt(asFar, index, 1);
        }
      }
    }
    return asFar;
  }
}

/** What is left of sums, way by way, where some of the rows are gone. */
function restOf(whole: Float64Array, gone: Float64Array): Float64Array {
  const rest = new Float64Array(gone.length);
  const width = whole.length;
  for (let from = 0; from < gone.length; from += width)
    for (let column = 0; column < width; column++)
      rest[from + column] = (whole[column] ?? 0) - (gone[from + column] ?? 0);
  return rest;
}

interface TestedPair {
  readonly one: number;
  readonly other: number;
  readonly difference: Figure;
}

function pairsOf(figures: readonly Figure[]): readonly TestedPair[] {
  return figures.flatMap((ofOne, one) =>
    figures
      .slice(one + 1)
      .map((ofOther, index) => ({ one, other: one + 1 + index, difference: differenceOf(ofOne, ofOther) })),
  );
}
