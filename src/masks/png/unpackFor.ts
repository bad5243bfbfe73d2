import { unpackBits, unpackBytes, unpackColours, unpackWords, type Unpack } from "../../kernel/plain/unpack";
import { distinctColours, type WideColours } from "../../kernel/plain/wideColours";
import { Refusal } from "../refusal";
import type { PngHeader } from "./pngHeader";
import type { PngPass } from "./pngPasses";

/** How the rows of such a PNG become labels. */
export function unpackFor(
  { kind, bits, channels }: PngHeader,
  raw: Uint8Array,
  passes: readonly PngPass[],
): Unpack | Refusal {
  const pixelBytes = (channels * bits) / 8;
  if (bits < 8) return unpackBits(bits);
  if (kind !== "colour") return bits === 8 ? unpackBytes(pixelBytes) : unpackWords(pixelBytes);
  return bits === 8 ? unpackColours(pixelBytes, 1, 0) : unpackWideColours(raw, passes, pixelBytes);
}

/**
 * Colours of 16 bits a sample are packed by their low bytes where all high bytes are 0 (8-bit colours widened
 * without scaling), else by their high bytes. Where that would make two colours one label, the file is refused.
 */
function unpackWideColours(raw: Uint8Array, passes: readonly PngPass[], pixelBytes: number): Unpack | Refusal {
  const rows = passes.flatMap(({ start, rowBytes, width, height }) =>
    Array.from({ length: height }, (_, y) => ({ at: start + y * (rowBytes + 1) + 1, count: width })),
  );
  const colours: WideColours = distinctColours(raw, rows, pixelBytes);
  if (colours.clash) {
    return new Refusal(
      "The file holds colours of 16 bits a sample that are the same in their upper 8 bits. Save it with 8 bits a sample.",
    );
  }
  return unpackColours(pixelBytes, 2, colours.highBytesZero ? 1 : 0);
}
