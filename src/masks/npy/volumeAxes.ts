import type { ArrayReading } from "../../core/document/arrayReading";
import type { NpyAxes } from "./npyAxes";
import type { NpyHeader } from "./npyHeader";

/** The axes of an array that is a volume: its rows are those of all slices. */
export interface VolumeAxes extends NpyAxes {
  readonly depth: number;
}

/** An axis of fewer elements is one of channels, colours or several masks. */
const LEAST = 5;
/** No scan has more slices. */
const MOST_SLICES = 4096;

/**
 * The axes of (slices, height, width), where an array may be a volume: three axes of whole numbers, none so short that it is one of
 * channels, and nobody said that one is. In Fortran order, as NumPy saves what nibabel reads, the axes are those of the same array in C order.
 */
export function volumeAxes({ shape, type }: NpyHeader, { channels, scores }: ArrayReading): VolumeAxes | undefined {
  const [depth = 0, height = 0, width = 0, ...others] = shape;
  if (others.length > 0 || Math.min(depth, height, width) < LEAST || depth > MOST_SLICES) return undefined;
  if (type.kind !== "integer" || channels !== undefined || scores !== undefined) return undefined;
  return { depth, width, height: depth * height, strideX: 1, strideY: width, channels: 1, strideChannel: 0 };
}
