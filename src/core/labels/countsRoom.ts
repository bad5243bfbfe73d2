import type { ImageCounts } from "./counts";

/** Rows whose memory is taken at once. */
const ROWS = 2 ** 14;

/** Gives room for the counts of many images, which lie one behind the other: a buffer an image takes more than its rows. */
export class CountsRoom {
  #room = columns(0);
  #used = 0;

  /** Counts of so many rows, all 0 and to be written by the caller alone. */
  take(rows: number): ImageCounts {
    if (rows > ROWS) return columns(rows);
    if (this.#used + rows > this.#room.pixels.length) {
      this.#room = columns(ROWS);
      this.#used = 0;
    }
    const [from, to] = [this.#used, this.#used + rows];
    this.#used = to;
    const { targets, predictions, pixels } = this.#room;
    return {
      targets: targets.subarray(from, to),
      predictions: predictions.subarray(from, to),
      pixels: pixels.subarray(from, to),
    };
  }
}

function columns(rows: number): ImageCounts {
  return { targets: new Int32Array(rows), predictions: new Int32Array(rows), pixels: new Float64Array(rows) };
}
