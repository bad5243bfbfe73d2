import type { MaskFacts } from "../../core/labels/labelMap";
import { InflateStream } from "../../kernel/inflateStream";
import type { KernelExports } from "../../kernel/kernelExports";
import type { WasmKernel } from "../../kernel/wasmKernel";
import { crc32 } from "../crc32";
import type { ReadOptions } from "../decoded";
import type { FileBytes } from "../fileBytes";
import type { MaskStrip, MaskStrips, StripPlan } from "../maskStrips";
import { Refusal } from "../refusal";
import { streamRefusal, tooLong } from "../streamRefusal";
import type { ArraySource } from "./arrayBands";
import type { NpyLayout } from "./npyLayout";
import { planNumbers } from "./npyStrips";
import { damagedArchive, findNpzArray, type NpzArray } from "./npzArray";
import { decodeNpz } from "./decodeNpz";
import { planTransposed } from "./transposedStrips";
import { settledLayout } from "./settledLayout";

/** An instance of the kernel that inflates. */
const STREAM_BYTES = 2 ** 20;

/** Reads the array of an NPZ file in strips. */
export function planNpz(file: FileBytes, options: ReadOptions): StripPlan | Refusal {
  const array = findNpzArray(file, options);
  if (array instanceof Refusal) return array;
  const { isDeflated, layout } = array;
  const bytesOf = (kernel: WasmKernel): ArrayBytes =>
    new ArrayBytes(file, array, isDeflated ? kernel.another() : undefined);
  const sourceOf = (bytes: FileBytes, known: NpyLayout): ArraySource => ({
    file: bytes,
    layout: known,
    isUnpacked: isDeflated,
    stripPixels: options.stripPixels,
  });
  const planOf = (known: NpyLayout): StripPlan | Refusal => {
    const whole = planTransposed(decodeNpz, { file, layout: known }, options);
    if (whole) return whole;
    const plan = planNumbers(sourceOf(file, known), options);
    return {
      ...plan,
      bytes: plan.bytes + STREAM_BYTES,
      open: (kernel, rows) => {
        const bytes = bytesOf(kernel);
        const strips = planNumbers(sourceOf(bytes, known), options).open(kernel, rows);
        return strips instanceof Refusal ? (bytes.fault ?? strips) : new NpzStrips(strips, bytes);
      },
    };
  };
  const plan = planOf(layout);
  if (plan instanceof Refusal) return plan;
  return {
    ...plan,
    ...(layout.volume && {
      settle: (kernel: WasmKernel) => {
        const bytes = bytesOf(kernel);
        const settled = settledLayout(kernel, sourceOf(bytes, layout), options);
        return settled instanceof Refusal ? (bytes.fault ?? settled) : planOf(settled);
      },
    }),
  };
}

/** The strips of an array, at whose end its checksum is looked at. */
class NpzStrips implements MaskStrips {
  readonly areLevels: boolean;

  constructor(
    private readonly strips: MaskStrips,
    private readonly bytes: ArrayBytes,
  ) {
    this.areLevels = strips.areLevels ?? false;
  }

  next(): MaskStrip | Refusal {
    const strip = this.strips.next();
    return strip instanceof Refusal ? (this.bytes.fault ?? strip) : strip;
  }

  finish(): MaskFacts | Refusal {
    const facts = this.strips.finish();
    return facts instanceof Refusal ? facts : (this.bytes.check() ?? { ...facts, format: "NPZ" });
  }
}

const STEP = 2 ** 16;

/** The bytes of an array, unpacked as they are read: going back begins anew. */
class ArrayBytes implements FileBytes {
  readonly size: number;
  fault: Refusal | undefined;
  private readonly skipped = new Uint8Array(STEP);
  private stream: InflateStream | undefined;
  /** Where the next bytes lie, and the checksum of those before. */
  private at = 0;
  private crc = 0;

  /** @param inflater a separate instance of the kernel; undefined where the array is not compressed. */
  constructor(
    private readonly file: FileBytes,
    private readonly array: NpzArray,
    private readonly inflater: KernelExports | undefined,
  ) {
    this.size = array.size;
  }

  slice(at: number, length: number): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - at)));
    return bytes.subarray(0, this.read(at, bytes));
  }

  read(at: number, into: Uint8Array): number {
    if (!this.inflater) return this.file.read(this.array.from + at, into);
    if (!this.stream || at < this.at) this.begin(this.inflater);
    if (!this.skipTo(at)) return 0;
    return this.go(into);
  }

  /** What is wrong with the array as a whole, by its checksum, once it was read. */
  check(): Refusal | undefined {
    if (!this.inflater) this.at = this.crc = 0;
    if (!this.skipTo(this.size)) return this.fault ?? damagedArchive();
    if (this.stream?.isAtEnd() === false) return tooLong(this.size);
    if (this.stream && this.stream.end !== "whole") return streamRefusal(this.stream.end, this.size);
    return this.crc === this.array.crc ? undefined : damagedArchive();
  }

  private begin(inflater: KernelExports): void {
    const { from, packed } = this.array;
    let read = 0;
    const next = (into: Uint8Array): number => {
      const got = this.file.read(from + read, into.subarray(0, Math.min(into.length, packed - read)));
      read += got;
      return got;
    };
    this.stream = new InflateStream(inflater, next, "raw");
    this.at = this.crc = 0;
  }

  private skipTo(at: number): boolean {
    while (this.at < at) {
      const part = this.skipped.subarray(0, Math.min(STEP, at - this.at));
      if (this.go(part) < part.length) return false;
    }
    return true;
  }

  /** Reads on. */
  private go(into: Uint8Array): number {
    const got = this.stream ? this.stream.read(into) : this.file.read(this.array.from + this.at, into);
    this.crc = crc32(got === into.length ? into : into.subarray(0, got), this.crc);
    this.at += got;
    if (got < into.length && this.stream) this.fault = streamRefusal(this.stream.end, this.size);
    return got;
  }
}
