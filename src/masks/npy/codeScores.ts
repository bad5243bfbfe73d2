import { DEFAULT_THRESHOLD } from "../../core/reading/thresholdLevel";
import type { ScoreFacts } from "../../core/labels/labelMap";
import type { WasmKernel } from "../../kernel/wasmKernel";
import type { ReadOptions } from "../decoded";
import { codesInRows } from "./codesInRows";
import type { NpyLayout } from "./npyLayout";

interface Scores {
  readonly layout: NpyLayout;
  readonly scores: Exclude<ScoreFacts, { readonly kind: "levels" }>;
  readonly options: ReadOptions;
}

/** With the label below all of them, codes of a byte. */
const MOST_CODED = 255;

/**
 * The strongest channels of scores of single precision that lie at an address of the kernel's memory, a byte a pixel, row by row.
 *
 * @returns where they lie; undefined of all others, and where a score is not a number.
 */
export function codeScores(
  kernel: WasmKernel,
  numbers: number,
  { layout: { header, axes }, scores, options }: Scores,
): number | undefined {
  const { width, height, channels, strideChannel } = axes;
  const pixels = width * height;
  const isPlanes = strideChannel === pixels;
  const isPixels = strideChannel === 1;
  if (header.type.code !== "f4" || !header.littleEndian || channels > MOST_CODED || !(isPlanes || isPixels))
    return undefined;
  const to = kernel.allocate(pixels);
  if (to === undefined) return undefined;
  const least = scores.kind === "independent" ? (options.threshold ?? DEFAULT_THRESHOLD) : undefined;
  const areNumbers = isPlanes
    ? kernel.strongest(numbers, pixels, channels, to, least)
    : kernel.strongestOfPixels(numbers, pixels, channels, to, least);
  return areNumbers ? codesInRows(kernel, to, axes) : undefined;
}
