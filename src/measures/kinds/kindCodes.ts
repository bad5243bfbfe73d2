/** What a pixel is to one class. */
export const KINDS = {
  /** No error of the class, or ignored. */
  none: 0,
  fpBoundary: 1,
  fnBoundary: 2,
  fpExtent: 3,
  fnExtent: 4,
  fpSegment: 5,
  fnSegment: 6,
} as const;
