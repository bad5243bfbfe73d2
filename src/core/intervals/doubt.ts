import { quantity } from "../text/format";

/** Fewer rows than these give intervals that mean little. */
const FEW_ROWS = 20;
/** So does a figure that rests on fewer equal rows than these, however many there are. */
const FEW_EFFECTIVE = 10;

/** What was drawn from. */
export interface DrawnRows {
  readonly rows: number;
  /** Rows are groups of images, not single ones. */
  readonly grouped: boolean;
}

/** Why there is no interval, or one that means little; undefined where it may stand in a sentence. A clause. */
export function doubt({ rows, grouped }: DrawnRows, effective: number | undefined): string | undefined {
  const countRows = (count: number): string =>
    grouped ? quantity(count, "group of images", "groups of images") : quantity(count, "image");
  if (rows === 0) return "no image is counted";
  if (rows === 1) return `there is only one ${grouped ? "group of images" : "image"} to draw from`;
  if (rows < FEW_ROWS)
    return `drawn from ${countRows(rows)} only, and below ${FEW_ROWS} an interval over images means little`;
  if (effective === undefined || effective >= FEW_EFFECTIVE) return undefined;
  return `it rests on about ${effective.toFixed(1)} of ${countRows(rows)}, and below ${FEW_EFFECTIVE} an interval over images means little`;
}
