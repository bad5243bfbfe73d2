import type { Spacing } from "../../core/shapes/spacing";

/** A place in the cube of eight voxels around a corner, along z, y and x: 0 or 1 for a voxel, 1/2 between two. */
type Place = readonly [number, number, number];

/**
 * The area of the surface at a corner of the voxel grid, by its code: a bit for each of the eight voxels around it, 128 for that
 * of the lower z, y and x, then with x going fastest and z slowest.
 *
 * Marching cubes, without a table: what is in the mask and shares edges is cut off together, by a polygon through the middles of
 * the edges that lead out of it, parted into the triangles that have the largest area on a cube. Of more than four voxels it is
 * the rest that is cut off.
 *
 * Source: Lorensen and Cline, "Marching cubes", SIGGRAPH 1987; `create_table_neighbour_code_to_surface_area` of DeepMind's
 * surface-distance, by whose figures it is held.
 */
export function cornerAreas({ x, y, z }: Spacing): Float64Array {
  return Float64Array.from({ length: 256 }, (_, code) => {
    const set = VOXELS.filter((_voxel, place) => ((code >> (7 - place)) & 1) === 1);
    const cut = set.length > 4 ? VOXELS.filter((voxel) => !set.includes(voxel)) : set;
    return groupsOf(cut)
      .flatMap(polygonsOf)
      .flatMap(largestParting)
      .reduce((sum, triangle) => sum + areaOf(triangle, [z, y, x]), 0);
  });
}

const VOXELS: readonly Place[] = [0, 1].flatMap((z) => [0, 1].flatMap((y) => [0, 1].map((x): Place => [z, y, x])));

/** Voxels that share edges of the cube. */
function groupsOf(voxels: readonly Place[]): readonly (readonly Place[])[] {
  const left = new Set(voxels);
  return voxels.flatMap((seed) => {
    if (!left.delete(seed)) return [];
    const group = [seed];
    for (const voxel of group) {
      for (const other of left) {
        if (stepsBetween(voxel, other) !== 1) continue;
        left.delete(other);
        group.push(other);
      }
    }
    return [group];
  });
}

function stepsBetween(a: Place, b: Place): number {
  return a.filter((place, axis) => place !== b[axis]).length;
}

/** An edge of the cube that leads out of a group: from a voxel, along an axis. */
interface Cut {
  readonly voxel: Place;
  readonly axis: number;
}

/** The loops through the middles of the edges that lead out of a group. */
function polygonsOf(group: readonly Place[]): readonly (readonly Place[])[] {
  const cuts = group.flatMap((voxel) =>
    [0, 1, 2]
      .filter((axis) => !group.some((other) => other[axis] !== voxel[axis] && stepsBetween(other, voxel) === 1))
      .map((axis): Cut => ({ voxel, axis })),
  );
  const left = new Set(cuts);
  return cuts.flatMap((first) => {
    if (!left.delete(first)) return [];
    const loop = [first];
    for (const cut of loop) {
      const next = [...left].find((other) => areBeside(cut, other, cuts));
      if (next === undefined) break;
      left.delete(next);
      loop.push(next);
    }
    return [
      loop.map(({ voxel, axis }) => voxel.map((place, along) => (along === axis ? 0.5 : place)) as unknown as Place),
    ];
  });
}

/** Whether the polygon runs from one to the other, across the face that has both; where it has four, around their voxel. */
function areBeside(a: Cut, b: Cut, cuts: readonly Cut[]): boolean {
  return [0, 1, 2].some((across) => {
    if (a.axis === across || b.axis === across || a.voxel[across] !== b.voxel[across]) return false;
    const onFace = cuts.filter(({ voxel, axis }) => axis !== across && voxel[across] === a.voxel[across]);
    return onFace.length === 2 || a.voxel === b.voxel;
  });
}

type Triangle = readonly [Place, Place, Place];

/** The triangles of a polygon that have the largest area together. */
function largestParting(polygon: readonly Place[]): readonly Triangle[] {
  if (polygon.length < 3) return [];
  const last = polygon.length - 1;
  const partings = polygon
    .slice(1, last)
    .map((tip, place): readonly Triangle[] => [
      [polygon[0], tip, polygon[last]],
      ...largestParting(polygon.slice(0, place + 2)),
      ...largestParting(polygon.slice(place + 1)),
    ]);
  // Of partings as large, which differ by rounding, the first.
  return partings.reduce((best, parting) => (areaOnCube(parting) > areaOnCube(best) + 1e-9 ? parting : best));
}

function areaOnCube(triangles: readonly Triangle[]): number {
  return triangles.reduce((sum, triangle) => sum + areaOf(triangle, [1, 1, 1]), 0);
}

function areaOf([a, b, c]: Triangle, spacing: Place): number {
  const side = (to: Place): Place => to.map((place, axis) => (place - a[axis]) * spacing[axis]) as unknown as Place;
  const [p, q] = [side(b), side(c)];
  return 0.5 * Math.hypot(p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]);
}
