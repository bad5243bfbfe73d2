import { parentPort, workerData } from "node:worker_threads";
import type {
  PairJob,
  PairResult,
  PixelJob,
  PixelRequest,
  PixelResponse,
  ShapeJob,
  WaitingPair,
  WorkerRequest,
  WorkerResponse,
  WorkerSetup,
} from "../protocol/worker";
import type { PairOutcome } from "../protocol/pair";
import { CaseViewer } from "./caseViewer";
import { measurePair } from "./measurePair";
import { PairCounter } from "./pairCounter";
import { buffersOf, pixelsOfPair } from "./pixelsOfPair";
import { buffersOfShapes, shapesOfPair } from "./shapesOfPair";
import { stampsOf } from "./stampsOf";
import type { Needed } from "./stripCounter";
import { withinMemory } from "./withinMemory";

const port = parentPort;
if (port === null) throw new Error("worker.ts runs only as a worker thread");

const setup = workerData as WorkerSetup;
const counter = new PairCounter(setup);
const cases = new CaseViewer((job) => counter.readVolume(job, job.reading));

port.on("message", (request: WorkerRequest | PixelRequest) => {
  if (request.type === "count") count(request.jobs);
  else if (request.type === "pixels") show(request.job);
  else showShapes(request.job);
});

function count(jobs: readonly PairJob[]): void {
  const started = performance.now();
  const results: PairResult[] = [];
  const waiting: WaitingPair[] = [];
  for (const job of jobs) {
    const { index, target, prediction } = job;
    const stamps = setup.stamps === true ? { stamps: stampsOf({ target, prediction }) } : {};
    const outcome = withinMemory(() => outcomeOf(job));
    if ("needs" in outcome) waiting.push({ index, ...outcome });
    else results.push({ index, ...stamps, outcome });
  }
  post({ type: "counted", results, ...(waiting.length > 0 && { waiting }), elapsedMs: performance.now() - started });
}

function outcomeOf({ target, prediction, turns, measure, granted }: PairJob): PairOutcome | Needed {
  const most = granted ?? setup.freeBytes ?? Infinity;
  if (turns && prediction) return counter.countTurned(target, prediction, turns);
  if (!measure) return counter.countWithin({ target, prediction }, most);
  const pair = prediction ? { target, prediction } : { target };
  const { resize, orientation } = setup;
  return measurePair(pair, measure, {
    decode: (source) => counter.decode(source),
    ...{ resize, orientation, most },
    kernel: counter.shapes,
  });
}

function show(job: PixelJob): void {
  const outcome = withinMemory(() =>
    job.caseName !== undefined
      ? cases.show(job)
      : pixelsOfPair(job, (source, longerSide) => counter.show(source, job.reading, longerSide)),
  );
  post({ type: "pixels", outcome }, buffersOf(outcome));
}

function showShapes(job: ShapeJob): void {
  const outcome = withinMemory(() => shapesOfPair(job, (source) => counter.show(source, job.reading)));
  post({ type: "shapes", outcome }, buffersOfShapes(outcome));
}

function post(response: WorkerResponse | PixelResponse, transferred: readonly ArrayBuffer[] = []): void {
  port?.postMessage(response, transferred);
}

post({ type: "ready" });
