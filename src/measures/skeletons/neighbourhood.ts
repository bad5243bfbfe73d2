/** The 26 places around a voxel, each a step of -1, 0 or 1 along the first, second and third axis, in that order. */
export const AROUND: readonly (readonly [first: number, second: number, third: number])[] = [-1, 0, 1].flatMap(
  (first) =>
    [-1, 0, 1].flatMap((second) =>
      [-1, 0, 1]
        .filter((third) => first !== 0 || second !== 0 || third !== 0)
        .map((third) => [first, second, third] as const),
    ),
);

/** For each of the places a bit for every other one that touches it. */
const TOUCHING = Int32Array.from(AROUND, (place, index) =>
  AROUND.reduce(
    (bits, other, bit) =>
      bit !== index && place.every((step, axis) => Math.abs(step - other[axis]) <= 1) ? bits | (1 << bit) : bits,
    0,
  ),
);

/** The neighbours in each of the 8 cubes of 2 x 2 x 2 around a voxel, in the order of the bits of `EULER_CHANGE`. */
const CUBES: readonly (readonly number[])[] = [-1, 1].flatMap((first) =>
  [-1, 1].flatMap((second) =>
    [-1, 1].map((third) =>
      [1, 2, 3, 4, 5, 6, 7].map((corner) => {
        const step = [corner & 1 ? first : 0, corner & 2 ? second : 0, corner & 4 ? third : 0];
        return AROUND.findIndex((place) => place.every((part, axis) => part === step[axis]));
      }),
    ),
  ),
);

/** By how many eighths the Euler number (26 neighbours) of one such cube grows by the voxel, by the neighbours that are set. */
const EULER_CHANGE = Int32Array.from(
  { length: 128 },
  (_, neighbours) => eulerEighths(2 * neighbours + 1) - eulerEighths(2 * neighbours),
);

/**
 * Eighths of the Euler number of a cube of 2 x 2 x 2 voxels: its middle is a corner of all eight, each of six half edges one of
 * four voxels, each of twelve quarters of faces one of two. A part counts where one of its voxels is set.
 *
 * @param set a bit for each voxel, by its place along the three axes
 */
export function eulerEighths(set: number): number {
  if (set === 0) return 0;
  const voxels = [0, 1, 2, 3, 4, 5, 6, 7].filter((voxel) => ((set >> voxel) & 1) === 1);
  const distinct = (of: (voxel: number) => readonly number[]): number => new Set(voxels.flatMap(of)).size;
  const axes = [1, 2, 4];
  // An edge runs along one axis to one side; a face lies across one axis, in one of four quarters.
  const edges = distinct((voxel) => axes.map((axis) => 8 * axis + (voxel & axis)));
  const faces = distinct((voxel) => axes.map((axis) => 8 * axis + (voxel & ~axis)));
  return 8 - 4 * edges + 2 * faces - voxels.length;
}

/** Whether a voxel with such neighbours, a bit each by `AROUND`, may go without making a piece, a hole or a cavity or ending one. */
export function keepsEulerNumber(neighbours: number): boolean {
  let change = 0;
  for (const cube of CUBES) {
    let set = 0;
    for (let corner = 0; corner < 7; corner++) set |= ((neighbours >> cube[corner]) & 1) << corner;
    change += EULER_CHANGE[set];
  }
  return change === 0;
}

/** Whether the neighbours hold together without the voxel; also where there are none. */
export function holdTogether(neighbours: number): boolean {
  let reached = neighbours & -neighbours;
  let next = reached;
  while (next !== 0) {
    const bit = 31 - Math.clz32(next & -next);
    next &= next - 1;
    const met = TOUCHING[bit] & neighbours & ~reached;
    reached |= met;
    next |= met;
  }
  return reached === neighbours;
}
