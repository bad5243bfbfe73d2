import type { PngHeader } from "./pngHeader";

/** One reduced image: the whole one, or one of the seven of Adam7. */
export interface PngPass {
  /** Where its rows begin in the inflated bytes. */
  readonly start: number;
  readonly width: number;
  readonly height: number;
  /** Bytes a row, without the filter byte. */
  readonly rowBytes: number;
  /** Where its pixels lie in the image: `(left + i * stepX, top + j * stepY)`. */
  readonly left: number;
  readonly top: number;
  readonly stepX: number;
  readonly stepY: number;
}

type Grid = Pick<PngPass, "left" | "top" | "stepX" | "stepY">;

const WHOLE: readonly Grid[] = [{ left: 0, top: 0, stepX: 1, stepY: 1 }];

/** Adam7 (PNG specification, third edition, section 8.1). */
const ADAM7: readonly Grid[] = [
  { left: 0, top: 0, stepX: 8, stepY: 8 },
  { left: 4, top: 0, stepX: 8, stepY: 8 },
  { left: 0, top: 4, stepX: 4, stepY: 8 },
  { left: 2, top: 0, stepX: 4, stepY: 4 },
  { left: 0, top: 2, stepX: 2, stepY: 4 },
  { left: 1, top: 0, stepX: 2, stepY: 2 },
  { left: 0, top: 1, stepX: 1, stepY: 2 },
];

/** The passes of an image in the order of its bytes, and the bytes that they take in all. Empty passes have none. */
export function pngPasses(header: PngHeader): { readonly passes: readonly PngPass[]; readonly bytes: number } {
  const passes: PngPass[] = [];
  let bytes = 0;
  for (const grid of header.interlaced ? ADAM7 : WHOLE) {
    const width = Math.ceil((header.width - grid.left) / grid.stepX);
    const height = Math.ceil((header.height - grid.top) / grid.stepY);
    if (width < 1 || height < 1) continue;
    const rowBytes = Math.ceil((width * header.channels * header.bits) / 8);
    passes.push({ ...grid, start: bytes, width, height, rowBytes });
    bytes += (rowBytes + 1) * height;
  }
  return { passes, bytes };
}
