import { paeth } from "../src/kernel/plain/paeth";
import { madePng } from "./madePng";

/** How a PNG of 8 bits a sample is to be written. */
export interface PngForm {
  readonly colourType: 0 | 2 | 3;
  readonly channels: 1 | 3;
  /** The filter of each row: none, as is usual for palettes, or the one with the least sum of residuals. */
  readonly filter: "none" | "adaptive";
  readonly palette?: Uint8Array;
}

/** Writes a PNG as common tools do: zlib's default level, one IDAT chunk. */
export function encodePng(width: number, height: number, samples: Uint8Array, form: PngForm): Buffer {
  const rowBytes = width * form.channels;
  const raw = new Uint8Array((rowBytes + 1) * height);
  for (let y = 0; y < height; y++) {
    const row = samples.subarray(y * rowBytes, (y + 1) * rowBytes);
    const above = y === 0 ? new Uint8Array(rowBytes) : samples.subarray((y - 1) * rowBytes, y * rowBytes);
    raw.set(form.filter === "none" ? [0, ...row] : leastFiltered(row, above, form.channels), y * (rowBytes + 1));
  }
  return madePng({
    width,
    height,
    bits: 8,
    colourType: form.colourType,
    interlaced: false,
    raw,
    ...(form.palette && { palette: form.palette }),
  });
}

/** A filter of section 9.2: what is predicted from left, up and upLeft. */
type Predict = (left: number, up: number, upLeft: number) => number;

const FILTERS: readonly Predict[] = [() => 0, (left) => left, (_left, up) => up, (left, up) => (left + up) >> 1, paeth];

/** The row with its filter byte, by the heuristic of section 12.7: the least sum of residuals read as signed. */
function leastFiltered(row: Uint8Array, above: Uint8Array, pixel: number): Uint8Array {
  let best = new Uint8Array(0);
  let least = Infinity;
  for (const [type, predict] of FILTERS.entries()) {
    const filtered = new Uint8Array(row.length + 1);
    filtered[0] = type;
    let sum = 0;
    for (let i = 0; i < row.length; i++) {
      const residual = ((row[i] ?? 0) - predict(row[i - pixel] ?? 0, above[i] ?? 0, above[i - pixel] ?? 0)) & 0xff;
      filtered[i + 1] = residual;
      sum += Math.min(residual, 256 - residual);
    }
    if (sum >= least) continue;
    least = sum;
    best = filtered;
  }
  return best;
}
