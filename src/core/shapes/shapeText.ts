import type { Width } from "./bandWidth";
import type { Spacing } from "./spacing";

/** A width as it is written: a share of the diagonal, as `0.02`, or whole pixels, as `3px`; undefined where the text is none. */
export function readWidth(text: string): Width | undefined {
  const pixels = /^(\d{1,9})px$/.exec(text)?.[1];
  if (pixels !== undefined) return Number(pixels) >= 1 ? { kind: "pixels", pixels: Number(pixels) } : undefined;
  const share = readNumber(text);
  return share !== undefined && share > 0 && share <= 1 ? { kind: "diagonal", share } : undefined;
}

/** A tolerance as it is written, with its unit where it has one: `2`, `2px`, `1mm`, `1%` of the diagonal; undefined where the text is none. */
export function readTolerance(
  text: string,
): { readonly value: number; readonly unit: "px" | "mm" | "%" | undefined } | undefined {
  const unit = (["px", "mm", "%"] as const).find((ending) => text.endsWith(ending));
  const value = readNumber(text.slice(0, text.length - (unit?.length ?? 0)));
  if (value === undefined || value < 0) return undefined;
  return unit === "%" && (value === 0 || value > 100) ? undefined : { value, unit };
}

/** The edges of a pixel as they are written, `0.8,0.8`, of volumes those of a voxel, `0.8,0.8,3`; undefined where the text is neither. */
export function readSpacing(text: string): Spacing | undefined {
  const [x, y, z = 1, ...others] = text.split(",").map(readNumber);
  if (x === undefined || y === undefined || others.length > 0) return undefined;
  return [x, y, z].every((length) => length > 0) ? { x, y, z } : undefined;
}

/** Undefined where the text is not a finite number. */
export function readNumber(text: string): number | undefined {
  const value = Number(text);
  return text.trim() === "" || !Number.isFinite(value) ? undefined : value;
}
