import type { LabelArray, MaskFacts } from "../../core/labels/labelMap";
import type { WasmKernel } from "../../kernel/wasmKernel";
import { emptyLike } from "../emptyLike";
import { labelledStrip, type MaskStrip, type MaskStrips } from "../maskStrips";
import { Refusal } from "../refusal";

/** Bytes of labels that are held: all of the file is read once for so many of them. */
export const TURNED_BAND_BYTES = 2 ** 26;

/** However little they take. */
const MOST_STRIPS = 64;

/** A mask whose rows are stored another way than they run. */
export interface StoredRows {
  /** Pixels as stored. */
  readonly width: number;
  readonly height: number;
  /** As of `orient`. */
  readonly orientation: number;
  /** Bytes of a label. */
  readonly labelBytes: number;
  /** All strips as stored, from the first on, of so many rows. */
  readonly begin: () => MaskStrips;
  readonly rows: number;
}

/** The strips of such a mask as it is to be seen, gathered for one band of it after the other. */
export class TurnedStrips implements MaskStrips {
  private readonly width: number;
  private readonly height: number;
  private readonly bandRows: number;
  private band: LabelArray | undefined;
  private facts: MaskFacts | undefined;
  private top = 0;
  private bottom = 0;
  private row = 0;

  constructor(
    private readonly kernel: WasmKernel,
    private readonly stored: StoredRows,
    private readonly reading: { readonly rows: number; readonly areLevels: boolean },
  ) {
    const isTurned = stored.orientation > 4;
    this.width = isTurned ? stored.height : stored.width;
    this.height = isTurned ? stored.width : stored.height;
    const strips = Math.floor(TURNED_BAND_BYTES / (this.width * stored.labelBytes * reading.rows));
    this.bandRows = Math.min(this.height, Math.max(1, Math.min(MOST_STRIPS, strips)) * reading.rows);
  }

  get areLevels(): boolean {
    return this.reading.areLevels;
  }

  next(): MaskStrip | Refusal {
    const refusal = this.row < this.bottom ? undefined : this.gather();
    if (refusal) return refusal;
    const { band, facts, width } = this;
    if (!band || !facts) throw new Error("A mask has a row");
    const rows = Math.min(this.reading.rows, this.height - this.row);
    const first = (this.row - this.top) * width;
    this.row += rows;
    return labelledStrip(this.kernel, band.subarray(first, first + rows * width), { width, height: rows, facts });
  }

  finish(): MaskFacts | Refusal {
    return this.facts ?? new Refusal("The mask has no rows. Write the file again.");
  }

  private gather(): Refusal | undefined {
    const { begin, rows, height } = this.stored;
    this.top = this.bottom;
    this.bottom = Math.min(this.height, this.top + this.bandRows);
    const strips = begin();
    for (let y = 0; y < height; y += rows) {
      const strip = strips.next();
      if (strip instanceof Refusal) return strip;
      const labels = strip.labels();
      this.band ??= emptyLike(labels, this.width * this.bandRows);
      this.place(this.band, labels, { first: y, rows: Math.min(rows, height - y) });
    }
    const facts = strips.finish();
    if (facts instanceof Refusal) return facts;
    this.facts = facts;
    return undefined;
  }

  /** Puts what lies in the band of some stored rows where it belongs. */
  private place(
    band: LabelArray,
    labels: LabelArray,
    { first, rows }: { readonly first: number; readonly rows: number },
  ): void {
    const { orientation, width: columns } = this.stored;
    const { width, height, top, bottom } = this;
    const isTurned = orientation > 4;
    const fromRight = [2, 3, 6, 7].includes(orientation);
    const fromBottom = [3, 4, 7, 8].includes(orientation);
    // Stored rows run along `down`, stored columns along `across`; from 5 on it is the other way round.
    const [least, most] = fromBottom ? [height - bottom, height - top] : [top, bottom];
    const [left, right] = isTurned ? [least, most] : [0, columns];
    for (let y = 0; y < rows; y++) {
      const storedRow = first + y;
      if (!isTurned && (storedRow < least || storedRow >= most)) continue;
      for (let x = left; x < right; x++) {
        const across = isTurned ? storedRow : x;
        const down = isTurned ? x : storedRow;
        const row = (fromBottom ? height - 1 - down : down) - top;
        band[row * width + (fromRight ? width - 1 - across : across)] = labels[y * columns + x] ?? 0;
      }
    }
  }
}
