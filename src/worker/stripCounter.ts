import { NO_PREDICTION, type Side } from "../core/labels/label";
import { countLabelsWithin } from "../kernel/plain/countLabels";
import { WasmKernel } from "../kernel/wasmKernel";
import { STRIP_PIXELS } from "../masks/atOnce";
import type { MaskStrip, MaskStrips, StripPlan } from "../masks/maskStrips";
import { Refusal } from "../masks/refusal";
import type { PairOutcome } from "../protocol/pair";
import { MOST_LABEL_PAIRS, tooManyLabels } from "./tooManyLabels";
import { CountTally } from "./countTally";
import { withPaletteNotes } from "./paletteNotes";
import { openMask, type MaskRefused, type OpenMask } from "./openMask";
import type { CounterOptions, MaskPair } from "./pairCounter";
import { ResizedStrips } from "./resizedStrips";
import { pairMismatch, sizeOf } from "./pairMismatch";

/** Memory that a pair takes, which has to be asked for. */
export interface Needed {
  readonly needs: number;
}

/** Counts pairs of large masks strip by strip, so that they take no more memory than small ones. */
export class StripCounter {
  private readonly kernel: WasmKernel;

  constructor(
    kernel: WasmKernel,
    private readonly options: CounterOptions,
  ) {
    this.kernel = new WasmKernel(kernel);
  }

  /**
   * The counts of a pair, or what is wrong with one of its files; where it takes more bytes than `most`, nothing is counted but
   * that is said.
   */
  count({ target, prediction }: MaskPair, most: number): PairOutcome | Needed {
    const opened: OpenMask[] = [];
    try {
      const ofTarget = openMask(this.kernel, target, this.options);
      if (!ofTarget.ok) return refuse("target", ofTarget);
      opened.push(ofTarget);
      const ofPrediction = prediction && openMask(this.kernel, prediction, this.options);
      if (ofPrediction?.ok === false) return refuse("prediction", ofPrediction);
      if (ofPrediction) opened.push(ofPrediction);
      const needs = this.bytesOf(opened);
      return needs > most ? { needs } : this.countOpen(ofTarget, ofPrediction);
    } finally {
      for (const mask of opened) mask.close();
      this.kernel.reset();
    }
  }

  private countOpen(target: OpenMask, prediction: OpenMask | undefined): PairOutcome {
    const { kernel } = this;
    const { width, height } = target.plan;
    const rows = this.rowsOf(target.plan);
    const targets = target.plan.open(kernel, rows);
    if (targets instanceof Refusal) return refuse("target", target.refused(targets));
    const mismatch = prediction && pairMismatch(target.plan, prediction.plan, this.options.resize);
    // What is wrong with a file itself is told before how it fits the other, as of masks that are read whole.
    const predictions = mismatch
      ? prediction.plan.open(kernel, this.rowsOf(prediction.plan))
      : prediction && openPrediction(kernel, prediction.plan, target.plan, rows);
    if (prediction && predictions instanceof Refusal) return refuse("prediction", prediction.refused(predictions));
    if (mismatch) return mismatch;
    const tally = new CountTally();
    for (let row = 0; row < height; row += rows) {
      kernel.reset();
      const ofTarget = targets.next();
      if (ofTarget instanceof Refusal) return refuse("target", target.refused(ofTarget));
      const ofPrediction = predictions instanceof Refusal ? undefined : predictions?.next();
      if (prediction && ofPrediction instanceof Refusal) return refuse("prediction", prediction.refused(ofPrediction));
      const strip = ofPrediction instanceof Refusal ? undefined : ofPrediction;
      const isCounted = this.add(tally, ofTarget, strip ?? ofTarget, { width, height: Math.min(rows, height - row) });
      if (!isCounted || tally.size > MOST_LABEL_PAIRS) return tooManyLabels();
    }
    const ofTarget = targets.finish();
    if (ofTarget instanceof Refusal) return refuse("target", target.refused(ofTarget));
    const counts = tally.counts();
    const outcome = { ok: true, ...sizeOf(target.plan), target: withPaletteNotes(ofTarget, counts.targets) } as const;
    if (!prediction || !predictions || predictions instanceof Refusal) {
      const { targets: labels, pixels } = counts;
      return {
        ...outcome,
        ...overlapOf(target),
        counts: { targets: labels, predictions: labels.map(() => NO_PREDICTION), pixels },
      };
    }
    const facts = predictions.finish();
    if (facts instanceof Refusal) return refuse("prediction", prediction.refused(facts));
    return {
      ...outcome,
      prediction: withPaletteNotes(facts, counts.predictions),
      ...resizePlan(target.plan, prediction.plan),
      ...overlapOf(target, prediction),
      counts,
    };
  }

  private rowsOf({ width, height }: StripPlan): number {
    return Math.max(1, Math.min(height, Math.floor((this.options.stripPixels ?? STRIP_PIXELS) / width)));
  }

  private bytesOf(masks: readonly OpenMask[]): number {
    return masks.reduce((sum, { plan }) => sum + plan.bytes + this.rowsOf(plan) * plan.width * plan.pixelBytes, 0);
  }

  /** False where the strip has more pairs of labels than a pair of masks may have. */
  private add(
    tally: CountTally,
    target: MaskStrip,
    prediction: MaskStrip,
    size: { readonly width: number; readonly height: number },
  ): boolean {
    const targets = target.coded();
    const predictions = targets && (prediction === target ? targets : prediction.coded());
    const cells = predictions && this.kernel.count({ target: targets, prediction: predictions, ...size });
    if (cells) {
      tally.addCells(cells, { targetLabels: targets.labels, predictionLabels: predictions.labels });
      return true;
    }
    const counts = countLabelsWithin(target.labels(), prediction.labels(), MOST_LABEL_PAIRS);
    if (counts) tally.addCounts(counts);
    return counts !== undefined;
  }
}

function isSameSize(a: StripPlan, b: StripPlan): boolean {
  return a.width === b.width && a.height === b.height;
}

function openPrediction(kernel: WasmKernel, plan: StripPlan, target: StripPlan, rows: number): MaskStrips | Refusal {
  return isSameSize(plan, target) ? plan.open(kernel, rows) : ResizedStrips.open(kernel, plan, target, rows);
}

function resizePlan(target: StripPlan, { width, height, ...plan }: StripPlan) {
  return isSameSize(target, { width, height, ...plan }) ? {} : { resizedFrom: { width, height } };
}

function overlapOf(target: OpenMask, prediction?: OpenMask): Pick<Extract<PairOutcome, { ok: true }>, "overlap"> {
  const [ofTarget, ofPrediction] = [target.overlap(), prediction?.overlap() ?? 0];
  if (ofTarget === 0 && ofPrediction === 0) return {};
  return {
    overlap: { ...(ofTarget > 0 && { target: ofTarget }), ...(ofPrediction > 0 && { prediction: ofPrediction }) },
  };
}

function refuse(side: Side, mask: MaskRefused): PairOutcome {
  return mask.part === undefined
    ? { ok: false, kind: "unreadable", side, message: mask.message }
    : { ok: false, kind: mask.kind, side, part: mask.part, message: mask.message };
}
