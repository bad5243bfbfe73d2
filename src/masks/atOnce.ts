/** Pixels of the largest mask that is read whole; larger ones are read in strips. */
export const MOST_PIXELS_AT_ONCE = 2 ** 23;

/** Pixels of a strip of a mask that is not read whole, a row at least. */
export const STRIP_PIXELS = 2 ** 20;

/** Bytes of the largest file that is read whole. */
export const MOST_READ_AT_ONCE = 2 ** 25;

/** Bytes of the numbers of the largest array that is read whole: as many as the largest mask of 64 bits has. */
export const MOST_BYTES_AT_ONCE = 8 * MOST_PIXELS_AT_ONCE;
