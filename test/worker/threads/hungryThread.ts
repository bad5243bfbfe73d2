// A thread program that speaks the protocol and counts nothing: a pair whose target is named "hungry" takes memory until none is left.
import { parentPort } from "node:worker_threads";
import type { WorkerRequest, WorkerResponse } from "../../../src/protocol/worker";

const FACTS = { format: "PNG", kind: "grey", bits: 8 } as const;
const EMPTY = { targets: new Int32Array(), predictions: new Int32Array(), pixels: new Float64Array() };
const post = (response: WorkerResponse): void => parentPort?.postMessage(response);

parentPort?.on("message", ({ jobs }: WorkerRequest) => {
  const results = jobs.map(({ index, target }) => {
    const held: unknown[] = [];
    while ("path" in target && target.path === "hungry") held.push(Array.from({ length: 1000 }, () => ({})));
    return {
      index,
      outcome: { ok: true, width: 1, height: 1, target: FACTS, prediction: FACTS, counts: EMPTY },
    } as const;
  });
  post({ type: "counted", results, waiting: [], elapsedMs: 1 });
});
post({ type: "ready" });
