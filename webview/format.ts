import type { Figure } from "../src/core/figure";

const COUNT = new Intl.NumberFormat("en-US");

/** Stands where a figure is undefined: never to be taken for `0.000`. */
export const UNDEFINED_SIGN = "-";

/** A figure as the page shows it: three decimals; full precision is on hover and in exports. */
export function formatFigure(value: Figure): string {
  if (value === undefined) return UNDEFINED_SIGN;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  return withMinus(value.toFixed(3));
}

/** A difference of figures, always with its sign. */
export function formatDifference(value: Figure): string {
  if (value === undefined) return UNDEFINED_SIGN;
  const text = formatFigure(value);
  return value > 0 ? `+${text}` : text;
}

/** Pixels, images and other counts, with thousands apart. */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** A share as a percentage; what is there but rounds to nothing says so. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return UNDEFINED_SIGN;
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 0.05) return "< 0.1 %";
  if (percent < 100 && percent > 99.95) return "> 99.9 %";
  return `${percent.toFixed(1)} %`;
}

/** A duration in words short enough for the progress line. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** -0.0004 rounds to no difference: it has no sign to show. */
function withMinus(text: string): string {
  return text === "-0.000" ? "0.000" : text.replace("-", "−");
}
