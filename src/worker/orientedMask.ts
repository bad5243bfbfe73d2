import type { LabelMap } from "../core/labels/labelMap";
import { reorientation, reorientedFacts } from "../core/labels/orientVolume";
import type { VolumeFacts } from "../core/labels/volume";
import { emptyLike } from "../masks/emptyLike";

/** The mask in the orientation of its target, by flips and swaps of its axes; as it is where it runs so already. */
export function orientedMask(map: LabelMap, target: VolumeFacts | undefined): LabelMap {
  const { facts, labels, width: columns } = map;
  const { volume } = facts;
  const how = reorientation(target, volume);
  if (!volume || !how) return map;
  const rows = map.height / volume.depth;
  const size = [columns, rows, volume.depth] as const;
  const steps = [1, columns, columns * rows];
  const [width = 1, height = 1, depth = 1] = how.axes.map((axis) => size[axis]);
  const [x = 0, y = 0, z = 0] = how.axes.map((axis, to) => (how.flips[to] ? -1 : 1) * (steps[axis] ?? 0));
  const first = how.axes.reduce(
    (place, axis, to) => (how.flips[to] ? place + (steps[axis] ?? 0) * ((size[axis] ?? 1) - 1) : place),
    0,
  );
  const turned = emptyLike(labels, labels.length);
  for (let slice = 0, at = 0; slice < depth; slice++) {
    for (let row = 0; row < height; row++) {
      let from = first + slice * z + row * y;
      for (let column = 0; column < width; column++, at++, from += x) turned[at] = labels[from] ?? 0;
    }
  }
  return {
    width,
    height: height * depth,
    labels: turned,
    facts: { ...facts, volume: reorientedFacts(volume, how, size) },
  };
}
