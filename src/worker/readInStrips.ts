import type { LabelArray } from "../core/labels/labelMap";
import { WasmKernel } from "../kernel/wasmKernel";
import { STRIP_PIXELS } from "../masks/atOnce";
import type { Decoded, ReadOptions } from "../masks/decoded";
import { Refusal } from "../masks/refusal";
import type { MaskSource } from "../protocol/pair";
import { openMask, type OpenMask } from "./openMask";
import { emptyLike } from "../masks/emptyLike";
import { ResizedStrips } from "./resizedStrips";
import { sampledSize } from "./sampleNearest";
import type { Size } from "./sizeMismatch";

/** What of a large mask is wanted. */
export interface Wanted {
  /** It is made smaller by nearest-neighbour as it is read; absent: in its own size. */
  readonly longerSide?: number | undefined;
  /** Pixels of the largest mask that is given in its own size. */
  readonly mostPixels: number;
}

/** The labels of a mask that is not read whole, strip by strip; with `whole`, where it was made smaller, its own size. */
export function readInStrips(
  kernel: WasmKernel,
  source: MaskSource,
  options: ReadOptions,
  wanted: Wanted,
): Decoded & { readonly whole?: Size } {
  const own = new WasmKernel(kernel);
  const mask = openMask(own, source, options);
  if (!mask.ok) return mask;
  try {
    return readOpen(own, mask, wanted);
  } finally {
    mask.close();
  }
}

function readOpen(
  kernel: WasmKernel,
  mask: OpenMask,
  { longerSide = Infinity, mostPixels }: Wanted,
): Decoded & { readonly whole?: Size } {
  const { plan } = mask;
  const whole = { width: plan.width, height: plan.height };
  const { width, height } = sampledSize(whole, longerSide);
  if (width * height > mostPixels) return { ok: false, message: tooLargeToShow(whole, mostPixels) };
  const rows = Math.max(1, Math.min(height, Math.floor(STRIP_PIXELS / width)));
  const isWhole = width === whole.width && height === whole.height;
  const strips = isWhole ? plan.open(kernel, rows) : ResizedStrips.open(kernel, plan, { width, height }, rows);
  if (strips instanceof Refusal) return mask.refused(strips);
  let labels: LabelArray | undefined;
  for (let row = 0; row < height; row += rows) {
    kernel.reset();
    const strip = strips.next();
    if (strip instanceof Refusal) return mask.refused(strip);
    const some = strip.labels();
    labels ??= emptyLike(some, width * height);
    labels.set(some, row * width);
  }
  const facts = strips.finish();
  if (facts instanceof Refusal) return mask.refused(facts);
  return { ok: true, map: { width, height, labels: labels ?? new Uint8Array(0), facts }, ...(!isWhole && { whole }) };
}

/** Why a mask is counted but not shown. */
export function tooLargeToShow({ width, height }: Size, mostPixels: number): string {
  return `It has ${width} x ${height} pixels, more than the viewer can show (${mostPixels}). Its figures are complete; open the file to look at it.`;
}
