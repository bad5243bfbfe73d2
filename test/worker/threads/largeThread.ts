// A thread program that speaks the protocol and counts nothing: a pair whose target is named "needs N" asks for N bytes, and with
// its grant writes to the file that its prediction names when it begins and when it ends.
import { appendFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import type { PairResult, WaitingPair, WorkerRequest, WorkerResponse } from "../../../src/protocol/worker";

const FACTS = { format: "PNG", kind: "grey", bits: 8 } as const;
const EMPTY = { targets: new Int32Array(), predictions: new Int32Array(), pixels: new Float64Array() };
const MS = 20;
const post = (response: WorkerResponse): void => parentPort?.postMessage(response);

parentPort?.on("message", ({ jobs }: WorkerRequest) => {
  const results: PairResult[] = [];
  const waiting: WaitingPair[] = [];
  for (const { index, target, prediction, granted } of jobs) {
    const needs = Number(/^needs (\d+)$/.exec("path" in target ? target.path : "")?.[1] ?? 0);
    const log = prediction && "path" in prediction ? prediction.path : "";
    if (needs > (granted ?? 0)) {
      waiting.push({ index, needs });
      continue;
    }
    appendFileSync(log, `${needs}\n`);
    const until = performance.now() + MS;
    while (performance.now() < until);
    appendFileSync(log, `${-needs}\n`);
    results.push({
      index,
      outcome: { ok: true, width: 1, height: 1, target: FACTS, prediction: FACTS, counts: EMPTY },
    });
  }
  post({ type: "counted", results, waiting, elapsedMs: 1 });
});
post({ type: "ready" });
