import type { Triple } from "../../src/core/labels/volume";
import { boxInPlane } from "../../src/core/labels/volumePlanes";
import type { ErrorRegions } from "../../src/core/regions/errorRegions";
import type { ShownSlice } from "./caseSlices";
import type { Box } from "./viewport";

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
    x: x[row] ?? 0,
    y: y[row] ?? 0,
    width: width[row] ?? 1,
    height: height[row] ?? 1,
    pixels: pixels[row] ?? 0,
    kind: kinds[row] ?? 0,
    ...(inDepth && {
      inDepth: {
        z: inDepth.z[row] ?? 0,
        depth: inDepth.depth[row] ?? 1,
        spot: [inDepth.spotX[row] ?? 0, inDepth.spotY[row] ?? 0, inDepth.spotZ[row] ?? 0],
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
