/** Where the indices of the rows go, in the order of the file. */
export interface BmpRows {
  readonly width: number;
  readonly height: number;
  readonly rows: Uint8Array;
}

/**
 * Unpacks RLE8 and RLE4 (Microsoft's "Bitmap Compression"): pairs of a count and an index or two, and after a count of 0 the end of
 * the row (0), of the picture (1), a move (2), or so many indices as they are. Some writers
 * (GraphicsMagick) have the padding of a row in its runs, which is passed over.
 *
 * @returns false where there are more rows than the picture has, or a pixel is left out, which then has no label.
 */
export function unpackBmpRuns(packed: Uint8Array, bits: number, { width, height, rows }: BmpRows): boolean {
  let x = 0;
  let y = 0;
  /** The index of pixel `i` of bytes that begin at `at`. */
  const index = (at: number, i: number): number => {
    if (bits === 8) return packed[at + i] ?? 0;
    const pair = packed[at + (i >> 1)] ?? 0;
    return i % 2 === 0 ? pair >> 4 : pair & 15;
  };
  for (let at = 0; at + 1 < packed.length;) {
    const count = packed[at] ?? 0;
    const value = packed[at + 1] ?? 0;
    at += 2;
    if (count > 0) {
      if (y >= height) return false;
      for (let i = 0; i < count && x + i < width; i++)
        rows[y * width + x + i] = bits === 8 ? value : i % 2 === 0 ? value >> 4 : value & 15;
      x += count;
    } else if (value === 0) {
      if (x < width) return false;
      x = 0;
      y++;
    } else if (value === 1) {
      break;
    } else if (value === 2) {
      return false;
    } else {
      const bytes = Math.ceil((value * bits) / 8);
      if (y >= height || at + bytes > packed.length) return false;
      for (let i = 0; i < value && x + i < width; i++) rows[y * width + x + i] = index(at, i);
      x += value;
      // Padded to an even number of bytes.
      at += bytes + (bytes % 2);
    }
  }
  return y === height || (y === height - 1 && x >= width);
}
