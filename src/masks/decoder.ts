import type { LabelMap } from "../core/labels/labelMap";
import type { CodedMask, KernelFile } from "./codedMask";
import type { ReadOptions } from "./decoded";
import type { PlanStrips } from "./maskStrips";
import type { Refusal } from "./refusal";

/** One file format: known by how its bytes begin, never by a name. */
export interface Decoder {
  readonly format: string;
  readonly matches: (bytes: Uint8Array) => boolean;
  readonly decode: (bytes: Uint8Array, options: ReadOptions) => LabelMap | Refusal;
  /**
   * Reads the file for counting alone, whose bytes are not kept.
   *
   * @returns undefined for all that the kernel does not do or cannot read: `decode` then reads it, or says why not.
   */
  readonly code: (file: KernelFile, options: ReadOptions) => CodedMask | undefined;
  /** Reads a mask that is too large to be held whole. */
  readonly strips: PlanStrips;
}
