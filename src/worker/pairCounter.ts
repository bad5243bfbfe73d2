import type { LabelMap } from "../core/labelMap";
import { NO_PREDICTION, type Side } from "../core/label";
import { imageCounts } from "../core/counts";
import { countLabels } from "../kernel/plain/countLabels";
import { decodeMask, type Decoded } from "../masks/decodeMask";
import { readFileInto } from "../masks/readFileInto";
import { Refusal } from "../masks/refusal";
import type { MaskSource, PairOutcome } from "../protocol/pair";

/** A target and the prediction to judge by it, where there is one. */
export interface MaskPair {
  readonly target: MaskSource;
  readonly prediction: MaskSource | undefined;
}

/** Counts pairs of masks, one after the other, on the thread that it lives on. */
export class PairCounter {
  constructor(private readonly options: { readonly kernel?: Uint8Array; readonly maxPixels: number }) {}

  /** The counts of a pair, or what is wrong with one of its files. Without a prediction, every pixel is missed. */
  count({ target, prediction }: MaskPair): PairOutcome {
    const targetMask = this.decode(target);
    if (!targetMask.ok) return unreadable("target", targetMask.message);
    if (!prediction) return countAlone(targetMask.map);
    const predictionMask = this.decode(prediction);
    if (!predictionMask.ok) return unreadable("prediction", predictionMask.message);
    return countMaps(targetMask.map, predictionMask.map);
  }

  /** The labels of one mask. */
  decode(source: MaskSource): Decoded {
    const bytes = "path" in source ? readFileInto(source.path, (size) => new Uint8Array(size)) : source.bytes;
    return bytes instanceof Refusal ? { ok: false, message: bytes.message } : decodeMask(bytes, this.options);
  }
}

function countMaps(target: LabelMap, prediction: LabelMap): PairOutcome {
  const { width, height } = target;
  if (width !== prediction.width || height !== prediction.height) return sizeMismatch(target, prediction);
  const counts = countLabels(target.labels, prediction.labels);
  return { ok: true, width, height, target: target.facts, prediction: prediction.facts, counts };
}

function countAlone({ width, height, labels, facts }: LabelMap): PairOutcome {
  const { targets, pixels } = countLabels(labels, labels);
  const rows = Array.from(targets, (label, row) => ({ target: label, prediction: NO_PREDICTION, pixels: pixels[row] ?? 0 }));
  return { ok: true, width, height, target: facts, counts: imageCounts(rows) };
}

function unreadable(side: Side, message: string): PairOutcome {
  return { ok: false, kind: "unreadable", side, message };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeMismatch(target: Size, prediction: Size): PairOutcome {
  const message =
    `The prediction has ${prediction.width} x ${prediction.height} pixels, the target ${target.width} x ${target.height}. ` +
    "Write the prediction in the size of its target.";
  return { ok: false, kind: "size-mismatch", side: "prediction", message };
}
