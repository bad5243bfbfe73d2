import { parentPort, workerData } from "node:worker_threads";
import type { PairFiles } from "./makeData";
import { PIPELINES, type CountPair, type PipelineName } from "./pipelines";

/** Go through the pairs until so many have been counted by all threads together. */
export interface RoundRequest {
  readonly pipeline: PipelineName;
  readonly pairs: readonly PairFiles[];
  readonly total: number;
}

const { kernel, counter } = workerData as { kernel: Uint8Array; counter: SharedArrayBuffer };
const handedOut = new Int32Array(counter);
const made = new Map<PipelineName, CountPair>();
const port = parentPort;
if (port === null) throw new Error("thread.ts runs only as a worker thread");

port.on("message", ({ pipeline, pairs, total }: RoundRequest) => {
  const count = made.get(pipeline) ?? PIPELINES[pipeline](kernel);
  made.set(pipeline, count);
  for (let next = Atomics.add(handedOut, 0, 1); next < total; next = Atomics.add(handedOut, 0, 1)) {
    const pair = pairs[next % pairs.length];
    if (pair) count(pair);
  }
  port.postMessage("done");
});
port.postMessage("ready");
