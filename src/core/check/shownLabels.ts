import { quantity, formatCount } from "../text/format";
import type { LabelRow } from "./labelRows";

const MOST_SHOWN = 8;

/** Labels with their pixels and files, those with the most pixels first: `9 (1,234 pixels in 3 files)`. */
export function shownLabels(rows: readonly LabelRow[]): string {
  const largest = rows.toSorted((a, b) => b.pixels - a.pixels || a.raw - b.raw);
  const shown = largest
    .slice(0, MOST_SHOWN)
    .map(({ text: label, pixels, files }) => `${label} (${quantity(pixels, "pixel")} in ${quantity(files, "file")})`);
  const more = largest.length - shown.length;
  return [...shown, ...(more > 0 ? [`${formatCount(more)} more`] : [])].join(", ");
}
