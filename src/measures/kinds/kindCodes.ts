/** What a pixel is to one class, as `kindsOfClass` writes it down. */
export const KINDS = {
  /** Neither of the class nor predicted as it, or ignored. */
  none: 0,
  tp: 1,
  /** Wrong, and not yet told apart. */
  fp: 2,
  fn: 3,
  fpBoundary: 4,
  fnBoundary: 5,
  fpExtent: 6,
  fnExtent: 7,
  fpSegment: 8,
  fnSegment: 9,
} as const;
