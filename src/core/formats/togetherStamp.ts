interface Stamp {
  readonly size: number;
  readonly modified: number;
}

/** The stamp of a header together with the files that may hold its voxels, so that a change of either is one of the mask. */
export function togetherStamp(own: Stamp, others: readonly (Stamp | undefined)[]): Stamp {
  return others.reduce<Stamp>(
    (sum, other) => (other ? { size: sum.size + other.size, modified: Math.max(sum.modified, other.modified) } : sum),
    own,
  );
}
