import type { TiffLayout } from "./tiffLayout";

/** Rows that are read at once, at least. */
const ROWS = 16;

/** Strips that nothing packs as many of fewer rows each, so that one of all rows need not be read whole; all others as they are. */
export function splitStrips(layout: TiffLayout): TiffLayout {
  const { width, height, bits, samples, planar, compression, blocks } = layout;
  const count = Math.ceil(height / blocks.height);
  // A strip that is left out, cut short or without a size is for the reader of whole ones, and so are samples in planes.
  if (compression.closest !== 1 || blocks.tiled || planar || blocks.height <= ROWS) return layout;
  const rowBytes = Math.ceil((width * samples * bits) / 8);
  const rowsOf = (strip: number): number => Math.min(blocks.height, height - strip * blocks.height);
  const isUsual = Array.from({ length: count }, (_, strip) => strip).every(
    (strip) => (blocks.offsets[strip] ?? 0) > 0 && (blocks.byteCounts[strip] ?? 0) >= rowsOf(strip) * rowBytes,
  );
  if (!isUsual || (count > 1 && blocks.height % ROWS !== 0)) return layout;
  const parts = Array.from({ length: Math.ceil(height / ROWS) }, (_, part) => {
    const top = part * ROWS;
    const strip = Math.floor(top / blocks.height);
    const offset = (blocks.offsets[strip] ?? 0) + (top - strip * blocks.height) * rowBytes;
    return { offset, bytes: Math.min(ROWS, height - top) * rowBytes };
  });
  return {
    ...layout,
    blocks: {
      ...blocks,
      height: ROWS,
      offsets: parts.map(({ offset }) => offset),
      byteCounts: parts.map(({ bytes }) => bytes),
    },
  };
}
