import { drawWeights } from "../core/intervals/drawWeights";
import type { PackedRows } from "../core/intervals/packedRows";
import { plainRowStreams, streamed, type MakeRowStreams, type RowStreams } from "../core/intervals/rowStreams";
import { LANES } from "../core/intervals/weightedRows";
import { bytesOf, copyIn } from "./copyIn";
import { startKernel } from "./startKernel";
import type { WasmKernel } from "./wasmKernel";

const NUMBER_BYTES = 8;
/** Bytes of the streams of random numbers of `LANES` draws. */
const STATE_BYTES = 16 * LANES;

/** Sums rows that come some at a time by the kernel. Where kernel or memory is missing it is the plain way. */
export function kernelRowStreams(source: Uint8Array | undefined): MakeRowStreams {
  return (width, seed, firsts) => {
    const kernel = source && startKernel(source);
    return (kernel && inKernel(kernel, width, seed, firsts)) ?? plainRowStreams(width, seed, firsts);
  };
}

/** Some rows at a time lie in the kernel's memory, so few that they stay near the processor while all draws weigh them. */
function inKernel(kernel: WasmKernel, width: number, seed: number, firsts: readonly number[]): RowStreams | undefined {
  const state = kernel.allocate(STATE_BYTES);
  const table = copyIn(kernel, drawWeights());
  if (state === undefined || table === undefined) return undefined;
  return streamed(width, seed, firsts, (rows) => {
    const packed = copyRows(kernel, rows);
    const lists = rows.columns.length;
    // Nothing else takes memory until the next rows come to the same place.
    kernel.release(packed.starts);
    return (streams, found) => {
      kernel.view(state, STATE_BYTES).set(bytesOf(streams.state));
      kernel.view(packed.sums, found.byteLength).fill(0);
      kernel.weigh({ state, table, rows: rows.rows, lists, ...packed });
      bytesOf(found).set(kernel.view(packed.sums, found.byteLength));
      bytesOf(streams.state).set(kernel.view(state, STATE_BYTES));
    };
  });
}

/** Rows, and room for the sums of their lists. @throws where there is no room for so few rows. */
function copyRows(kernel: WasmKernel, { starts, places, digits, columns }: PackedRows) {
  return {
    starts: placed(copyIn(kernel, starts)),
    places: placed(copyIn(kernel, places)),
    digits: placed(copyIn(kernel, digits)),
    sums: placed(kernel.allocate(columns.length * LANES * NUMBER_BYTES)),
  };
}

function placed(at: number | undefined): number {
  if (at === undefined) throw new RangeError("There is no memory left to sum rows in.");
  return at;
}
