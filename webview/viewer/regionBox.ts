import type { Triple } from "../../src/core/labels/volume";
import { boxInPlane } from "../../src/core/labels/volumePlanes";
import type { ErrorRegions } from "../../src/core/regions/errorRegions";
import type { ShownSlice } from "./caseSlices";
import type { Box } from "./viewport";
import { entryAt } from "../../src/core/numbers/numberAt";

/** The box around an error region, in pixels of the image or in voxels of the case. */
export interface RegionBox extends Box {
  readonly pixels: number;
  readonly kind: number;
  /** Of a region in 3-D: its first slice, how many it has part of, and a voxel in the midst of it. */
  readonly inDepth?: { readonly z: number; readonly depth: number; readonly spot: Triple };
}

export function boxOfRegion(all: ErrorRegions, row: number): RegionBox {
  const { x, y, width, height, pixels, kinds, inDepth } = all;
  return {
    x: entryAt(x, row),
    y: entryAt(y, row),
    width: entryAt(width, row),
    height: entryAt(height, row),
    pixels: entryAt(pixels, row),
    kind: entryAt(kinds, row),
    ...(inDepth && {
      inDepth: {
        z: entryAt(inDepth.z, row),
        depth: entryAt(inDepth.depth, row),
        spot: [entryAt(inDepth.spotX, row), entryAt(inDepth.spotY, row), entryAt(inDepth.spotZ, row)],
      },
    }),
  };
}

/** The slices of the plane that the region has part of: the first, and how many. */
export function slicesOfRegion(
  { x, y, width, height, inDepth }: RegionBox,
  { layout }: Pick<ShownSlice, "layout">,
): { readonly first: number; readonly count: number } {
  const first: Triple = [x, y, inDepth?.z ?? 0];
  const count: Triple = [width, height, inDepth?.depth ?? 1];
  return { first: first[layout.through], count: count[layout.through] };
}

export function isInSlice(box: RegionBox, seen: Pick<ShownSlice, "layout" | "at">): boolean {
  const { first, count } = slicesOfRegion(box, seen);
  return seen.at >= first && seen.at < first + count;
}

/** The rectangle of the box in a slice. */
export function boxInSlice(
  { x, y, width, height, inDepth }: RegionBox,
  { layout, size }: Pick<ShownSlice, "layout" | "size">,
): Box {
  return boxInPlane(layout, size, { from: [x, y, inDepth?.z ?? 0], voxels: [width, height, inDepth?.depth ?? 1] });
}
