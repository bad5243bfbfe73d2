import { columnVaries } from "../../kernel/plain/columnVaries";
import type { PngHeader } from "./pngHeader";
import type { PngPass } from "./pngPasses";

/** Whether the last sample of the pixels, their alpha, takes more than one value. */
export function alphaVaries(raw: Uint8Array, passes: readonly PngPass[], { channels, bits }: PngHeader): boolean {
  const [first] = passes;
  if (!first) return false;
  const sampleBytes = bits / 8;
  const pixelBytes = channels * sampleBytes;
  const alphaAt = pixelBytes - sampleBytes;
  const expected = raw.slice(first.start + 1 + alphaAt, first.start + 1 + pixelBytes);
  return passes.some((pass) => {
    for (let y = 0; y < pass.height; y++) {
      const at = pass.start + y * (pass.rowBytes + 1) + 1 + alphaAt;
      if (columnVaries(raw, at, pixelBytes, pass.width, expected)) return true;
    }
    return false;
  });
}
