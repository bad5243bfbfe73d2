import { unpackBits, unpackBytes, unpackColours, unpackWords, type Unpack } from "../../kernel/plain/unpack";
import type { WideColours } from "../../kernel/plain/wideColours";
import { Refusal } from "../refusal";
import type { PngHeader } from "./pngHeader";

/** Whether all colours of such a PNG have to be looked at before one of them is a label. */
export function needsWideColours({ kind, bits }: PngHeader): boolean {
  return kind === "colour" && bits === 16;
}

/**
 * How the rows of such a PNG become labels.
 *
 * @param wide all colours of the image, where they have to be known.
 */
export function unpackFor({ kind, bits, channels }: PngHeader, wide: WideColours | undefined): Unpack | Refusal {
  const pixelBytes = (channels * bits) / 8;
  if (bits < 8) return unpackBits(bits);
  if (kind !== "colour") return bits === 8 ? unpackBytes(pixelBytes) : unpackWords(pixelBytes);
  return wide ? unpackWideColours(wide, pixelBytes) : unpackColours(pixelBytes, 1, 0);
}

/**
 * Colours of 16 bits a sample are packed by their low bytes where all high bytes are 0 (8-bit colours widened
 * without scaling), else by their high bytes. Where that would make two colours one label, the file is refused.
 */
function unpackWideColours({ clash, highBytesZero }: WideColours, pixelBytes: number): Unpack | Refusal {
  if (clash) {
    return new Refusal(
      "The file holds colours of 16 bits a sample that are the same in their upper 8 bits. Save it with 8 bits a sample.",
    );
  }
  return unpackColours(pixelBytes, 2, highBytesZero ? 1 : 0);
}
