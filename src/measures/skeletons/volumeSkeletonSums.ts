import type { LabelArray } from "../../core/labels/labelMap";
import type { SkeletonSums, Topology } from "../../core/shapes/skeletonSums";
import { ignoredMark, type ClassPair } from "../classPair";
import { componentsOf } from "../objects/components";
import { planeRuns } from "../objects/planeRuns";
import { volumeBoxes, type VolumeBox } from "../objects/volumeBoxes";
import { eulerEighths } from "./neighbourhood";
import { thinVolume, type AxisOrder } from "./thinVolume";
import { volumeMask, type VolumeMask } from "./volumeMasks";
import { joinSides, type SideSums } from "./sideSums";

/** Skeletons and topology of every class of a volume, on both sides: as `skeletonSums` of an image. */
export function volumeSkeletonSums(pair: ClassPair, order: AxisOrder): readonly SkeletonSums[] {
  return joinSides(
    sideSums(pair, pair.target, pair.prediction, order),
    sideSums(pair, pair.prediction, pair.target, order),
  );
}

function sideSums(pair: ClassPair, plane: LabelArray, other: LabelArray, order: AxisOrder): readonly SideSums[] {
  return volumeBoxes(planeRuns(plane, pair), pair.classes).map((box, classIndex) =>
    box.width === 0
      ? { skeleton: 0, inOther: 0, topology: { pieces: 0, holes: 0 } }
      : classSums(pair, { plane, other, box, classIndex }, order),
  );
}

interface OfClass {
  readonly plane: LabelArray;
  readonly other: LabelArray;
  readonly box: VolumeBox;
  readonly classIndex: number;
}

function classSums(pair: ClassPair, { plane, other, box, classIndex }: OfClass, order: AxisOrder): SideSums {
  const ignored = ignoredMark(pair.classes);
  const made = volumeMask(plane, pair, box, classIndex);
  const topology = topologyOf(made);
  const { mask, size, placeOf } = made;
  thinVolume(mask, size, order);
  let [skeleton, inOther] = [0, 0];
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 0) continue;
    const place = placeOf(at);
    if (pair.target[place] === ignored) continue;
    skeleton++;
    if (other[place] === classIndex) inOther++;
  }
  return { skeleton, inOther, topology };
}

/** Pieces of 26 neighbours, and tunnels: as many as pieces and cavities (of 6) are more than the Euler number. */
function topologyOf({ mask, size }: VolumeMask): Topology {
  const rest = planeRuns(mask, size);
  const pieces = componentsOf(
    planeRuns(
      mask.map((is) => 1 - is),
      size,
    ),
    1,
    26,
  ).count;
  // The rest holds the frame, which is the outside.
  const cavities = componentsOf(rest, 1, 6).count - 1;
  return { pieces, holes: pieces + cavities - eulerNumber(mask, size) };
}

/** The Euler number of a mask with a frame, by all cubes of 2 x 2 x 2 voxels. */
function eulerNumber(
  mask: Uint8Array,
  { width, height, depth }: { readonly width: number; readonly height: number; readonly depth: number },
): number {
  const slice = width * height;
  let eighths = 0;
  for (let z = 0; z < depth - 1; z++) {
    for (let y = 0; y < height - 1; y++) {
      for (let at = (z * height + y) * width, last = at + width - 1; at < last; at++) {
        const set =
          mask[at] |
          (mask[at + 1] << 1) |
          (mask[at + width] << 2) |
          (mask[at + width + 1] << 3) |
          (mask[at + slice] << 4) |
          (mask[at + slice + 1] << 5) |
          (mask[at + slice + width] << 6) |
          (mask[at + slice + width + 1] << 7);
        if (set !== 0 && set !== 255) eighths += EIGHTHS[set];
      }
    }
  }
  return eighths / 8;
}

const EIGHTHS = Int32Array.from({ length: 256 }, (_, set) => eulerEighths(set));
