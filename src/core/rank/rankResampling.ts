import { once } from "../collections/once";
import { drawParts, type DrawParts } from "../compare/drawParts";
import { PLAIN_ENGINE, type DrawEngine } from "../compare/drawEngine";
import type { RowsToSwap } from "../compare/swappedRows";
import { rowsInMemory, type PartReach, type Range, type RunRows, type SwapLanes } from "../compare/runRows";
import { differenceOf, isAsFar, swapP, swapPlan, type SwapPlan } from "../compare/signSwap";
import type { BootstrapOptions } from "../intervals/bootstrap";
import { sumOfParts, type Resampling } from "../intervals/resampling";
import { packRows, type PackedRows, type Room } from "../intervals/packedRows";
import { summedFigure, type AverageFrame, type AverageInput, type SummedFigure } from "../intervals/oneAverage";
import { tablesOfRuns } from "../intervals/tablesOfRuns";
import { LANES } from "../intervals/weightedRows";
import type { Figure } from "../numbers/figure";
import { addAt, itemAt, numberAt } from "../numbers/numberAt";

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

/** What is drawn of several runs: rows are those of the first run, then of the next, in one order. */
export interface RankInput extends AverageInput {
  readonly runs: number;
}

/**
 * Draws the rows of all runs together, wherever they are, and swaps rows between the runs of every pair: one set of draws and one set of
 * swaps for all. A swap of the rows S between runs a and b gives a the sums a - a(S) + b(S), so that the sums over S
 * are made once a run, not once a pair.
 */
export class RankDraws {
  readonly #summed: SummedFigure;
  readonly #rows: RunRows;
  readonly #figures: readonly Figure[];
  readonly #pairs: readonly TestedPair[];
  readonly #plan: SwapPlan;
  readonly #cut: DrawParts;

  constructor(frame: AverageFrame, options: BootstrapOptions, rows: RunRows) {
    this.#summed = summedFigure(frame);
    this.#rows = rows;
    this.#figures = rows.whole.map((sums) => this.#summed.figureOf(sums, 0));
    this.#pairs = pairsOf(this.#figures);
    this.#plan = swapPlan(rows.count, options.draws, this.#pairs.length);
    this.#cut = drawParts(options.draws, rows.count, this.#plan, this.#summed.width * this.#figures.length);
  }

  get parts(): number {
    return this.#cut.all;
  }

  /** Of a part that draws the figures of all runs, draw by draw, NaN where there is none; of one that swaps how many swaps are as far, pair by pair. */
  readonly take = (part: number): Float64Array => {
    const { draws, swaps } = this.reach(part);
    return draws ? this.#draw(draws) : this.#swap(swaps);
  };

  /** The draws or the swaps that a part makes. */
  readonly reach = (part: number): PartReach => this.#cut.reach(part);

  readonly result = (taken: readonly Float64Array[]): DrawnRuns => {
    const runs = this.#figures.length;
    const drawn = taken
      .slice(0, this.#cut.drawing)
      .flatMap((figures) =>
        Array.from({ length: figures.length / runs }, (_, draw) =>
          Array.from(figures.subarray(draw * runs, (draw + 1) * runs), (value) =>
            Number.isNaN(value) ? undefined : value,
          ),
        ),
      );
    const asFar = sumOfParts(taken.slice(this.#cut.drawing), this.#pairs.length);
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

  #draw({ first: start, end }: Range): Float64Array {
    const { width, figureOf } = this.#summed;
    const { length: runs } = this.#figures;
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
  #swap(swaps: readonly SwapLanes[]): Float64Array {
    const asFar = new Float64Array(this.#pairs.length);
    const { width, figureOfBoth } = this.#summed;
    for (const lanes of swaps) {
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

/** The same of rows in memory. */
export class RankResampling extends RankDraws implements Resampling<DrawnRuns> {
  readonly readsTable = true;
  readonly packRows: (room?: Room) => PackedRows;

  constructor(input: RankInput, options: BootstrapOptions, engine: DrawEngine = PLAIN_ENGINE, packed?: PackedRows) {
    const { runs, table } = input;
    const { width } = summedFigure(input);
    const [tables, count] = [tablesOfRuns(table, runs), input.rows / runs];
    const pack = (room?: Room): PackedRows => packRows(tables, count, room);
    const rows = once(() => packed ?? pack());
    const swapped = (): readonly RowsToSwap[] => rowsToSwap(tables, width, rows().most);
    super(input, options, rowsInMemory({ tables, count, width, seed: options.seed, swapped }, engine, rows));
    this.packRows = pack;
  }

  readonly foresee = (): void => undefined;
}

/** Swapped with a run of nothing, a run gives what its rows sum up to. */
export function rowsToSwap(tables: readonly Float64Array[], width: number, most?: number): readonly RowsToSwap[] {
  return tables.map((b) => ({ b, width, ...(most !== undefined && { most }) }));
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
