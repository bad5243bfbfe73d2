import { AVERAGES, type AverageId } from "../averages/averages";
import { PLAIN_ENGINE, type DrawEngine } from "../compare/drawEngine";
import { swapGains } from "../compare/swappedRows";
import { differenceOf, isAsFar, swapP, swapPlan, type SwapPlan } from "../compare/signSwap";
import { swapWays, SWAPS_A_PART } from "../compare/swapWays";
import type { BootstrapOptions } from "../intervals/bootstrap";
import type { BootstrapInput } from "../intervals/bootstrapInput";
import { columnSums } from "../intervals/columnSums";
import { DRAWS_A_PART } from "../intervals/drawnDeviations";
import { sumOfParts, type Resampling } from "../intervals/resampling";
import { RowColumns } from "../intervals/rowColumns";
import { averageOfSums } from "../intervals/sumFigures";
import { LANES, packRows, type RowSums } from "../intervals/weightedRows";
import { metricCalled } from "../metrics/metricsFor";
import type { Figure } from "../numbers/figure";
import { addAt, itemAt, numberAt } from "../numbers/numberAt";

/** What is drawn of several runs: rows are those of the first run, then of the next, in one order. */
export interface RankInput extends BootstrapInput {
  readonly runs: number;
  readonly average: AverageId;
}

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

/** Numbers of the gains of all columns of all runs that are held at once. */
const MOST_GAINS = 2 ** 22;
const LEAST_LANES = 32;

/**
 * Draws the rows of all runs together, and swaps rows between the runs of every pair: one set of draws and one set of
 * swaps for all. A swap of the rows S between runs a and b gives a the sums a - a(S) + b(S), so that the sums over S
 * are made once a run, not once a pair.
 */
export class RankResampling implements Resampling<DrawnRuns> {
  readonly parts: number;
  readonly #runs: number;
  readonly #options: BootstrapOptions;
  /** Of `#sums`. */
  readonly #figureOf: (sums: Float64Array) => Figure;
  readonly #engine: DrawEngine;
  readonly #rows: number;
  /** Columns that the average is made of: how many, and where each stands in a row of the input. */
  readonly #width: number;
  readonly #columns: Int32Array;
  readonly #tables: readonly Float64Array[];
  readonly #whole: readonly Float64Array[];
  readonly #figures: readonly Figure[];
  readonly #pairs: readonly TestedPair[];
  readonly #plan: SwapPlan;
  /** A row of sums, whose columns that the average is not made of are 0. */
  readonly #row: Float64Array;
  /** Parts that draw; those that swap follow. */
  readonly #drawing: number;
  #sums: RowSums | undefined;

  constructor(input: RankInput, options: BootstrapOptions, engine: DrawEngine = PLAIN_ENGINE) {
    const metric = metricCalled(input.metric, input);
    const average = AVERAGES.find(({ id }) => id === input.average);
    if (!metric || !average) throw new RangeError(`There is no figure ${input.metric} ${input.average}`);
    const columns = new RowColumns(input.classSet.length, metric);
    const places = [...columns.placesOf(average)].sort((a, b) => a - b);
    this.#runs = input.runs;
    this.#options = options;
    this.#figureOf = averageOfSums(input, metric, average);
    this.#engine = engine;
    this.#rows = input.rows / input.runs;
    this.#width = places.length;
    this.#columns = Int32Array.from(places);
    this.#row = new Float64Array(columns.width);
    this.#tables = tablesOf(input, places, columns.width);
    this.#whole = this.#tables.map((table) => columnSums(table, this.#width));
    this.#figures = this.#whole.map((sums) => this.#figureOfColumns((column) => numberAt(sums, column)));
    this.#pairs = pairsOf(this.#figures);
    this.#plan = swapPlan(this.#rows, options.draws, this.#pairs.length);
    // One row or none is never drawn from.
    this.#drawing = this.#rows < 2 ? 0 : Math.ceil(options.draws / DRAWS_A_PART);
    this.parts = this.#drawing + Math.ceil(this.#plan.swaps / SWAPS_A_PART);
  }

