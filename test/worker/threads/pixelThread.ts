// A thread program that answers requests for pixels with the order in which they reached it; "fatal" kills it,
// "slow" keeps it busy for good. What the reader does then cannot be brought about with real masks.
import { basename } from "node:path";
import { parentPort } from "node:worker_threads";
import type { PixelRequest, PixelResponse, WorkerResponse } from "../../../src/protocol/worker";

let asked = 0;
const post = (response: WorkerResponse | PixelResponse): void => parentPort?.postMessage(response);

parentPort?.on("message", ({ job }: PixelRequest) => {
  const name = "path" in job.target ? basename(job.target.path) : "";
  if (name === "fatal") throw new Error("deliberate");
  while (name === "slow");
  asked++;
  post({ type: "pixels", outcome: { ok: false, message: `read ${name} as number ${asked}` } });
});
post({ type: "ready" });
