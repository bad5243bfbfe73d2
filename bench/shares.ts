import { WasmKernel } from "../src/kernel/wasmKernel";
import { readFileInto } from "../src/masks/readFileInto";
import { PairCounter } from "../src/worker/pairCounter";
import type { PairFiles } from "./makeData";

/** Milliseconds a pair on one thread, in all and by stage. */
export interface Shares {
  readonly total: number;
  readonly read: number;
  readonly inflate: number;
  readonly unfilter: number;
  readonly count: number;
}

type Stage = "inflate" | "unfilter" | "count";

/** What of the kernel belongs to a stage; pixels of several bytes get their codes as they are unfiltered, or by themselves. */
const METHODS: readonly (readonly [stage: Stage, method: string])[] = [
  ["inflate", "inflate"],
  ["inflate", "inflateSparse"],
  ["inflate", "inflateChanges"],
  ["unfilter", "unfilter"],
  ["unfilter", "runsOfRows"],
  ["unfilter", "runsOfPlainRows"],
  ["unfilter", "runsOfWideRows"],
  ["count", "intern"],
  ["count", "count"],
];

/** A counter whose kernel tells how long each stage took. */
class TimedKernel {
  readonly spent: Record<Stage, number> = { inflate: 0, unfilter: 0, count: 0 };
  private readonly restore: (() => void)[] = [];

  constructor() {
    for (const [stage, method] of METHODS) this.time(stage, method);
  }

  private time(stage: Stage, method: string): void {
    const described = Object.getOwnPropertyDescriptor(WasmKernel.prototype, method);
    if (!described) throw new Error(`The kernel has no ${method}`);
    const original = described.value as (...args: unknown[]) => unknown;
    const { spent } = this;
    const timed = function (this: WasmKernel, ...args: unknown[]): unknown {
      const started = performance.now();
      const result = original.apply(this, args);
      spent[stage] += performance.now() - started;
      return result;
    };
    Object.defineProperty(WasmKernel.prototype, method, { ...described, value: timed });
    this.restore.push(() => {
      Object.defineProperty(WasmKernel.prototype, method, described);
    });
  }

  stop(): void {
    for (const restore of this.restore) restore();
  }
}

/** Where the time goes, over the pairs `rounds` times. */
export function measureShares(pairs: readonly PairFiles[], kernel: Uint8Array, rounds: number): Shares {
  const counter = new PairCounter({ maxPixels: 2 ** 28, kernel });
  const countAll = (): void => {
    for (const { target, prediction } of pairs)
      counter.count({ target: { path: target }, prediction: { path: prediction } });
  };
  for (let round = 0; round < rounds; round++) countAll();
  const timed = new TimedKernel();
  const started = performance.now();
  for (let round = 0; round < rounds; round++) countAll();
  const total = performance.now() - started;
  timed.stop();
  const readStarted = performance.now();
  const room = new Uint8Array(64 * 1024 * 1024);
  for (let round = 0; round < rounds; round++) {
    for (const { target, prediction } of pairs)
      for (const path of [target, prediction]) readFileInto(path, (size) => room.subarray(0, size));
  }
  const read = performance.now() - readStarted;
  const each = rounds * pairs.length;
  const { inflate, unfilter, count } = timed.spent;
  return {
    total: total / each,
    read: read / each,
    inflate: inflate / each,
    unfilter: unfilter / each,
    count: count / each,
  };
}
