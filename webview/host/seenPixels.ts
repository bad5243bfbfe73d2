import { pairPlanes, type PairPlanes } from "../../src/core/labels/pairPlanes";
import type { ErrorRegions } from "../../src/core/regions/errorRegions";
import type { ErrorProfiles } from "../../src/core/regions/errorProfile";
import type { PairPixels, SliceOfCase } from "../../src/protocol/pixels";

/** The pixels of a pair, ready to be drawn. */
export interface SeenPixels extends PairPlanes {
  readonly regions: ErrorRegions | undefined;
  /** Of a case: which slice this is. */
  readonly slice: SliceOfCase | undefined;
  /** Of a case that was opened. */
  readonly profiles: ErrorProfiles | undefined;
}

/** Lays out the runs that came from the thread. */
export function seenPixels(pixels: PairPixels): SeenPixels {
  return { ...pairPlanes(pixels), regions: pixels.regions, slice: pixels.slice, profiles: pixels.profiles };
}
