import { parentPort, workerData } from "node:worker_threads";
import type { WorkerRequest, WorkerResponse, WorkerSetup } from "../protocol/worker";
import { PairCounter } from "./pairCounter";

const port = parentPort;
if (port === null) throw new Error("worker.ts runs only as a worker thread");

const setup = workerData as WorkerSetup;
const counter = new PairCounter(setup);

port.on("message", ({ jobs }: WorkerRequest) => {
  const started = performance.now();
  const results = jobs.map(({ index, target, prediction }) => ({
    index,
    outcome: counter.count({ target, prediction }),
  }));
  post({ type: "counted", results, elapsedMs: performance.now() - started });
});

function post(response: WorkerResponse): void {
  port?.postMessage(response);
}

post({ type: "ready" });
