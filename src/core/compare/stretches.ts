import { packRows, type Room } from "../intervals/packedRows";
import type { Stretch } from "./streamedRows";

/** Rows of a stretch: each thread has its numbers near its processor while it sums them for all its draws. */
const MOST_NUMBERS = 2 ** 18;
/** As draws and swaps take them. */
const BLOCK = 128;
const MOST_BLOCKS = 32;

/** Cuts rows of several runs into stretches, in memory that `room` makes. */
export class Stretches {
  readonly #rows: number;
  #tables: Float64Array[];
  #filled = 0;

  /** @param width columns of a run. */
  constructor(
    private readonly runs: number,
    private readonly width: number,
    private readonly room: Room,
  ) {
    const blocks = Math.floor(MOST_NUMBERS / (runs * width * BLOCK));
    this.#rows = BLOCK * Math.min(MOST_BLOCKS, Math.max(1, blocks));
    this.#tables = this.#empty();
  }

  /** Takes the next rows of each run, and gives the stretches that are full. */
  *add(tables: readonly Float64Array[]): Generator<Stretch> {
    const rows = (tables[0]?.length ?? 0) / this.width;
    for (let from = 0; from < rows;) {
      const taken = Math.min(rows - from, this.#rows - this.#filled);
      for (const [run, table] of tables.entries())
        this.#tables[run]?.set(
          table.subarray(from * this.width, (from + taken) * this.width),
          this.#filled * this.width,
        );
      from += taken;
      this.#filled += taken;
      if (this.#filled === this.#rows) yield this.#take();
    }
  }

  /** What is left. */
  *end(): Generator<Stretch> {
    if (this.#filled > 0) yield this.#take();
  }

  #take(): Stretch {
    const tables = this.#tables.map((table) => table.subarray(0, this.#filled * this.width));
    const packed = packRows(tables, this.#filled, this.room);
    this.#filled = 0;
    this.#tables = this.#empty();
    return { tables, packed };
  }

  #empty(): Float64Array[] {
    const bytes = this.#rows * this.width * Float64Array.BYTES_PER_ELEMENT;
    return Array.from({ length: this.runs }, () => new Float64Array(this.room(bytes)));
  }
}
