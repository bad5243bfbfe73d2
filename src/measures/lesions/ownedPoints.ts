import type { Grid } from "../surfaces/distanceTransform";
import type { ClassPoints } from "../surfaces/pointList";

/** Points of a grid by what owns them: those of owner o are `positions[starts[o]]` up to `positions[starts[o + 1]]`, ascending. */
export interface OwnedPoints {
  readonly starts: Int32Array;
  readonly positions: Int32Array;
  readonly codes: Uint8Array;
}

/** @param ownerOf a point by its place in the list, from 0 to `count - 1` */
export function partByOwner(
  { positions, codes }: ClassPoints,
  count: number,
  ownerOf: (point: number) => number,
): OwnedPoints {
  const owners = positions.map((_position, point) => ownerOf(point));
  const starts = new Int32Array(count + 1);
  for (const owner of owners) starts[owner + 1]++;
  for (let owner = 0; owner < count; owner++) starts[owner + 1] += starts[owner];
  const next = starts.slice();
  const owned = { starts, positions: new Int32Array(positions.length), codes: new Uint8Array(positions.length) };
  owners.forEach((owner, point) => {
    const to = next[owner]++;
    owned.positions[to] = positions[point];
    owned.codes[to] = codes[point];
  });
  return owned;
}

/** The points of some owners as a list of one class. */
export function pointsOf({ starts, positions, codes }: OwnedPoints, owners: readonly number[]): ClassPoints {
  const count = owners.reduce((sum, owner) => sum + starts[owner + 1] - starts[owner], 0);
  // Places and codes in one number, to be sorted together.
  const coded = new Float64Array(count);
  let at = 0;
  for (const owner of owners)
    for (let point = starts[owner]; point < starts[owner + 1]; point++)
      coded[at++] = positions[point] * 256 + codes[point];
  if (owners.length > 1) coded.sort();
  return {
    starts: Int32Array.of(0, count),
    positions: Int32Array.from(coded, (one) => Math.floor(one / 256)),
    codes: Uint8Array.from(coded, (one) => one % 256),
  };
}

/** What owns the pixel that a point is, or one of the class that lies at it where points are corners. */
export function ownerOfPoint(
  owners: Int32Array,
  { positions, codes }: ClassPoints,
  grid: Grid,
  pair: Grid,
): (point: number) => number {
  if (grid.width === pair.width) return (point) => owners[positions[point]];
  return (point) => owners[pixelAt(positions[point], codes[point], pair)];
}

/** The place of one of the pixels of the class around a corner. */
function pixelAt(corner: number, code: number, { width, height, depth }: Grid): number {
  const bits = depth > 1 ? 8 : 4;
  // The highest bit is for the pixel of the lower coordinates; x goes fastest.
  const place = bits - 1 - (31 - Math.clz32(code));
  const row = Math.floor(corner / (width + 1));
  const slice = depth > 1 ? Math.floor(row / (height + 1)) : 0;
  const x = corner - row * (width + 1) - 1 + (place & 1);
  const y = row - slice * (height + 1) - 1 + ((place >> 1) & 1);
  const z = depth > 1 ? slice - 1 + (place >> 2) : 0;
  return (z * height + y) * width + x;
}
