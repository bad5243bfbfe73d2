import type { Figure } from "../../src/core/numbers/figure";
import { formatDifference as differenceText, formatFigure } from "../../src/core/text/format";

/** A figure as the page shows it: three decimals; full precision is on hover and in exports. */
export function figureOnScreen(value: Figure): string {
  if (value === undefined || Number.isFinite(value)) return formatFigure(value).replace(/^-(?=\d)/, "−");
  return value > 0 ? "∞" : "−∞";
}

/** A difference of figures, always with its sign; what rounds to no difference has none. */
export function formatDifference(value: Figure): string {
  if (value === undefined || Number.isFinite(value)) return differenceText(value).replace(/^-(?=\d)/, "−");
  return value > 0 ? "+∞" : "−∞";
}

/** A duration in words short enough for the progress line. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
