import type { LabelArray } from "../../core/labels/labelMap";
import { ByteStream } from "../byteStream";
import type { FileBytes } from "../fileBytes";
import { Refusal } from "../refusal";
import type { RowStream } from "../streamedStrips";
import type { NetpbmHeader } from "./netpbmHeader";
import { refuseNextImage } from "./refuseNextImage";

/** Samples as decimal numbers; of black and white pictures digits that may stand without a blank between. */
export class PlainSamples implements RowStream {
  private readonly text: ByteStream;

  constructor(
    file: FileBytes,
    private readonly header: NetpbmHeader,
  ) {
    this.text = new ByteStream(file, header.data);
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
    return refuseNextImage(() => this.text.next()) ?? true;
  }

  /** The next number; -1 where there is none. */
  private number(): number {
    const { text } = this;
    while (isBlank(text.peek())) text.next();
    if (!isDigit(text.peek())) return -1;
    let value = text.next() - ZERO;
    while (!this.header.isBits && isDigit(text.peek())) value = Math.min(0x10000, value * 10 + text.next() - ZERO);
    return value;
  }
}

const ZERO = 0x30;

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 9 && byte <= 13);
}
