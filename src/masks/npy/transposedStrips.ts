import type { LabelMap } from "../../core/labels/labelMap";
import type { ReadOptions } from "../decoded";
import type { FileBytes } from "../fileBytes";
import type { StripPlan } from "../maskStrips";
import { Refusal } from "../refusal";
import { planWhole } from "../wholeStrips";
import type { NpyLayout } from "./npyLayout";

/** The array in C order as labels, and the file unpacked. */
const PIXEL_BYTES = 12;

/**
 * Strips of a volume in Fortran order, which is read whole: the voxels of a slice lie all over the file. Undefined of other arrays.
 *
 * @param decode of the format of the file
 */
export function planTransposed(
  decode: (bytes: Uint8Array, options: ReadOptions) => LabelMap | Refusal,
  { file, layout }: { readonly file: FileBytes; readonly layout: NpyLayout },
  options: ReadOptions,
): StripPlan | Refusal | undefined {
  if (!layout.transposed) return undefined;
  const plan = planWhole(decode, PIXEL_BYTES)(file, options);
  if (plan instanceof Refusal) return plan;
  // What the header leaves open is known here.
  const { facts, axes } = layout;
  return { ...plan, width: axes.width, height: axes.height, ...(facts.volume && { volume: facts.volume }) };
}
