/** What a mask that is a volume has beside the labels of its slices. */
export interface VolumeFacts {
  /** Slices. The rows of a mask are those of all slices, the first slice first. */
  readonly depth: number;
  /** Millimetres from voxel to voxel along the columns, the rows and the slices; absent where the file does not say. */
  readonly spacing?: Triple;
  /**
   * Where a voxel lies: the first three rows of the matrix that takes (column, row, slice, 1) to millimetres towards right, anterior
   * and superior; absent where the file does not say.
   */
  readonly affine?: Affine;
}

/** Along columns, rows and slices, or towards right, anterior and superior. */
export type Triple = readonly [number, number, number];

/** Three rows of four, one after the other. */
export type Affine = readonly number[];
