import type { LabelArray } from "../../core/labels/labelMap";
import type { Lesion, LesionSums } from "../../core/shapes/lesions";
import type { Spacing } from "../../core/shapes/spacing";
import { noClass, type ClassPair } from "../classPair";
import type { Connectivity } from "../../core/shapes/connectivity";
import { componentsOf, NO_OBJECT } from "../objects/components";
import { paintRuns } from "../objects/paintRuns";
import { planeRuns } from "../objects/planeRuns";
import type { Grid } from "../surfaces/distanceTransform";
import { surfaceDistances } from "../surfaces/surfaceDistances";
import { dilate } from "./dilate";

/**
 * The lesions of one class: components of the target that are one after a number of dilations. Each is held against all
 * predicted components that touch it when it is dilated, as a whole; such a component may touch several lesions.
 *
 * Source: BraTS-2023-Metrics, where predicted and target components have 26 neighbours and dilations go to 18.
 */
export function lesionSums(pair: ClassPair, classIndex: number, dilations: number, spacing: Spacing): LesionSums {
  const connectivity: Connectivity = pair.depth > 1 ? 26 : 8;
  const target = maskOf(pair.target, classIndex);
  let reach = target;
  for (let round = 0; round < dilations; round++) reach = dilate(reach, pair);
  const lesions = numbersOf(reach, pair, connectivity);
  const prediction = maskOf(pair.prediction, classIndex);
  const components = numbersOf(prediction, pair, connectivity);
  const touching = touchingOf(lesions.numbers, components.numbers, lesions.count);
  const touched = new Set(touching.flatMap((list) => [...list]));
  const ownBoxes = boxesOf(target, lesions, pair);
  const foundBoxes = boxesOf(prediction, components, pair);
  return {
    lesions: touching.map((list, lesion) => {
      const box = [...list].map((component) => foundBoxes[component]).reduce(around, ownBoxes[lesion]);
      const own = cut(target, box, pair, (at) => lesions.numbers[at] === lesion);
      const found = cut(prediction, box, pair, (at) => list.has(components.numbers[at]));
      return lesionOf(own, found, box, spacing);
    }),
    invented: components.count - touched.size,
  };
}

/** A part of an image or volume, from its left, top and front on. */
interface Box extends Grid {
  readonly left: number;
  readonly top: number;
  readonly front: number;
}

/** The box around the pixels of each component that are in the mask; that in a volume is one, of two slices at least. */
function boxesOf(mask: Uint8Array, { numbers, count }: Numbers, { width, height, depth }: Grid): readonly Box[] {
  const low = new Int32Array(3 * count).fill(Math.max(width, height, depth));
  const high = new Int32Array(3 * count);
  for (let z = 0, at = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        if (mask[at] === 0) continue;
        const box = 3 * numbers[at];
        if (x < low[box]) low[box] = x;
        if (y < low[box + 1]) low[box + 1] = y;
        if (z < low[box + 2]) low[box + 2] = z;
        if (x > high[box]) high[box] = x;
        if (y > high[box + 1]) high[box + 1] = y;
        if (z > high[box + 2]) high[box + 2] = z;
      }
    }
  }
  return Array.from({ length: count }, (_, component) => {
    const [left, top, front] = low.subarray(3 * component, 3 * component + 3);
    const [right, bottom, back] = high.subarray(3 * component, 3 * component + 3);
    const first = Math.min(front, Math.max(0, depth - 2));
    return {
      ...{ left, top, front: first },
      width: right - left + 1,
      height: bottom - top + 1,
      depth: Math.max(back + 1 - first, Math.min(depth, 2)),
    };
  });
}

function around(a: Box, b: Box): Box {
  const [left, top, front] = [Math.min(a.left, b.left), Math.min(a.top, b.top), Math.min(a.front, b.front)];
  return {
    ...{ left, top, front },
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
    depth: Math.max(a.front + a.depth, b.front + b.depth) - front,
  };
}

/** The pixels of a mask in a box that belong to something. */
function cut(mask: Uint8Array, box: Box, { width, height }: Grid, belongs: (at: number) => boolean): Uint8Array {
  const part = new Uint8Array(box.width * box.height * box.depth);
  for (let z = 0, to = 0; z < box.depth; z++) {
    for (let y = 0; y < box.height; y++) {
      const row = ((box.front + z) * height + box.top + y) * width + box.left;
      for (let at = row; at < row + box.width; at++, to++) if (mask[at] === 1 && belongs(at)) part[to] = 1;
    }
  }
  return part;
}

function maskOf(plane: LabelArray, classIndex: number): Uint8Array {
  const mask = new Uint8Array(plane.length);
  for (let at = 0; at < plane.length; at++) if (plane[at] === classIndex) mask[at] = 1;
  return mask;
}

/** The component of each pixel, or -1. */
interface Numbers {
  readonly numbers: Int32Array;
  readonly count: number;
}

function numbersOf(mask: Uint8Array, size: Grid, connectivity: Connectivity): Numbers {
  // A mask as a plane of one class: its pixels are 0, the others no class.
  const runs = planeRuns(
    mask.map((is) => 1 - is),
    size,
  );
  const components = componentsOf(runs, 1, connectivity);
  return { numbers: paintRuns(runs, components), count: components.count };
}

function touchingOf(lesions: Int32Array, components: Int32Array, count: number): readonly ReadonlySet<number>[] {
  const touching = Array.from({ length: count }, () => new Set<number>());
  for (let at = 0; at < lesions.length; at++)
    if (lesions[at] !== NO_OBJECT && components[at] !== NO_OBJECT) touching[lesions[at]].add(components[at]);
  return touching;
}

function lesionOf(own: Uint8Array, found: Uint8Array, size: Grid, spacing: Spacing): Lesion {
  const { width, height, depth } = size;
  let [target, prediction, common] = [0, 0, 0];
  for (let at = 0; at < own.length; at++) {
    target += own[at];
    prediction += found[at];
    common += own[at] & found[at];
  }
  const classes = 1;
  const plane = (mask: Uint8Array): Uint8Array => mask.map((is) => (is === 1 ? 0 : noClass(classes)));
  const surfaces =
    prediction > 0
      ? surfaceDistances({ width, height, depth, target: plane(own), prediction: plane(found), classes }, spacing)[0]
      : undefined;
  return { target, prediction, common, surfaces };
}
