import type { Limits } from "./decoded";
import { LargeMask, Refusal } from "./refusal";

/** Refuses sizes that no mask has, or that are over the limit, and those that are not to be read whole; undefined for all others. */
export function sizeRefusal(
  width: number,
  height: number,
  { maxPixels, mostAtOnce = maxPixels }: Limits,
): Refusal | undefined {
  if (width < 1 || height < 1) {
    return new Refusal(
      `The file declares a size of ${width} x ${height} pixels, but a mask has at least one pixel. Write it again.`,
    );
  }
  if (width * height <= maxPixels) return width * height <= mostAtOnce ? undefined : new LargeMask({ width, height });
  return new Refusal(
    `The file declares ${width} x ${height} pixels, more than the limit of ${maxPixels} pixels. ` +
      "If it is a mask, raise the limit (the setting maskEvaluation.maxPixels, --max-pixels on the command line); if not, remove it from the folder.",
  );
}
