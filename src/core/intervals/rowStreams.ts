import { RandomStreams } from "../numbers/randomStreams";
import { addLists, type PackedRows } from "./packedRows";
import { addRows, LANES, type RowSums } from "./weightedRows";

/** Sums, under the weights of some draws, of rows that come some at a time: what `MakeRowSums` gives of all of them at once. */
export interface RowStreams {
  /** The next rows: of all but the last a multiple of 128. */
  readonly add: (rows: PackedRows) => void;
  readonly sums: RowSums;
  /** The sums of all rows with the weight 1, as `packRows` gives them. */
  readonly totals: () => Float64Array;
}

/** Makes such sums of rows of so many columns, for the `LANES` draws from each of `firsts` on; all that do so give the same digits. */
export type MakeRowStreams = (width: number, seed: number, firsts: readonly number[]) => RowStreams;

export const plainRowStreams: MakeRowStreams = (width, seed, firsts) =>
  streamed(width, seed, firsts, (rows) => (streams, lists) => {
    addRows(rows, streams, lists);
  });

/** Adds to the sums of the lists of some rows, 0 at first, these under the next weights of `LANES` draws. */
type AddDraws = (streams: RandomStreams, lists: Float64Array) => void;

/** A digit of a column, which some rows have and others not, with its sum over all rows and those in all draws. */
interface SummedDigit {
  readonly column: number;
  readonly unit: number;
  total: number;
  readonly sums: Float64Array;
}

/** @param takeRows makes ready what adds the next rows. */
export function streamed(
  width: number,
  seed: number,
  firsts: readonly number[],
  takeRows: (rows: PackedRows) => AddDraws,
): RowStreams {
  const streams = firsts.map((first) => new RandomStreams(seed, first, LANES));
  const digits = new Map<string, SummedDigit>();
  const ofColumns = (lanes: number, sumsOf: (digit: SummedDigit) => Float64Array): Float64Array => {
    const ordered = [...digits.values()].sort((a, b) => a.column - b.column || b.unit - a.unit);
    const lists = new Float64Array(ordered.length * lanes);
    for (const [list, digit] of ordered.entries()) lists.set(sumsOf(digit), list * lanes);
    const found = new Float64Array(width * lanes);
    const columns = Int32Array.from(ordered, ({ column }) => column);
    addLists({ columns, units: Float64Array.from(ordered, ({ unit }) => unit) }, lists, found, lanes);
    return found;
  };
  return {
    add: (rows) => {
      const of = Array.from(rows.columns, (column, list): SummedDigit => {
        const unit = rows.units[list] ?? 0;
        const key = `${column} ${unit}`;
        const digit = digits.get(key) ?? { column, unit, total: 0, sums: new Float64Array(firsts.length * LANES) };
        digits.set(key, digit);
        digit.total += rows.sums[list] ?? 0;
        return digit;
      });
      const add = takeRows(rows);
      const lists = new Float64Array(of.length * LANES);
      for (const [place, ofDraws] of streams.entries()) {
        lists.fill(0);
        add(ofDraws, lists);
        // Of whole numbers: the sums of some rows and those of others are exactly those of all.
        for (const [list, { sums }] of of.entries()) addLanes(sums, place * LANES, lists, list * LANES);
      }
    },
    sums: (first) => {
      const place = firsts.indexOf(first);
      if (place < 0) throw new RangeError(`The draws from ${first} on are not summed here`);
      return ofColumns(LANES, ({ sums }) => sums.subarray(place * LANES, (place + 1) * LANES));
    },
    totals: () => ofColumns(1, ({ total }) => Float64Array.of(total)),
  };
}

/** Adds the numbers of `LANES` draws at one place to those at another. */
function addLanes(to: Float64Array, first: number, from: Float64Array, start: number): void {
  for (let lane = 0; lane < LANES; lane++) to[first + lane] = (to[first + lane] ?? 0) + (from[start + lane] ?? 0);
}
