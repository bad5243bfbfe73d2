import type { Turn } from "../core/labels/turn";
import type { PixelRows, WasmKernel } from "../kernel/wasmKernel";

/** Codes of a byte in the kernel's memory. */
export interface CodePlane {
  readonly rows: PixelRows;
  readonly width: number;
  readonly height: number;
}

/** What leads to each turn: rows and columns are exchanged, all pixels put in the opposite order, then the rows read from the last on. */
const STEPS: Readonly<Record<Turn, readonly ("exchange" | "reverse" | "fromBelow")[]>> = {
  upsideDown: ["fromBelow"],
  mirrored: ["reverse", "fromBelow"],
  halfTurn: ["reverse"],
  transposed: ["exchange"],
  quarterTurn: ["exchange", "reverse", "fromBelow"],
  threeQuarterTurn: ["exchange", "fromBelow"],
  antiTransposed: ["exchange", "reverse"],
};

/** A plane turned, nothing of it changed: the twin of `turnedMask`. Undefined where memory runs out. */
export function turnedCodes(kernel: WasmKernel, plane: CodePlane, turn: Turn): CodePlane | undefined {
  let turned: CodePlane | undefined = plane;
  for (const step of STEPS[turn]) turned &&= MAKE[step](kernel, turned);
  return turned;
}

const MAKE = {
  exchange: (kernel: WasmKernel, plane: CodePlane): CodePlane | undefined => {
    const { width, height } = plane;
    const from = withoutGaps(kernel, plane);
    const at = kernel.allocate(width * height);
    if (from === undefined || at === undefined) return undefined;
    kernel.transpose(from, width, height, at);
    return { rows: { at, stride: height }, width: height, height: width };
  },
  reverse: (kernel: WasmKernel, plane: CodePlane): CodePlane | undefined => {
    const { width, height } = plane;
    const at = withoutGaps(kernel, plane);
    if (at === undefined) return undefined;
    kernel.view(at, width * height).reverse();
    return { rows: { at, stride: width }, width, height };
  },
  fromBelow: (_: WasmKernel, { rows: { at, stride }, width, height }: CodePlane): CodePlane => ({
    rows: { at: at + (height - 1) * stride, stride: -stride },
    width,
    height,
  }),
} as const;

/** Where a copy of the rows begins, one right behind the other. */
function withoutGaps(kernel: WasmKernel, { rows: { at, stride }, width, height }: CodePlane): number | undefined {
  const to = kernel.allocate(width * height);
  if (to === undefined) return undefined;
  const [from, copy] = [kernel.view(at, (height - 1) * stride + width), kernel.view(to, width * height)];
  for (let y = 0; y < height; y++) copy.set(from.subarray(y * stride, y * stride + width), y * width);
  return to;
}
