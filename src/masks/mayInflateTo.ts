/** 258 bytes from a length code and a distance code of one bit each: deflate never packs closer (RFC 1951). */
const CLOSEST_PACKING = 1032;

/** Whether so many bytes of deflate can hold so many inflated ones: looked at before memory is taken for them. */
export function mayInflateTo(bytes: number, inflated: number): boolean {
  return inflated <= bytes * CLOSEST_PACKING;
}
