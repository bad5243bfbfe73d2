import type { ShapeCell } from "./shapeSource";
import type { Tolerance } from "./shapeOptions";

type Extent = Pick<ShapeCell, "width" | "height" | "depth" | "options">;

/** The diagonal of the image, or of the volume, in the unit of its distances. */
export function diagonalOf({ width, height, depth = 1, options: { spacing } }: Extent): number {
  const through = depth === 1 ? 0 : depth * (spacing?.z ?? 1);
  return Math.sqrt((width * (spacing?.x ?? 1)) ** 2 + (height * (spacing?.y ?? 1)) ** 2 + through ** 2);
}

/** A tolerance in the unit of the distances. Pixels are as wide as along a row. */
export function toleranceOf(tolerance: Tolerance, cell: Extent): number {
  switch (tolerance.kind) {
    case "units":
      return tolerance.units;
    case "pixels":
      return tolerance.pixels * (cell.options.spacing?.x ?? 1);
    case "diagonal":
      return tolerance.share * diagonalOf(cell);
  }
}
