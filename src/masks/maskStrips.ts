import type { LabelArray, MaskFacts } from "../core/labels/labelMap";
import type { VolumeFacts } from "../core/labels/volume";
import type { WasmKernel } from "../kernel/wasmKernel";
import { codeLabels } from "./codeDecoded";
import type { CodedRows } from "./codedMask";
import type { ReadOptions } from "./decoded";
import type { FileBytes } from "./fileBytes";
import type { Refusal } from "./refusal";

/** A few rows of a mask; valid until the next are read or the kernel's memory is taken back. */
export interface MaskStrip {
  /** Their codes in the kernel's memory; undefined where there are more than 256 of them. */
  readonly coded: () => CodedRows | undefined;
  readonly labels: () => LabelArray;
}

/** A mask that is read strip by strip, from the top, so that it need not be held. */
export interface MaskStrips {
  /** The labels are the levels of scores. */
  readonly areLevels?: boolean;
  /** The next rows: as many as it was opened with, fewer only at the end. */
  next(): MaskStrip | Refusal;
  /** What the file says of itself, once all rows were read; or what is wrong with what follows them. */
  finish(): MaskFacts | Refusal;
}

/** What is known of a large mask before any of its pixels is read. */
export interface StripPlan {
  readonly width: number;
  /** Rows; of a volume those of all slices. */
  readonly height: number;
  readonly volume?: VolumeFacts;
  /** Bytes that reading takes, beside those of a strip. */
  readonly bytes: number;
  /** Bytes that a pixel of a strip takes, its label among them. */
  readonly pixelBytes: number;
  /** @param rows of a strip. */
  readonly open: (kernel: WasmKernel, rows: number) => MaskStrips | Refusal;
  /** Where only its numbers tell what the mask is, size included: the plan that a look at them gives, and nothing else of this one is true. */
  readonly settle?: (kernel: WasmKernel) => StripPlan | Refusal;
}

/** Looks at a file whose mask is to be read in strips. */
export type PlanStrips = (file: FileBytes, options: ReadOptions) => StripPlan | Refusal;

/** Rows that were read as labels. */
export function labelledStrip(
  kernel: WasmKernel,
  labels: LabelArray,
  { width, height, facts }: { readonly width: number; readonly height: number; readonly facts: MaskFacts },
): MaskStrip {
  return { coded: () => codeLabels(kernel, { width, height, labels, facts }), labels: () => labels };
}
