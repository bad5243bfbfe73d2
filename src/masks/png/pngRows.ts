import { InflateStream } from "../../kernel/inflateStream";
import { unfilter } from "../../kernel/plain/unfilter";
import type { KernelExports } from "../../kernel/kernelExports";
import type { WasmKernel } from "../../kernel/wasmKernel";
import type { FileBytes } from "../fileBytes";
import type { Refusal } from "../refusal";
import { noMemory, streamRefusal, tooLong } from "../streamRefusal";
import { unknownFilter } from "./decodePng";
import type { PngPass } from "./pngPasses";
import type { PngLayout } from "./readPngLayout";

/** Rows in the kernel's memory, each behind its filter byte, as the whole image data has them. */
export interface RawRows {
  /** Where the filter byte of the first stands. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** The unfiltered rows of a pass, read in order, a few at a time. */
export class PngRows {
  private readonly stream: InflateStream;
  private above: Uint8Array | undefined;
  private pass: PngPass | undefined;
  private row = 0;

  constructor(
    file: FileBytes,
    private readonly layout: PngLayout,
    private readonly size: number,
    /** An instance of the kernel that inflates, and nothing else meanwhile. */
    inflater: KernelExports,
  ) {
    this.stream = new InflateStream(inflater, imageBytes(file, layout));
  }

  /** The next rows of a pass, of which none is to be begun before the one before it is at its end. */
  next(kernel: WasmKernel, pass: PngPass, rows: number): RawRows | Refusal {
    const { channels, bits } = this.layout.header;
    const stride = pass.rowBytes + 1;
    if (this.pass !== pass) this.row = 0;
    this.pass = pass;
    const { above } = this;
    // The row above goes before the rows as one without filter. Above the first there is none, which the kernel knows.
    const begin = this.row === 0 || !above ? 0 : 1;
    const start = kernel.allocate((rows + begin) * stride);
    if (start === undefined) return noMemory();
    const all = kernel.view(start, (rows + begin) * stride);
    if (begin === 1 && above) {
      all[0] = 0;
      all.set(above, 1);
    }
    const bytes = all.subarray(begin * stride);
    if (this.stream.read(bytes) < bytes.length) return streamRefusal(this.stream.end, this.size);
    const pixelBytes = Math.max(1, (channels * bits) / 8);
    const isProper =
      pixelBytes <= WIDEST_IN_KERNEL
        ? kernel.unfilter(start, pass.rowBytes, rows + begin, pixelBytes)
        : unfilter(all, 0, pass.rowBytes, rows + begin, pixelBytes) < 0;
    if (!isProper) return this.unknownFilter(bytes, stride);
    this.above = bytes.slice(bytes.length - pass.rowBytes);
    this.row += rows;
    return { at: start + begin * stride, bytes };
  }

  /** What is wrong with what follows the last row. */
  finish(): Refusal | undefined {
    if (!this.stream.isAtEnd()) return tooLong(this.size);
    return this.stream.end === "whole" ? undefined : streamRefusal(this.stream.end, this.size);
  }

  private unknownFilter(bytes: Uint8Array, stride: number): Refusal {
    let row = 0;
    while ((bytes[row * stride] ?? 0) <= LAST_FILTER && row * stride < bytes.length) row++;
    return unknownFilter(bytes[row * stride] ?? 0, this.row + row);
  }
}

const LAST_FILTER = 4;
/** Bytes of a pixel whose rows the kernel unfilters. */
const WIDEST_IN_KERNEL = 4;

/** The image data, part by part. */
function imageBytes(file: FileBytes, { imageData }: PngLayout): (into: Uint8Array) => number {
  let part = 0;
  let read = 0;
  return (into) => {
    for (;;) {
      const range = imageData[part];
      if (!range) return 0;
      const left = range.end - range.start - read;
      if (left === 0) {
        part++;
        read = 0;
        continue;
      }
      const got = file.read(range.start + read, into.subarray(0, Math.min(left, into.length)));
      read += got;
      return got;
    }
  };
}
