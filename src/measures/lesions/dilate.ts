import type { Grid } from "../surfaces/distanceTransform";

/**
 * A mask grown by one pixel, to all neighbours that share an edge or a corner with it in an image (8), a face or an edge in a
 * volume (18).
 */
export function dilate(mask: Uint8Array, { width, height, depth }: Grid): Uint8Array {
  const grown = new Uint8Array(mask.length);
  for (let z = 0, at = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        if (mask[at] === 0) continue;
        for (let dz = z > 0 ? -1 : 0; dz <= (z < depth - 1 ? 1 : 0); dz++) {
          for (let dy = y > 0 ? -1 : 0; dy <= (y < height - 1 ? 1 : 0); dy++) {
            const row = at + (dz * height + dy) * width;
            grown[row] = 1;
            if (dz !== 0 && dy !== 0) continue;
            if (x > 0) grown[row - 1] = 1;
            if (x < width - 1) grown[row + 1] = 1;
          }
        }
      }
    }
  }
  return grown;
}
