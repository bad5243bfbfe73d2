import { prepareStreamedComparison } from "../compare/streamedComparison";
import type { StreamedReport } from "../compare/streamedRuns";
import type { ImageEntry } from "../document/report";
import type { StreamedTask } from "../compare/streamedTask";
import { streamedDraws } from "../draws/streamedJob";
import { DEFAULT_BOOTSTRAP } from "../intervals/bootstrap";
import type { MetricId } from "../metrics/metrics";
import { messageOf } from "../text/messageOf";
import { baselineFor } from "./baselineFor";
import { gateMetric } from "./gateMetric";
import type { Baseline, Found, GateComparison, StreamedGates } from "./gateRun";

/** Makes draws of rows that stream by: what the parts tell, in their order. */
export type DrawTask = (task: StreamedTask) => Promise<readonly Float64Array[]>;

interface Held extends Pick<StreamedGates, "comparisons"> {
  readonly baseline: Baseline;
}

/**
 * Holds a run against a baseline as the images of both stream by.
 *
 * @param metrics of which the difference is asked for.
 * @returns undefined where all images must be in memory for it. A baseline that cannot be read is none.
 */
export async function heldAgainst(
  baseline: StreamedReport,
  run: StreamedReport,
  metrics: readonly MetricId[],
  draw: DrawTask,
): Promise<Held | undefined> {
  const comparisons = new Map<MetricId, Found<GateComparison>>();
  const before = { ...baseline, images: () => orFault(baseline.images()) };
  try {
    for (const id of metrics) {
      const found = await compared(before, run, id, draw);
      if (!found) return undefined;
      comparisons.set(id, found);
    }
    return { baseline: { ok: true, report: baseline.head }, comparisons };
  } catch (error) {
    if (!(error instanceof BaselineFault)) throw error;
    return { baseline: { ok: false, message: error.message }, comparisons: new Map() };
  }
}

async function compared(
  baseline: StreamedReport,
  run: StreamedReport,
  id: MetricId,
  draw: DrawTask,
): Promise<Found<GateComparison> | undefined> {
  const before = baselineFor(run.head, baseline.head);
  if (!before.ok) return before;
  const outcome = await prepareStreamedComparison({ ...baseline, head: before.value }, run, {
    ...DEFAULT_BOOTSTRAP,
    metric: gateMetric(id, run.head.choices),
  });
  if (!outcome.ok) return outcome.message === undefined ? undefined : { ok: false, message: outcome.message };
  const { job, stretches, reliances, complete } = outcome.prepared;
  const draws = streamedDraws(job, reliances);
  const taken = await draw({ job, parts: draws.drawing, stretches });
  const policy = { ...job.frame.policy, zeroDivision: "exclude" } as const;
  const ruleless = streamedDraws({ ...job, frame: { ...job.frame, policy } }, reliances);
  return {
    ok: true,
    value: {
      at: (confidence) => complete(draws.result(taken, confidence)),
      ruleless: complete(ruleless.result([])).classes,
    },
  };
}

/** The tables of the baseline are damaged, not those of the run. */
class BaselineFault extends Error {}

async function* orFault(parts: AsyncIterable<readonly ImageEntry[]>): AsyncGenerator<readonly ImageEntry[]> {
  try {
    yield* parts;
  } catch (error) {
    throw new BaselineFault(noBaseline(error), { cause: error });
  }
}

/** Says that a baseline cannot be had, and why. */
export function noBaseline(error: unknown): string {
  return `There is no baseline. ${messageOf(error)}`;
}
