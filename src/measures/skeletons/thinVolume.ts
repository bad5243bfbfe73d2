import type { Grid } from "../surfaces/distanceTransform";
import { AROUND, holdTogether, keepsEulerNumber } from "./neighbourhood";

/** How an array of a volume lies: its axes from the slowest to the fastest, as the library that reads the file gives them. */
export type AxisOrder = "xyz" | "zyx";

/** The sides from which voxels are taken away, in their order: the axis, counted from the slowest, and the step to the outside. */
const SIDES: readonly (readonly [axis: 0 | 1 | 2, step: 1 | -1])[] = [
  [1, -1],
  [1, 1],
  [2, 1],
  [2, -1],
  [0, 1],
  [0, -1],
];

/**
 * Thins a volume to its skeleton, in place: from each of six sides in turn all voxels that are not an end, whose going keeps the
 * Euler number and whose neighbours hold together are marked at once, and then taken away one after the other where their
 * neighbours still hold together, until no side has one.
 *
 * Only voxels with a neighbour that went since they were last looked at from a side are looked at again.
 *
 * Source: Lee, Kashyap and Chu, "Building skeleton models via 3-D medial surface/axis thinning algorithms", CVGIP 56 (1994), in
 * the order of scikit-image's `skeletonize_3d`.
 *
 * @param mask slices of rows of 0 and 1, with a frame of 0 around them
 * @param order of the axes, which says which of several voxels goes first
 */
export function thinVolume(mask: Uint8Array, { width, height, depth }: Grid, order: AxisOrder): void {
  const [x, y, z] = [1, width, width * height];
  const steps = order === "zyx" ? [z, y, x] : [x, y, z];
  const around = Int32Array.from(AROUND, ([a, b, c]) => a * steps[0] + b * steps[1] + c * steps[2]);
  const ranked = order === "zyx" ? (places: Int32Array) => places.sort() : inOrderOf(width, height, depth);
  /** The round in which a neighbour of a voxel went last, counted from 1; the first six look at all. */
  const changed = new Int32Array(mask.length);
  let active = placesOf(mask);
  let count = active.length;
  const isListed = mask.slice();
  let idle = 0;
  for (let round = 1; idle < SIDES.length; round++) {
    const [axis, sign] = SIDES[(round - 1) % SIDES.length];
    const outside = sign * steps[axis];
    const marked: number[] = [];
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const at = active[i];
      if (mask[at] === 0 || (round > SIDES.length && changed[at] < round - SIDES.length)) {
        isListed[at] = 0;
        continue;
      }
      active[kept++] = at;
      if (mask[at + outside] !== 0) continue;
      const neighbours = bitsAround(mask, at, around);
      if (!isEnd(neighbours) && keepsEulerNumber(neighbours) && holdTogether(neighbours)) marked.push(at);
    }
    count = kept;
    let takes = 0;
    for (const at of ranked(Int32Array.from(marked))) {
      if (!holdTogether(bitsAround(mask, at, around))) continue;
      mask[at] = 0;
      takes++;
      for (const step of around) {
        const other = at + step;
        changed[other] = round;
        if (mask[other] === 0 || isListed[other] === 1) continue;
        isListed[other] = 1;
        if (count === active.length) {
          const grown = new Int32Array(2 * count);
          grown.set(active);
          active = grown;
        }
        active[count++] = other;
      }
    }
    idle = takes === 0 ? idle + 1 : 0;
  }
}

/** Sorts places so that z goes fastest and x slowest. */
function inOrderOf(width: number, height: number, depth: number): (places: Int32Array) => Int32Array {
  const turned = (place: number, columns: number, rows: number, slices: number): number => {
    const row = Math.floor(place / columns);
    const slice = Math.floor(row / rows);
    return ((place - row * columns) * rows + row - slice * rows) * slices + slice;
  };
  return (places) =>
    places
      .map((place) => turned(place, width, height, depth))
      .sort()
      .map((place) => turned(place, depth, height, width));
}

function placesOf(mask: Uint8Array): Int32Array {
  let count = 0;
  for (const is of mask) count += is;
  const places = new Int32Array(Math.max(1, count));
  for (let at = 0, to = 0; at < mask.length; at++) if (mask[at] === 1) places[to++] = at;
  return places.subarray(0, count);
}

/** An end has one neighbour. */
function isEnd(neighbours: number): boolean {
  return neighbours !== 0 && (neighbours & (neighbours - 1)) === 0;
}

function bitsAround(mask: Uint8Array, at: number, around: Int32Array): number {
  let bits = 0;
  let place = 0;
  for (const step of around) bits |= mask[at + step] << place++;
  return bits;
}
