import type { ShapeCell } from "./shapeSource";
import type { Tolerance } from "./shapeOptions";

/** The image's diagonal in the unit of its distances. */
export function diagonalOf({
  width,
  height,
  options: { spacing },
}: Pick<ShapeCell, "width" | "height" | "options">): number {
  return Math.sqrt((width * (spacing?.x ?? 1)) ** 2 + (height * (spacing?.y ?? 1)) ** 2);
}

/** A tolerance in the unit of the distances. Pixels are as wide as along a row. */
export function toleranceOf(tolerance: Tolerance, cell: Pick<ShapeCell, "width" | "height" | "options">): number {
  switch (tolerance.kind) {
    case "units":
      return tolerance.units;
    case "pixels":
      return tolerance.pixels * (cell.options.spacing?.x ?? 1);
    case "diagonal":
      return tolerance.share * diagonalOf(cell);
  }
}
