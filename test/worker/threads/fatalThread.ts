// A thread program that speaks the protocol, counts nothing and dies on a pair whose target is named "fatal";
// "slow" keeps it busy for good, "waits for X" until the pipe X gives something, as a disk that does not answer. What the pool does then cannot be brought about with real masks.
import { readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import type { MaskSource } from "../../../src/protocol/pair";
import type { PairResult, WorkerRequest, WorkerResponse } from "../../../src/protocol/worker";

const FACTS = { format: "PNG", kind: "grey", bits: 8 } as const;
const post = (response: WorkerResponse): void => parentPort?.postMessage(response);

parentPort?.on("message", ({ jobs }: WorkerRequest) => {
  const results = jobs.map(({ index, target }): PairResult => {
    const name = pathOf(target);
    if (name === "fatal") throw new Error("deliberate");
    while (name === "slow");
    if (name.startsWith("waits for ")) readFileSync(name.slice("waits for ".length));
    const counts = { targets: new Int32Array(), predictions: new Int32Array(), pixels: new Float64Array() };
    return { index, outcome: { ok: true, width: 1, height: 1, target: FACTS, prediction: FACTS, counts } };
  });
  post({ type: "counted", results, elapsedMs: 1 });
});
post({ type: "ready" });

function pathOf(source: MaskSource): string {
  return "path" in source ? source.path : "";
}
