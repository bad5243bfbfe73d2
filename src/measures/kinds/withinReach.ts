/**
 * Tells of pixels of a plane whether some pixel of a set lies within a disc around them: at a Euclidean distance that is
 * `reach` when it is rounded, or less. As many passes over the plane as there are directions, then a look along the row for
 * each pixel that is asked for.
 */
export class Reach {
  private readonly down: Uint16Array;
  /** How far up or down a pixel may lie, by how far it lies to the side. */
  private readonly heights: Int32Array;

  /** @param reach in pixels, below 60,000 */
  constructor(
    private readonly width: number,
    private readonly height: number,
    private readonly reach: number,
  ) {
    this.down = new Uint16Array(width * height);
    // round(d) <= reach where d < reach + 1/2, that is d^2 <= reach^2 + reach, as d^2 is whole.
    this.heights = Int32Array.from({ length: reach + 1 }, (_, side) =>
      Math.floor(Math.sqrt(reach * reach + reach - side * side)),
    );
  }

  /** Takes the pixels of a plane with that value as the set. */
  take(plane: Uint8Array, value: number): void {
    const { down, width, height, reach } = this;
    const far = reach + 1;
    const size = width * height;
    for (let at = 0; at < size; at++) {
      if (plane[at] === value) down[at] = 0;
      else if (at < width) down[at] = far;
      else down[at] = down[at - width] < far ? down[at - width] + 1 : far;
    }
    for (let at = size - width - 1; at >= 0; at--) if (down[at + width] + 1 < down[at]) down[at] = down[at + width] + 1;
  }

  /** Whether a pixel of the set lies in the disc around the pixel at a place. */
  has(at: number): boolean {
    const { down, width, reach, heights } = this;
    const column = at % width;
    if (down[at] <= heights[0]) return true;
    const left = Math.min(reach, column);
    const right = Math.min(reach, width - 1 - column);
    for (let side = 1; side <= reach; side++) {
      const high = heights[side];
      if (side <= left && down[at - side] <= high) return true;
      if (side <= right && down[at + side] <= high) return true;
    }
    return false;
  }
}
