/** Pixels of the largest mask that is read whole; larger ones are read in strips. */
export const MOST_PIXELS_AT_ONCE = 2 ** 23;

/** Bytes of the largest file that is read whole. */
export const MOST_READ_AT_ONCE = 2 ** 25;
