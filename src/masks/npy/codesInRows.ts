import type { WasmKernel } from "../../kernel/wasmKernel";
import type { NpyAxes } from "./npyAxes";

/** Codes of a byte row by row: those of Fortran order lie column by column. Undefined where there is no memory. */
export function codesInRows(
  kernel: WasmKernel,
  at: number,
  { width, height, strideX, strideY }: NpyAxes,
): number | undefined {
  if (strideX < strideY || width === 1 || height === 1) return at;
  const to = kernel.allocate(width * height);
  if (to !== undefined) kernel.transpose(at, height, width, to);
  return to;
}
