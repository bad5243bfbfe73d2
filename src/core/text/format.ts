import type { Figure } from "../numbers/figure";

/** Stands where a figure is undefined: never to be taken for `0.000`. */
export const UNDEFINED_TEXT = "-";

/** Means of exact ones may be off by this much. */
const ROUNDING = 1e-12;

/** A figure in a sentence or a table of text: three decimals, `-` where undefined; what is nearly 1 or 0 and is not says so. */
export function formatFigure(value: Figure): string {
  if (value === undefined) return UNDEFINED_TEXT;
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const text = value.toFixed(3);
  if (value < 1 - ROUNDING && text === "1.000") return "> 0.999";
  if (value > ROUNDING && text === "0.000") return "< 0.001";
  return text === "-0.000" ? "0.000" : text;
}

/** A difference of figures with its sign; what rounds to no difference has none. */
export function formatDifference(value: Figure): string {
  if (value === undefined) return UNDEFINED_TEXT;
  if (!Number.isFinite(value)) return value > 0 ? "+inf" : "-inf";
  const text = value.toFixed(3);
  if (Number(text) === 0) return "0.000";
  return value > 0 ? `+${text}` : text;
}

/** From one figure to another, as every sentence and table has it; where a sign might be taken for the dash, in words. */
export function formatRange(low: number, high: number, figure: (value: number) => string = formatFigure): string {
  return low < 0 || high < 0 ? `${figure(low)} to ${figure(high)}` : `${figure(low)}–${figure(high)}`;
}

/** A share as a percentage with one decimal; what is there but rounds to nothing says so. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return UNDEFINED_TEXT;
  const percent = (100 * part) / whole;
  if (percent > 0 && percent < 0.05) return "< 0.1 %";
  if (percent < 100 && percent >= 99.95) return "> 99.9 %";
  return `${percent.toFixed(1)} %`;
}

/** A count with thousands apart. */
export function formatCount(count: number): string {
  // eslint-disable-next-line regexp/no-super-linear-move -- a number has a few digits
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A count with its noun: `1 class`, `3 classes`. */
export function quantity(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** What agrees with a count as its subject: `is` or `are`, `holds` or `hold`. */
export function verb(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
