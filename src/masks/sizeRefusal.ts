import type { Limits } from "./decoded";
import { Refusal } from "./refusal";

/** Refuses sizes that no mask has, or that are over the limit; undefined for all others. */
export function sizeRefusal(width: number, height: number, { maxPixels }: Limits): Refusal | undefined {
  if (width < 1 || height < 1) {
    return new Refusal(
      `The file declares a size of ${width} x ${height} pixels, but a mask has at least one pixel. Write it again.`,
    );
  }
  if (width * height <= maxPixels) return undefined;
  return new Refusal(
    `The file declares ${width} x ${height} pixels, more than the limit of ${maxPixels} pixels. ` +
      "If it is a mask, raise the limit in the settings; if not, remove it from the folder.",
  );
}
