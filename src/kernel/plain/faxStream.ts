import {
  BLACK_RUNS,
  HORIZONTAL,
  LONGEST_CODE,
  LONGEST_ENDING_RUN,
  PASS,
  ROW_MODES,
  SHIFTS,
  WHITE_RUNS,
} from "./faxCodes";

/** How rows are packed: each for itself, from a whole byte or word on (TIFF compressions 2 and 32771), or after the codes of ITU-T T.4 and T.6. */
export type FaxForm = "bytes" | "words" | "t4" | "t4two" | "t6";

/**
 * Unpacks the codes of facsimile machines (ITU-T T.4 and T.6) row by row: rows of whole bytes, 0 for white and 1 for black. What follows
 * the last is not looked at.
 */
export class FaxStream {
  private readonly reader: FaxReader;
  private readonly rowBytes: number;

  /** @param width pixels of a row. */
  constructor(
    bytes: Uint8Array,
    width: number,
    private readonly form: FaxForm,
  ) {
    this.reader = new FaxReader(bytes, width);
    this.rowBytes = Math.ceil(width / 8);
  }

  /** Paints the next whole rows onto zeros; whether their codes are proper. */
  read(into: Uint8Array): boolean {
    for (let at = 0; at < into.length; at += this.rowBytes) {
      if (!this.reader.readRow(this.form)) return false;
      this.reader.paint(into, at);
    }
    return true;
  }
}

class FaxReader {
  /** The bit that comes next. */
  private at = 0;
  private readonly end: number;
  /** Where the colour changes in the row above and in this one, white first; from the width on, the row is over. */
  private above: Int32Array;
  private changes: Int32Array;
  private found = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly width: number,
  ) {
    this.end = bytes.length * 8;
    // A row has at most a change a pixel, and an end that is met with every colour.
    this.above = new Int32Array(width + 4).fill(width);
    this.changes = new Int32Array(width + 4);
  }

  readRow(form: FaxForm): boolean {
    this.found = 0;
    if (form === "bytes") this.at = (this.at + 7) & ~7;
    if (form === "words") this.at = (this.at + 15) & ~15;
    let differs = form === "t6";
    if (form === "t4" || form === "t4two") {
      const marked = this.skipMark();
      if (form === "t4two") {
        if (!marked) return false;
        differs = this.takeBit() === 0;
      }
    }
    if (!(differs ? this.readDifferences() : this.readRuns()) || this.at > this.end) return false;
    this.changes.fill(this.width, this.found);
    [this.above, this.changes] = [this.changes, this.above];
    return true;
  }

  /** Writes the row that was read: black where it is. */
  paint(out: Uint8Array, at: number): void {
    const { above, width } = this;
    for (let change = 0; above[change] < width; change += 2) {
      const to = above[change + 1];
      for (let x = above[change]; x < to;) {
        if ((x & 7) === 0 && to - x >= 8) {
          const whole = (to - x) >> 3;
          out.fill(0xff, at + (x >> 3), at + (x >> 3) + whole);
          x += 8 * whole;
        } else {
          out[at + (x >> 3)] |= 0x80 >> (x & 7);
          x++;
        }
      }
    }
  }

  /** Runs of white and black in turns. */
  private readRuns(): boolean {
    let x = 0;
    for (let black = false; x < this.width; black = !black) {
      const run = this.readRun(black);
      if (run < 0 || x + run > this.width) return false;
      x += run;
      // A run of black may be nothing only where the row ends: changes without a pixel would fill more than a row.
      if (this.found > this.width) return false;
      this.changes[this.found++] = x;
    }
    return true;
  }

  /** The row as it differs from the one above (ITU-T T.4, section 4.2). */
  private readDifferences(): boolean {
    const { above, width } = this;
    let x = -1;
    let black = 0;
    /** The change above that is the next to the other colour. */
    let next = 0;
    while (x < width) {
      while (above[next] <= x && above[next] < width) next += 2;
      const mode = this.lookUp(ROW_MODES);
      if (mode < 0 || this.at > this.end) return false;
      if (mode === PASS) {
        x = above[next + 1];
        continue;
      }
      if (mode === HORIZONTAL) {
        const from = Math.max(0, x);
        const first = this.readRun(black === 1);
        const second = first < 0 ? -1 : this.readRun(black === 0);
        if (second < 0 || from + first + second > width || this.found + 1 > width) return false;
        this.changes[this.found++] = from + first;
        this.changes[this.found++] = x = from + first + second;
        continue;
      }
      const to = above[next] + SHIFTS[mode];
      if (to < Math.max(0, x) || to > width || this.found > width) return false;
      this.changes[this.found++] = x = to;
      black ^= 1;
      // To the left of where the row above was looked at may be one change more of the colour that counts now.
      next = next > 0 ? next - 1 : 1;
    }
    return true;
  }

  /** A run: as many long parts as there are, and the end; -1 where there is no such code. */
  private readRun(black: boolean): number {
    const table = black ? BLACK_RUNS : WHITE_RUNS;
    for (let run = 0; run <= this.width;) {
      const part = this.lookUp(table);
      if (part < 0) return -1;
      run += part;
      if (part <= LONGEST_ENDING_RUN) return run;
    }
    return -1;
  }

  /** Skips the zeros and the one that mark the end of a row (EOL), where they stand. */
  private skipMark(): boolean {
    const start = this.at;
    let zeros = 0;
    while (this.at < this.end && this.takeBit() === 0) zeros++;
    if (zeros >= 11) return true;
    this.at = start;
    return false;
  }

  private lookUp(table: Uint16Array): number {
    const entry = table[this.peek()];
    if (entry === 0) return -1;
    this.at += entry & 15;
    return entry >> 4;
  }

  /** The next bits, as many as the longest code has; behind the end stand zeros. */
  private peek(): number {
    const byte = this.at >> 3;
    const three = (this.bytes[byte] << 16) | (this.bytes[byte + 1] << 8) | this.bytes[byte + 2];
    return (three >> (24 - LONGEST_CODE - (this.at & 7))) & ((1 << LONGEST_CODE) - 1);
  }

  private takeBit(): number {
    const bit = (this.bytes[this.at >> 3] >> (7 - (this.at & 7))) & 1;
    this.at++;
    return bit;
  }
}
