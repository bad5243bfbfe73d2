import type { KernelExports } from "./kernelExports";

/** Gives the next bytes of a stream: fills as much as there is, and returns how many bytes that were; 0 at the end. */
export type NextBytes = (into: Uint8Array) => number;

/** Why a stream gives no more bytes. */
export type StreamEnd = "whole" | "damaged" | "cut short";

const INPUT_BYTES = 64 * 1024;
/** Bytes before the input that are kept with it (see `inputAt`). */
const KEPT_INPUT = 8;
/** As far back as deflate copies from (RFC 1951, section 2). */
const WINDOW = 32 * 1024;
const OUTPUT_BYTES = 256 * 1024;
const SLACK = 512;
const PAGE = 65536;
/** What a call of the kernel stopped for, by the numbers of `Stop` there. */
const ENDS: Readonly<Record<number, StreamEnd>> = { 0: "damaged", 1: "whole", 4: "cut short" };
const STOPPED_FOR_INPUT = 2;

/** Inflates a stream piece by piece in little memory, in a separate instance of the kernel. */
export class InflateStream {
  private readonly input: number;
  private readonly output: number;
  private readonly bytes: Uint8Array;
  private inputEnd: number;
  private isAll = false;
  private given = 0;
  /** What of the output was taken. */
  private taken: number;
  private ended: StreamEnd | undefined;

  /** @param kernel a new instance, which is this stream's alone. */
  constructor(
    private readonly kernel: KernelExports,
    private readonly next: NextBytes,
    form: "zlib" | "raw" = "zlib",
  ) {
    this.input = kernel.freeFrom() + KEPT_INPUT;
    this.output = this.input + INPUT_BYTES + SLACK;
    const missing = this.output + WINDOW + OUTPUT_BYTES + SLACK - kernel.memory.buffer.byteLength;
    if (missing > 0) kernel.memory.grow(Math.ceil(missing / PAGE));
    this.bytes = new Uint8Array(kernel.memory.buffer);
    this.inputEnd = this.input;
    this.taken = this.output;
    kernel.beginInflating(this.input, this.output, form === "raw" ? 1 : 0);
  }

  /** Why there are no more bytes; undefined while some may come. */
  get end(): StreamEnd | undefined {
    return this.taken < this.kernel.outputAt() ? undefined : this.ended;
  }

  /** Bytes of input up to the end of the stream, once that is known. */
  get consumed(): number {
    return this.given - (this.inputEnd - this.kernel.inputAt());
  }

  /** Fills `into`, and returns how many bytes were there; fewer than asked for only at the end. */
  read(into: Uint8Array): number {
    let filled = 0;
    while (filled < into.length) {
      const there = this.kernel.outputAt() - this.taken;
      if (there > 0) {
        const some = Math.min(there, into.length - filled);
        into.set(this.bytes.subarray(this.taken, this.taken + some), filled);
        filled += some;
        this.taken += some;
      } else if (this.ended === undefined) this.inflateMore();
      else break;
    }
    return filled;
  }

  /** Goes on to the end of the stream, whose last bytes hold its checksum. Returns whether no more bytes came. */
  isAtEnd(): boolean {
    while (this.ended === undefined && this.kernel.outputAt() === this.taken) this.inflateMore();
    return this.kernel.outputAt() === this.taken;
  }

  /** All output was taken: what may be copied from again moves to the front. */
  private inflateMore(): void {
    const { kernel, bytes, output } = this;
    const at = kernel.outputAt();
    if (at > output + WINDOW) {
      bytes.copyWithin(output, at - WINDOW, at);
      this.taken = output + WINDOW;
      kernel.moveOutput(this.taken);
    }
    if (this.inputEnd === this.input) this.fill();
    const stop = kernel.inflateOn(this.inputEnd, this.isAll ? 1 : 0, output, output + WINDOW + OUTPUT_BYTES - SLACK);
    this.ended = ENDS[stop];
    if (stop === STOPPED_FOR_INPUT) this.fill();
  }

  private fill(): void {
    const { kernel, bytes, input } = this;
    const from = kernel.inputAt() - KEPT_INPUT;
    bytes.copyWithin(input - KEPT_INPUT, from, this.inputEnd);
    this.inputEnd = input - KEPT_INPUT + (this.inputEnd - from);
    kernel.moveInput(input);
    const most = input + INPUT_BYTES;
    while (this.inputEnd < most) {
      const got = this.next(bytes.subarray(this.inputEnd, most));
      this.inputEnd += got;
      this.given += got;
      if (got === 0) {
        this.isAll = true;
        break;
      }
    }
    // The refill looks past the end, where what counts must not depend on what was there before.
    bytes.fill(0, this.inputEnd, this.inputEnd + SLACK);
  }
}