  /** Of a part that draws the figures of all runs, draw by draw, NaN where there is none; of one that swaps how many swaps are as far, pair by pair. */
  readonly take = (part: number): Float64Array =>
    part < this.#drawing ? this.#draw(part) : this.#swap(part - this.#drawing);

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
    const { draws, seed } = this.#options;
    const [runs, width] = [this.#tables.length, this.#width];
    this.#sums ??= this.#engine.rowSums(packRows(this.#tables, this.#rows), seed);
    const { lanes } = this.#sums;
    const [start, end] = [part * DRAWS_A_PART, Math.min(draws, (part + 1) * DRAWS_A_PART)];
    const figures = new Float64Array((end - start) * runs);
    for (let from = start; from < end; from += lanes) {
      const sums = this.#sums.draws(from);
      for (let lane = 0; lane < Math.min(lanes, end - from); lane++) {
        const group = Math.floor(lane / LANES) * runs * width * LANES;
        for (let run = 0; run < runs; run++) {
          const first = group + run * width * LANES + (lane % LANES);
          figures[(from - start + lane) * runs + run] =
            this.#figureOfColumns((column) => sums[first + column * LANES] ?? 0) ?? NaN;
        }
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
    const end = Math.min(this.#plan.swaps, (part + 1) * SWAPS_A_PART);
    const nothing = new Float64Array(this.#tables[0]?.length ?? 0);
    const most = Math.max(LEAST_LANES, Math.min(SWAPS_A_PART, Math.floor(MOST_GAINS / (this.#width * this.#runs))));
    for (let first = part * SWAPS_A_PART; first < end; first += most) {
      const lanes = Math.min(most, end - first);
      const ways = swapWays({ rows: this.#rows, method: this.#plan.method, seed: this.#options.seed }, first, lanes);
      // Swapped with a run of nothing, a run gives what its rows sum up to.
      const parts = this.#tables.map((table) =>
        byLane(swapGains({ a: nothing, b: table, width: this.#width }, ways, this.#engine.blockSwaps), lanes),
      );
      for (let lane = 0; lane < lanes; lane++) {
        for (let index = 0; index < this.#pairs.length; index++) {
          const { one, other, difference } = itemAt(this.#pairs, index);
          if (difference === undefined) continue;
          const swapped = differenceOf(
            this.#figureOfSwapped(parts, one, other, lane),
            this.#figureOfSwapped(parts, other, one, lane),
          );
          if (isAsFar(swapped, difference)) addAt(asFar, index, 1);
        }
      }
    }
    return asFar;
  }

  #figureOfColumns(sumOf: (column: number) => number): Figure {
    for (let column = 0; column < this.#width; column++) this.#row[this.#columns[column] ?? 0] = sumOf(column);
    return this.#figureOf(this.#row);
  }

  /** The figure of a run whose swapped rows are another run's. */
  #figureOfSwapped(parts: readonly Float64Array[], own: number, others: number, lane: number): Figure {
    const [whole, given, taken] = [itemAt(this.#whole, own), itemAt(parts, own), itemAt(parts, others)];
    const [row, columns, width] = [this.#row, this.#columns, this.#width];
    const start = lane * width;
    for (let column = 0; column < width; column++) {
      const index = start + column;
      row[columns[column] ?? 0] = (whole[column] ?? 0) - (given[index] ?? 0) + (taken[index] ?? 0);
    }
    return this.#figureOf(row);
  }
}

/** Gains that stand column by column, `lanes` numbers each, lane by lane: what is read of a lane then lies together. */
function byLane(gains: Float64Array, lanes: number): Float64Array {
  const width = gains.length / lanes;
  const turned = new Float64Array(gains.length);
  for (let column = 0; column < width; column++) {
    for (let lane = 0; lane < lanes; lane++) turned[lane * width + column] = gains[column * lanes + lane] ?? 0;
  }
  return turned;
}

/** The rows of each run with no more than what the average is made of. */
function tablesOf({ table, rows, runs }: RankInput, places: readonly number[], width: number): readonly Float64Array[] {
  const length = (rows / runs) * places.length;
  return Array.from({ length: runs }, (_, run) => {
    const needed = new Float64Array(length);
    let to = 0;
    for (let start = (run * rows * width) / runs; to < length; start += width) {
      for (const index of places) needed[to++] = numberAt(table, start + index);
    }
    return needed;
  });
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
