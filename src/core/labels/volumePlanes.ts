import type { Affine, Triple } from "./volume";
import { orientationOf } from "./volumeSpace";
import { entryAt } from "../numbers/numberAt";

/** The planes that a volume is looked at in, in the order of their keys. */
export const PLANES = ["axial", "coronal", "sagittal"] as const;
export type Plane = (typeof PLANES)[number];

/** Columns, rows or slices of a volume. */
export type Axis = 0 | 1 | 2;

/** A side of a picture: along which axis of the volume it runs, and whether against it. */
interface SideOfPlane {
  readonly axis: Axis;
  readonly isReversed: boolean;
}

/** How the slices of a plane are cut out of a volume and laid out. */
export interface PlaneLayout {
  /** From left to right. */
  readonly across: SideOfPlane;
  /** From top to bottom. */
  readonly down: SideOfPlane;
  /** From slice to slice. */
  readonly through: Axis;
  /** Where left, right, top and bottom are in the body; absent where the file does not say. */
  readonly edges?: { readonly left: string; readonly right: string; readonly top: string; readonly bottom: string };
}

/** Voxels along columns, rows and slices. */
export interface VolumeSize {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

/** Letters of the axes of the body that planes show: to the right and down, as radiologists look at them, and through. */
const WAYS: Readonly<Record<Plane, { readonly across: string; readonly down: string; readonly through: string }>> = {
  axial: { across: "L", down: "P", through: "S" },
  coronal: { across: "L", down: "I", through: "A" },
  sagittal: { across: "P", down: "I", through: "R" },
};

/** As the file has them, where it does not say how it lies in the body. */
const STORED: Readonly<Record<Plane, readonly [across: Axis, down: Axis, through: Axis]>> = {
  axial: [0, 1, 2],
  coronal: [0, 2, 1],
  sagittal: [1, 2, 0],
};

const OPPOSITE: Readonly<Record<string, string>> = { L: "R", R: "L", A: "P", P: "A", I: "S", S: "I" };

/**
 * How a plane is laid out. Where the file says how it lies in the body, as radiologists look at it: the right of the body on the left,
 * the front on top of an axial slice and on the left of a sagittal one, the head on top of the others. Else as the file has it.
 */
export function planeLayout(plane: Plane, affine: Affine | undefined): PlaneLayout {
  if (!affine) {
    const [across, down, through] = STORED[plane];
    return { across: { axis: across, isReversed: false }, down: { axis: down, isReversed: false }, through };
  }
  const letters = orientationOf(affine);
  const side = (letter: string): SideOfPlane => {
    const same = letters.indexOf(letter);
    return { axis: axisAt(same < 0 ? letters.indexOf(opposite(letter)) : same), isReversed: same < 0 };
  };
  const { across, down, through } = WAYS[plane];
  return {
    across: side(across),
    down: side(down),
    through: side(through).axis,
    edges: { left: opposite(across), right: across, top: opposite(down), bottom: down },
  };
}

/** Pixels of a slice of the plane, and how many slices there are. */
export function planeSize({ across, down, through }: PlaneLayout, size: VolumeSize): VolumeSize {
  const along: Triple = [size.width, size.height, size.depth];
  return { width: along[across.axis], height: along[down.axis], depth: along[through] };
}

/** The voxel that a pixel of a slice is: its column, row and slice in the volume. */
export function voxelOf(
  { across, down, through }: PlaneLayout,
  size: VolumeSize,
  { x, y, slice }: { readonly x: number; readonly y: number; readonly slice: number },
): Triple {
  const along: Triple = [size.width, size.height, size.depth];
  const voxel: [number, number, number] = [0, 0, 0];
  voxel[across.axis] = across.isReversed ? along[across.axis] - 1 - x : x;
  voxel[down.axis] = down.isReversed ? along[down.axis] - 1 - y : y;
  voxel[through] = slice;
  return voxel;
}

/** The rectangle of a slice that a box of voxels takes. */
export function boxInPlane(
  { across, down }: PlaneLayout,
  size: VolumeSize,
  { from, voxels }: { readonly from: Triple; readonly voxels: Triple },
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const along: Triple = [size.width, size.height, size.depth];
  const start = ({ axis, isReversed }: SideOfPlane): number =>
    isReversed ? along[axis] - from[axis] - voxels[axis] : from[axis];
  return { x: start(across), y: start(down), width: voxels[across.axis], height: voxels[down.axis] };
}

/** Thinner than this a voxel would be out of sight. */
const MOST_ASPECT = 32;

/** Sizes of a pixel of the plane, the shorter side as 1; both 1 where the spacing is not known. */
export function planeAspect(
  { across, down }: PlaneLayout,
  spacing: Triple | undefined,
): { readonly x: number; readonly y: number } {
  const [x, y] = spacing ? [spacing[across.axis], spacing[down.axis]] : [1, 1];
  const least = Math.min(x, y);
  if (!(least > 0)) return { x: 1, y: 1 };
  return { x: Math.min(MOST_ASPECT, x / least), y: Math.min(MOST_ASPECT, y / least) };
}

/** Where a voxel lies, in millimetres towards right, anterior and superior. */
export function placeOf(affine: Affine, voxel: Triple): Triple {
  const row = (at: number): number =>
    entryAt(affine, at) * voxel[0] +
    entryAt(affine, at + 1) * voxel[1] +
    entryAt(affine, at + 2) * voxel[2] +
    entryAt(affine, at + 3);
  return [row(0), row(4), row(8)];
}

function opposite(letter: string): string {
  return OPPOSITE[letter] ?? letter;
}

function axisAt(place: number): Axis {
  return place === 1 || place === 2 ? place : 0;
}
