import type { ImageEntry } from "../../src/core/document/report";

/** `512 × 256`, and of a case its slices and the size of its voxels as well: `512 × 512 × 400, 0.8 × 0.8 × 3 mm`. */
export function sizeInWords({ width, height, depth, target }: ImageEntry): string {
  if (depth === undefined) return by([width, height]);
  const { spacing } = target.facts.volume ?? {};
  return `${by([width, height, depth])}${spacing ? `, ${by(spacing.map(rounded))} mm` : ""}`;
}

function by(lengths: readonly number[]): string {
  return lengths.join(" × ");
}

/** As many digits as scanners have. */
function rounded(length: number): number {
  return Number(length.toPrecision(4));
}
