import type { MaskFacts } from "../core/labels/labelMap";

/**
 * The facts of a mask whose pixels are indices of a palette. Formats without grey samples store them so: a palette of all greys
 * in their order says nothing, and its indices are the samples.
 *
 * @param palette as of `MaskFacts`.
 */
export function indexedFacts(format: string, bits: number, palette: string): MaskFacts {
  return isGreyRamp(palette, bits) ? { format, kind: "grey", bits } : { format, kind: "palette", bits, palette };
}

function isGreyRamp(palette: string, bits: number): boolean {
  const largest = 2 ** bits - 1;
  // A writer may have left out what is not used at the end.
  const colours = palette.length / 6;
  return (
    palette ===
    Array.from({ length: colours }, (_, index) =>
      ((index * 255) / largest).toString(16).padStart(2, "0").repeat(3),
    ).join("")
  );
}
