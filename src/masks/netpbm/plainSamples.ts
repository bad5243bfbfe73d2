import type { LabelArray } from "../../core/labels/labelMap";
import type { FileBytes } from "../fileBytes";
import { Refusal } from "../refusal";
import type { RowStream } from "../streamedStrips";
import type { NetpbmHeader } from "./netpbmHeader";
import { refuseNextImage } from "./refuseNextImage";

/** Samples as decimal numbers; of black and white pictures digits that may stand without a blank between. */
export class PlainSamples implements RowStream {
  private readonly part = new Uint8Array(PART);
  private length = 0;
  private at = 0;
  /** Where the next part begins. */
  private place: number;

  constructor(
    private readonly file: FileBytes,
    private readonly header: NetpbmHeader,
  ) {
    this.place = header.data;
  }

  next(row: LabelArray): boolean | Refusal {
    const { channels, largest, isBits } = this.header;
    for (let x = 0; x < row.length; x++) {
      let label = 0;
      for (let channel = 0; channel < channels; channel++) {
        const value = this.number();
        if (value < 0) return false;
        if (value > largest)
          return new Refusal(
            `The file holds a sample above the ${largest} that it declares as the largest. It is damaged: write it again.`,
          );
        label = channels === 3 ? (label << 8) | value : value;
      }
      row[x] = isBits ? 1 - label : label;
    }
    return true;
  }

  finish(): boolean | Refusal {
    return refuseNextImage(() => this.byte()) ?? true;
  }

  /** The next number; -1 where there is none. */
  private number(): number {
    let byte = this.byte();
    while (isBlank(byte)) byte = this.byte();
    let value = byte - ZERO;
    if (value < 0 || value > 9) return -1;
    if (this.header.isBits) return value;
    const { part } = this;
    for (; this.at < this.length || this.hold(); this.at++) {
      const digit = (part[this.at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      if (value > TOO_LARGE) value = TOO_LARGE;
    }
    return value;
  }

  /** The next byte; -1 at the end. */
  private byte(): number {
    return this.at < this.length || this.hold() ? (this.part[this.at++] ?? 0) : -1;
  }

  /** Reads the next part; whether there is one. */
  private hold(): boolean {
    this.length = this.file.read(this.place, this.part);
    this.place += this.length;
    this.at = 0;
    return this.length > 0;
  }
}

const PART = 2 ** 16;
/** Above any sample. */
const TOO_LARGE = 0x10000;
const ZERO = 0x30;

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 9 && byte <= 13);
}
