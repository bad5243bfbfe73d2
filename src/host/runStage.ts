import type { Report } from "../core/document/report";
import type { RunState } from "../protocol/panel";
import { runningState, type RunUnderWay } from "./runUnderWay";

/** How the last run ended, or why there was none. */
export type Ending = Exclude<RunState, { readonly phase: "running" }>;

/** Where the run behind a report stands: one value, so that no two of its parts can contradict each other. */
export type Stage =
  /** The settings of the first run are being read; the page shows it from this moment on, so it can be cancelled already. */
  | { readonly phase: "awaited"; readonly cancelled: boolean }
  | RunUnderWay
  | { readonly phase: "over"; readonly ending: Ending };

/** What a page is told of it. */
export function runState(stage: Stage): RunState {
  switch (stage.phase) {
    case "awaited":
      return runningState({ done: 0, total: 0, elapsedMs: 0 });
    case "underWay":
      return stage.state;
    case "over":
      return stage.ending;
  }
}

/** How the run that gave a report ended. */
export function endingOf(report: Report, elapsedMs = 0): Ending {
  const total = report.pairing.pairs;
  return report.state === "complete"
    ? { phase: "complete", progress: { done: total, total, elapsedMs } }
    : { phase: "cancelled", progress: { done: report.images.length, total, elapsedMs } };
}
