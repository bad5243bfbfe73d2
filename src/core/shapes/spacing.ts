/** The lengths of a pixel's edges: along a row, down a column, from slice to slice. */
export interface Spacing {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export const UNIT_SPACING: Spacing = { x: 1, y: 1, z: 1 };
