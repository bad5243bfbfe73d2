import type { MaskFacts } from "../core/labels/labelMap";
import { VALUE_BYTES, type Extent, type PixelRows, type PixelRuns, type WasmKernel } from "../kernel/wasmKernel";

/** What is known of a mask in the kernel's memory. */
export interface CodedFacts extends Extent {
  /** The label of each code; absent where a code is the label. */
  readonly labels?: Int32Array;
  readonly facts: MaskFacts;
}

/** A mask in the kernel's memory, pixel by pixel. */
export type CodedRows = CodedFacts & PixelRows;

/** A mask in the kernel's memory. */
export type CodedMask = CodedRows | (CodedFacts & PixelRuns);

/** Bytes of a file in the kernel's memory. */
export interface KernelFile {
  readonly kernel: WasmKernel;
  readonly at: number;
  readonly length: number;
}

/** Codes of a byte in the kernel's memory, without gaps between their rows, and the values that they stand for. */
export interface Interned {
  readonly at: number;
  readonly values: readonly DataView[];
}

/** Gives each distinct value of wide pixels a code; undefined where there are more than 256, or no memory. */
export function internPixels(
  kernel: WasmKernel,
  rows: PixelRows,
  { pixelBytes, width, height }: PixelSize,
): Interned | undefined {
  const at = kernel.allocate(width * height);
  const known = at === undefined ? undefined : kernel.intern(rows, pixelBytes, width, height, at);
  if (at === undefined || !known) return undefined;
  return { at, values: valuesOf(known) };
}

/** What each code stands for. */
export function valuesOf(known: DataView): readonly DataView[] {
  const values: DataView[] = [];
  for (let at = 0; at < known.byteLength; at += VALUE_BYTES) values.push(new DataView(known.buffer, at, VALUE_BYTES));
  return values;
}

export interface PixelSize {
  readonly pixelBytes: number;
  readonly width: number;
  readonly height: number;
}
