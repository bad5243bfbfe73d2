import { madePng } from "../../bench/madePng";

/** A palette PNG of the indices, one row; the palette as hex digits, six a colour. */
export function palettePng(indices: readonly number[], palette: string): Buffer {
  return madePng({
    width: indices.length,
    height: 1,
    bits: 8,
    colourType: 3,
    interlaced: false,
    raw: Uint8Array.from([0, ...indices]),
    palette: Buffer.from(palette, "hex"),
  });
}
