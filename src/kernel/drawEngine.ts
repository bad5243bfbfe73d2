import { PLAIN_ENGINE, type DrawEngine } from "../core/compare/drawEngine";
import { BLOCK_GROUPS, BLOCK_ROWS, type BlockSwaps } from "../core/compare/swappedRows";
import { drawWeights } from "../core/intervals/drawWeights";
import type { PackedRows } from "../core/intervals/packedRows";
import { LANES, summed, type RowSums } from "../core/intervals/weightedRows";
import { RandomStreams } from "../core/numbers/randomStreams";
import { bytesOf, copyIn } from "./copyIn";
import { startKernel } from "./startKernel";
import { WasmKernel } from "./wasmKernel";

/** Bytes of a number, and of the streams of random numbers of `LANES` draws. */
const NUMBER_BYTES = 8;
const STATE_BYTES = 16 * LANES;
/** Columns of swapped rows that are summed side by side. */
const QUAD = 4;
/** The same of small whole numbers; their sums are integers of so many bytes, and at most so large. */
const OCT = 8;
const INTEGER_BYTES = 4;
const MOST_INTEGER = 2 ** 31 - 1;

/** Sums draws and swaps by the kernel, several times as fast as the plain engine. Where kernel or memory is missing it is that one. */
export function kernelDrawEngine(source: Uint8Array | undefined): DrawEngine {
  const kernel = source && startKernel(source);
  if (!kernel) return PLAIN_ENGINE;
  return {
    rowSums: (packed, seed) => rowSums(new WasmKernel(kernel), packed, seed) ?? PLAIN_ENGINE.rowSums(packed, seed),
    blockSwaps: (width, lanes, most) =>
      blockSwaps(new WasmKernel(kernel), width, lanes, most) ?? PLAIN_ENGINE.blockSwaps(width, lanes, most),
  };
}

function rowSums(kernel: WasmKernel, packed: PackedRows, seed: number): RowSums | undefined {
  const lists = packed.columns.length;
  const state = kernel.allocate(STATE_BYTES);
  const sums = kernel.allocate(lists * LANES * NUMBER_BYTES);
  const copied = [drawWeights(), packed.starts, packed.places, packed.digits].map((part) => copyIn(kernel, part));
  const [table, starts, places, digits] = copied;
  if (state === undefined || sums === undefined || table === undefined) return undefined;
  if (starts === undefined || places === undefined || digits === undefined) return undefined;
  return summed(packed, (first, found) => {
    kernel.view(state, STATE_BYTES).set(bytesOf(new RandomStreams(seed, first, LANES).state));
    kernel.view(sums, found.byteLength).fill(0);
    kernel.weigh({ state, table, rows: packed.rows, lists, starts, places, digits, sums });
    found.set(numbers(kernel, sums, found.length));
  });
}

function blockSwaps(
  kernel: WasmKernel,
  width: number,
  lanes: number,
  most = Number.POSITIVE_INFINITY,
): BlockSwaps | undefined {
  // Of so many blocks the sums of whole numbers are integers that do not overflow.
  const blocks = Math.floor(MOST_INTEGER / (most * BLOCK_ROWS));
  return blocks === 0 ? anySwaps(kernel, width, lanes) : wholeSwaps(kernel, width, lanes, blocks);
}

function anySwaps(kernel: WasmKernel, width: number, lanes: number): BlockSwaps | undefined {
  const quads = Math.ceil(width / QUAD);
  const room = swapRoom(kernel, quads * QUAD, lanes);
  return (
    room && {
      ...swapsIn(kernel, room, width, lanes),
      add: (bytes) => {
        kernel.view(room.ways, bytes.length).set(bytes);
        kernel.swap({ ...room, quads, lanes });
      },
    }
  );
}

/** Of whole numbers so small that the sums of `most` blocks are integers of 32 bits. */
function wholeSwaps(kernel: WasmKernel, width: number, lanes: number, most: number): BlockSwaps | undefined {
  const octs = Math.ceil(width / OCT);
  const room = swapRoom(kernel, octs * OCT, lanes);
  const sums = kernel.allocate(octs * OCT * lanes * INTEGER_BYTES);
  if (!room || sums === undefined) return undefined;
  const swaps = swapsIn(kernel, room, width, lanes);
  let blocks = 0;
  const take = (): void => {
    kernel.takeWhole({ octs, lanes, sums, gains: room.gains });
    blocks = 0;
  };
  return {
    ...swaps,
    add: (bytes) => {
      if (blocks === most) take();
      kernel.view(room.ways, bytes.length).set(bytes);
      kernel.swapWhole({ ...room, octs, lanes, sums });
      blocks++;
    },
    gains: () => {
      take();
      return swaps.gains();
    },
  };
}

/** Where the numbers of swaps lie. */
interface SwapRoom {
  readonly stride: number;
  readonly differences: number;
  readonly ways: number;
  readonly gains: number;
}

function swapRoom(kernel: WasmKernel, stride: number, lanes: number): SwapRoom | undefined {
  const differences = kernel.allocate(BLOCK_ROWS * stride * NUMBER_BYTES);
  const ways = kernel.allocate(BLOCK_GROUPS * lanes);
  const gains = kernel.allocate(stride * lanes * NUMBER_BYTES);
  if (differences === undefined || ways === undefined || gains === undefined) return undefined;
  return { stride, differences, ways, gains };
}

/** Once all memory is handed out. */
function swapsIn(
  kernel: WasmKernel,
  { stride, differences, gains }: SwapRoom,
  width: number,
  lanes: number,
): Pick<BlockSwaps, "differences" | "stride" | "gains"> {
  return {
    differences: numbers(kernel, differences, BLOCK_ROWS * stride),
    stride,
    gains: () => byWay(numbers(kernel, gains, stride * lanes), width, lanes),
  };
}

/** Gains that stand four columns after four columns, way by way: what is read of a way then lies together. */
function byWay(gains: Float64Array, width: number, lanes: number): Float64Array {
  const turned = new Float64Array(width * lanes);
  for (let column = 0; column < width; column++) {
    let from = Math.floor(column / QUAD) * QUAD * lanes + (column % QUAD);
    for (let to = column; to < turned.length; to += width, from += QUAD) turned[to] = gains[from] ?? 0;
  }
  return turned;
}

function numbers(kernel: WasmKernel, at: number, length: number): Float64Array {
  const { buffer, byteOffset } = kernel.view(at, length * NUMBER_BYTES);
  return new Float64Array(buffer, byteOffset, length);
}
