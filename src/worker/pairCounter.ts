import type { ArrayReading } from "../core/arrayReading";
import type { LabelMap } from "../core/labels/labelMap";
import { NO_PREDICTION, type Side } from "../core/labels/label";
import { imageCounts } from "../core/labels/counts";
import { countLabels } from "../kernel/plain/countLabels";
import { decodeMask, type Decoded, type ReadOptions } from "../masks/decodeMask";
import { readFileInto } from "../masks/readFileInto";
import { Refusal } from "../masks/refusal";
import type { MaskSource, PairOutcome } from "../protocol/pair";
import { KernelCounter } from "./kernelCounter";
import { resizeNearest } from "./resizeNearest";
import { sizeMismatch } from "./sizeMismatch";

/** A target and the prediction to judge by it, where there is one. */
export interface MaskPair {
  readonly target: MaskSource;
  readonly prediction: MaskSource | undefined;
}

/** The compiled kernel, which is used where WebAssembly and its SIMD are there, and how masks are read and brought together. */
export interface CounterOptions extends ReadOptions {
  readonly kernel?: Uint8Array;
  /** As of `WorkerSetup`. */
  readonly resize?: "nearest";
}

/** Counts pairs of masks, one after the other, on the thread that it lives on. */
export class PairCounter {
  private readonly kernel: KernelCounter | undefined;

  constructor(private readonly options: CounterOptions) {
    this.kernel = options.kernel && startKernel(options.kernel, options);
  }

  /** The counts of a pair, or what is wrong with one of its files. Without a prediction, every pixel is missed. */
  count({ target, prediction }: MaskPair): PairOutcome {
    // The kernel only ever says yes. All that it does not read, the plain decoders read or refuse with a reason.
    const counted = this.kernel?.count(target, prediction);
    if (counted && (counted.ok || this.options.resize === undefined)) return counted;
    const targetMask = this.decode(target);
    if (!targetMask.ok) return unreadable("target", targetMask.message);
    if (!prediction) return countAlone(targetMask.map);
    const predictionMask = this.decode(prediction);
    if (!predictionMask.ok) return unreadable("prediction", predictionMask.message);
    return countMaps(targetMask.map, predictionMask.map, this.options);
  }

  /** The labels of one mask, its array read as told, else as those that are counted. */
  decode(source: MaskSource, reading?: ArrayReading): Decoded {
    const bytes = "path" in source ? readFileInto(source.path, (size) => new Uint8Array(size)) : source.bytes;
    return bytes instanceof Refusal ? { ok: false, message: bytes.message } : decodeMask(bytes, { ...this.options, ...reading });
  }
}

function startKernel(kernel: Uint8Array, options: ReadOptions): KernelCounter | undefined {
  try {
    return new KernelCounter(kernel, options);
  } catch {
    return undefined;
  }
}

function countMaps(target: LabelMap, prediction: LabelMap, { resize }: CounterOptions): PairOutcome {
  const { width, height } = target;
  const differs = width !== prediction.width || height !== prediction.height;
  if (differs && (resize === undefined || prediction.labels.length === 0)) return sizeMismatch(target, prediction);
  const counts = countLabels(target.labels, resizeNearest(prediction, target).labels);
  const resizedFrom = differs ? { resizedFrom: { width: prediction.width, height: prediction.height } } : {};
  return { ok: true, width, height, target: target.facts, prediction: prediction.facts, ...resizedFrom, counts };
}

function countAlone({ width, height, labels, facts }: LabelMap): PairOutcome {
  const { targets, pixels } = countLabels(labels, labels);
  const rows = Array.from(targets, (label, row) => ({ target: label, prediction: NO_PREDICTION, pixels: pixels[row] ?? 0 }));
  return { ok: true, width, height, target: facts, counts: imageCounts(rows) };
}

function unreadable(side: Side, message: string): PairOutcome {
  return { ok: false, kind: "unreadable", side, message };
}
