import { PNG } from "pngjs";
import { pngChunk } from "../../bench/madePng";

const CRITICAL = new Set(["IHDR", "IDAT"]);

/**
 * The labels of a PNG by pngjs, made faithful: a palette becomes one of all indices as grey, chunks that change samples
 * or stand behind the image data are left out, and samples are not rescaled.
 *
 * @throws what pngjs throws.
 */
export function oracleLabels(file: Buffer): readonly number[] {
  const colourType = file[25] ?? 0;
  const bits = file[24] ?? 0;
  const identity = Uint8Array.from({ length: 3 * 2 ** Math.min(bits, 8) }, (_, i) => Math.floor(i / 3));
  const parts: Buffer[] = [file.subarray(0, 8)];
  for (let at = 8; at + 12 <= file.length; ) {
    const end = at + 12 + file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    if (end > file.length || type === "IEND") break;
    if (CRITICAL.has(type)) parts.push(file.subarray(at, end));
    if (type === "IHDR" && colourType === 3) parts.push(pngChunk("PLTE", identity));
    at = end;
  }
  const png = PNG.sync.read(Buffer.concat([...parts, pngChunk("IEND", new Uint8Array(0))]), { skipRescale: true });
  return labelsOf(png, { colour: colourType === 2 || colourType === 6, shift: bits === 16 ? colourShift(png.data) : 0 });
}

/** Colours of 16 bits are packed by their high bytes, unless all of these are 0. */
function colourShift(samples: ArrayLike<number>): number {
  for (let i = 0; i < samples.length; i++) if (i % 4 < 3 && (samples[i] ?? 0) > 255) return 8;
  return 0;
}

function labelsOf({ data, width, height }: PNG, { colour, shift }: { readonly colour: boolean; readonly shift: number }): readonly number[] {
  const sample = (i: number): number => data[i] ?? 0;
  return Array.from({ length: width * height }, (_, pixel) => {
    const at = pixel * 4;
    if (!colour) return sample(at);
    return ((sample(at) >> shift) << 16) | ((sample(at + 1) >> shift) << 8) | (sample(at + 2) >> shift);
  });
}
