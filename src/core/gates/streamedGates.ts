import type { StreamedReport } from "../compare/streamedRuns";
import type { Evaluation } from "../counting/evaluation";
import type { ImageEntry } from "../document/report";
import { StreamedIntervals } from "../draws/streamedIntervals";
import type { Intervals } from "../intervals/bootstrap";
import { metricsFor } from "../metrics/metricsFor";
import type { MetricId } from "../metrics/metrics";
import { sum } from "../numbers/sum";
import { imageParts } from "../streamed/imageParts";
import { countedParts } from "../streamed/partEvaluation";
import { FiguresPass } from "../streamed/streamedFigures";
import { totalsOf, TotalsPass, type StreamedTotals } from "../streamed/streamedTotals";
import { askedMetrics, type AskedMetrics } from "./askedMetrics";
import { countedPairs } from "./countedPairs";
import type { Gate } from "./gate";
import { GateRun, type Baseline, type StreamedGates } from "./gateRun";
import { heldAgainst, type DrawTask } from "./streamedBaseline";

/** A run that gates are decided of, and what it is held against. */
export interface StreamedSides {
  readonly run: StreamedReport;
  /** In memory only where no gate asks for it. */
  readonly baseline: StreamedReport | Baseline;
}

/**
 * A run of very many images with all that gates ask of it, made as the images stream by.
 *
 * @param gates that `restOnSums`.
 * @returns undefined where all images must be in memory for it.
 */
export async function streamedGates(
  { run: unseen, baseline }: StreamedSides,
  gates: readonly Gate[],
  draw: DrawTask,
): Promise<GateRun | undefined> {
  const asked = askedMetrics(gates);
  const { run, isThrough } = watched(unseen);
  const { found, counted } = await totalsOfRun(run);
  // Images of a group are drawn together.
  if (!found.ok || (asked.intervals.length > 0 && run.head.choices.groups)) return undefined;
  const isInMemory = !("head" in baseline) && baseline.ok;
  if (isInMemory && asked.paired.length > 0) return undefined;
  const { totals } = found;
  if (sum(totals.cells.pixels) === 0) return undefined;
  const ofBaseline =
    "head" in baseline
      ? await heldAgainst(baseline, run, asked.paired, draw)
      : { baseline, comparisons: new Map<never, never>() };
  if (!ofBaseline) return undefined;
  // Where its images went by for the baseline, they were held against its sums.
  const needsImages = asked.values.length > 0 || !isThrough();
  const ofRun = needsImages ? await ofOneRun(run, totals, asked, draw) : { metrics: [], intervals: new Map() };
  return new GateRun(run.head, ofBaseline.baseline, {
    totals,
    counted,
    ...ofRun,
    comparisons: ofBaseline.comparisons,
  });
}

/** A run that tells whether all its images went by once. */
function watched(run: StreamedReport): { readonly run: StreamedReport; readonly isThrough: () => boolean } {
  let isThrough = false;
  async function* images(): AsyncGenerator<readonly ImageEntry[]> {
    yield* run.images();
    isThrough = true;
  }
  return { run: { ...run, images }, isThrough: () => isThrough };
}

/** The sums of the images that take part, and how many of all have a prediction. */
async function totalsOfRun({ head, sums, images }: StreamedReport): Promise<{
  readonly found: StreamedTotals;
  readonly counted: number;
}> {
  // Which images are in a subset is told by their names.
  if (sums && !head.choices.subset) return { found: totalsOf(head, sums), counted: countedPairs(sums) };
  const pass = new TotalsPass(head);
  let counted = 0;
  for await (const part of images()) {
    pass.add(part);
    counted += countedPairs(part);
  }
  return { found: pass.totals(), counted };
}

type OfOneRun = Pick<StreamedGates, "metrics" | "intervals">;

async function ofOneRun(
  run: StreamedReport,
  totals: Evaluation,
  asked: AskedMetrics,
  draw: DrawTask,
): Promise<OfOneRun> {
  const metrics = metricsFor(run.head.choices).filter(({ id }) => asked.values.includes(id));
  const drawn = metrics.flatMap((metric) =>
    asked.intervals.includes(metric.id) ? [{ id: metric.id, of: new StreamedIntervals(totals, metric) }] : [],
  );
  const pass = new FiguresPass(run.head, totals, metrics, (part, { metric }) =>
    drawn.find(({ id }) => id === metric.id)?.of.see(part),
  );
  for await (const images of run.images()) for (const part of imageParts(images)) pass.add(part);
  const intervals = new Map<MetricId, (confidence: number) => Intervals>();
  for (const { id, of } of drawn) {
    const { task, draws } = of.prepared(() => partsOf(run, totals));
    const taken = await draw(task);
    intervals.set(id, (confidence) => draws.result(taken, confidence));
  }
  return { metrics: pass.figures().metrics, intervals };
}

async function* partsOf({ head, images }: StreamedReport, totals: Evaluation): AsyncGenerator<Evaluation> {
  const partOf = countedParts(head, totals);
  for await (const some of images()) for (const part of imageParts(some)) yield partOf(part);
}
