import { pairPlanes, type PairPlanes } from "../../src/core/labels/pairPlanes";
import type { ErrorRegions } from "../../src/core/regions/errorRegions";
import type { PairPixels } from "../../src/protocol/pixels";

/** The pixels of a pair, ready to be drawn. */
export interface SeenPixels extends PairPlanes {
  readonly regions: ErrorRegions | undefined;
}

/** Lays out the runs that came from the thread. */
export function seenPixels(pixels: PairPixels): SeenPixels {
  return { ...pairPlanes(pixels), regions: pixels.regions };
}
