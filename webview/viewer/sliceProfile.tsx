import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { largestOf } from "../../src/core/numbers/extremes";

export interface SliceProfileProps {
  /** Wrong voxels of each slice. */
  readonly profile: Float64Array;
  /** The slice that is shown. */
  readonly at: number;
}

const HEIGHT = 100;
/** A single wrong voxel is seen beside a thousand. */
const LEAST_HEIGHT = 8;

/** The wrong voxels of each slice as bars, over the place of the slice on the slider; in numbers the slider says them. */
export function SliceProfile({ profile, at }: SliceProfileProps): VNode {
  const path = useMemo(() => barsOf(profile), [profile]);
  return (
    <svg
      class="slice-profile"
      viewBox={`-0.5 0 ${profile.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      data-testid="slice-profile"
    >
      <path d={path} />
      <path class="here" d={barOf(at, profile[at] ?? 0, largestOf([...profile]))} />
    </svg>
  );
}

/** One path, however many slices. */
function barsOf(profile: Float64Array): string {
  const most = largestOf([...profile]);
  return Array.from(profile, (voxels, slice) => barOf(slice, voxels, most)).join("");
}

function barOf(slice: number, voxels: number, most: number): string {
  if (voxels === 0) return "";
  const height = LEAST_HEIGHT + ((HEIGHT - LEAST_HEIGHT) * voxels) / most;
  return `M${slice - 0.5} ${HEIGHT}V${(HEIGHT - height).toFixed(1)}h1V${HEIGHT}z`;
}
