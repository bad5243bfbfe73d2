import type { ImagePair } from "../classPair";

/**
 * The Euler number of each class of a plane, pieces (8 neighbours) less holes, from its 2x2 blocks: a quarter for each block
 * with one pixel of the class, less a quarter for each with three, and less a half where two lie crosswise.
 *
 * Source: Gray, "Local properties of binary images in two dimensions", IEEE Trans. Computers 20 (1971).
 */
export function eulerNumbers(
  plane: ImagePair["target"],
  { width, height, classes }: Pick<ImagePair, "width" | "height" | "classes">,
): Float64Array {
  const quarters = new Float64Array(classes);
  for (let y = 0; y <= height; y++) {
    for (let x = 0; x <= width; x++) {
      const at = y * width + x;
      const a = y > 0 && x > 0 ? plane[at - width - 1] : classes;
      const b = y > 0 && x < width ? plane[at - width] : classes;
      const c = y < height && x > 0 ? plane[at - 1] : classes;
      const d = y < height && x < width ? plane[at] : classes;
      if (a === b && c === d && a === c) continue;
      if (a < classes) quarters[a] += quartersOf(a, a, b, c, d);
      if (b < classes && b !== a) quarters[b] += quartersOf(b, a, b, c, d);
      if (c < classes && c !== a && c !== b) quarters[c] += quartersOf(c, a, b, c, d);
      if (d < classes && d !== a && d !== b && d !== c) quarters[d]++;
    }
  }
  return quarters.map((sum) => sum / 4);
}

function quartersOf(value: number, a: number, b: number, c: number, d: number): number {
  const pixels = Number(a === value) + Number(b === value) + Number(c === value) + Number(d === value);
  if (pixels === 1) return 1;
  if (pixels === 3) return -1;
  return pixels === 2 && (a === d || b === c) ? -2 : 0;
}
