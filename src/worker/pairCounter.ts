import type { ArrayReading } from "../core/document/arrayReading";
import type { LabelMap } from "../core/labels/labelMap";
import { NO_PREDICTION, type Side } from "../core/labels/label";
import type { Turn } from "../core/labels/turn";
import { imageCounts } from "../core/labels/counts";
import { countLabelsWithin } from "../kernel/plain/countLabels";
import { MOST_BYTES_AT_ONCE, MOST_PIXELS_AT_ONCE, MOST_READ_AT_ONCE } from "../masks/atOnce";
import { decodeMask, toRefused, type Decoded, type Limits, type ReadOptions } from "../masks/decodeMask";
import { readFileInto } from "../masks/readFileInto";
import { Refusal } from "../masks/refusal";
import type { FileSource, MaskSource, PairOutcome } from "../protocol/pair";
import type { PixelJob } from "../protocol/worker";
import { besideOf } from "./besideOf";
import { codedShapes } from "./codedShapes";
import { kernelNearest } from "./kernelNearest";
import { KernelCounter } from "./kernelCounter";
import type { ShapeKernel } from "./measurePair";
import { mergedMask, type MergedMask } from "./mergedMask";
import { resizeNearest } from "./resizeNearest";
import { pairVolumeOf, readPairVolume, type ReadVolume } from "./pairVolume";
import { readInStrips } from "./readInStrips";
import { ShapeRuns } from "./shapeRuns";
import { StripCounter, type Needed } from "./stripCounter";
import { MOST_VOXELS } from "./readClassPair";
import { pairMismatch, shapeOf, sizeOf } from "./pairMismatch";
import type { Size } from "./sizeMismatch";
import { orientedMask } from "./orientedMask";
import { MOST_LABEL_PAIRS, tooManyLabels } from "./tooManyLabels";
import { turnedMask } from "./turnedMask";
import { numberAt } from "../core/numbers/numberAt";

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
  /** Counts what is too large to be held whole. */
  private readonly strips: StripCounter | undefined;
  private readonly options: CounterOptions;

  constructor(options: CounterOptions) {
    // Strips are inflated in the kernel.
    const atOnce = options.kernel
      ? { mostAtOnce: MOST_PIXELS_AT_ONCE, mostBytesAtOnce: MOST_BYTES_AT_ONCE, ...options }
      : options;
    this.kernel = options.kernel && startKernel(options.kernel, atOnce);
    const ofAnySize = { ...options, ...anySize(options) };
    this.strips = this.kernel && new StripCounter(this.kernel.kernel, ofAnySize);
    this.options = this.kernel ? atOnce : options;
  }

  /** What the kernel does where shapes are measured; undefined where there is none. */
  get shapes(): ShapeKernel | undefined {
    const { kernel } = this;
    return (
      kernel && {
        code: (masks, task) => codedShapes(kernel, masks, task),
        load: (pair) => ShapeRuns.ofPlanes(kernel.kernel, pair),
        nearest: kernelNearest(kernel.kernel),
      }
    );
  }

  /** The counts of a pair, or what is wrong with one of its files. Without a prediction, every pixel is missed. */
  count(pair: MaskPair): PairOutcome {
    const outcome = this.countWithin(pair, Infinity);
    if ("needs" in outcome) throw new Error("A pair asked for more memory than any");
    return outcome;
  }

  /** The same where it takes no more than so many bytes beside those that every pair takes; else what it needs. */
  countWithin({ target, prediction }: MaskPair, most: number): PairOutcome | Needed {
    // The kernel only ever says yes. All that it does not read, the plain decoders read or refuse with a reason.
    const counted = this.kernel?.count(target, prediction);
    const { resize, orientation } = this.options;
    if (counted && (counted.ok || (resize === undefined && orientation === undefined))) return counted;
    const targetMask = this.read(target);
    const predictionMask = targetMask.ok && prediction ? this.read(prediction) : undefined;
    if (this.strips && (isLarge(targetMask) || isLarge(predictionMask))) {
      const outcome = this.strips.count({ target, prediction }, most);
      const mayTurn = orientation !== undefined && !("needs" in outcome) && !outcome.ok;
      return mayTurn && outcome.kind === "orientation-mismatch" && prediction
        ? this.countReoriented(target, prediction, most)
        : outcome;
    }
    if (!targetMask.ok) return refuseMask("target", targetMask);
    if (!predictionMask) {
      const alone = countAlone(targetMask.map);
      return alone.ok ? { ...alone, ...overlapOf(targetMask) } : alone;
    }
    if (!predictionMask.ok) return refuseMask("prediction", predictionMask);
    const outcome = countMaps(targetMask.map, predictionMask.map, this.options);
    return outcome.ok ? { ...outcome, ...overlapOf(targetMask, predictionMask) } : outcome;
  }

  /** The counts of a pair, and those that it has with its prediction turned in each of some ways. */
  countTurned(target: MaskSource, prediction: MaskSource, turns: readonly Turn[]): PairOutcome {
    const counted = this.kernel?.countTurned(target, prediction, turns);
    if (counted) return counted;
    const targetMask = this.decode(target);
    if (!targetMask.ok) return refuseMask("target", targetMask);
    const predictionMask = this.decode(prediction);
    if (!predictionMask.ok) return refuseMask("prediction", predictionMask);
    const asItIs = countMaps(targetMask.map, predictionMask.map, this.options);
    if (!asItIs.ok) return asItIs;
    const turned = turns.flatMap((by) => {
      const outcome = countMaps(targetMask.map, turnedMask(predictionMask.map, by), this.options);
      return outcome.ok ? [{ by, counts: outcome.counts }] : [];
    });
    return { ...asItIs, turned };
  }

  /** A large pair whose prediction runs otherwise: both are held, as its voxels come in another order. */
  private countReoriented(target: MaskSource, prediction: MaskSource, most: number): PairOutcome | Needed {
    const targetMask = this.decode(target);
    if (!targetMask.ok) return refuseMask("target", targetMask);
    const needs = targetMask.map.labels.length * REORIENTED_BYTES;
    if (needs > most) return { needs };
    const predictionMask = this.decode(prediction);
    if (!predictionMask.ok) return refuseMask("prediction", predictionMask);
    return countMaps(targetMask.map, predictionMask.map, this.options);
  }

  /** The labels of one mask, its arrays read as those that are counted. */
  decode(source: MaskSource): Shown {
    const mask = this.read(source);
    return isLarge(mask) ? this.readLarge(source, { most: MOST_VOXELS }) : mask;
  }

  /**
   * One mask for the eye, its arrays read as told.
   *
   * @param longerSide to which a large mask is made smaller as it is read; it then comes with the size that it has.
   */
  show(source: MaskSource, reading: ArrayReading | undefined, longerSide?: number): Shown {
    const mask = this.read(source, reading);
    return isLarge(mask) ? this.readLarge(source, { reading, longerSide }) : mask;
  }

  /** Both masks of a case, held in little memory. */
  readVolume(pair: Pick<PixelJob, "target" | "prediction">, reading: ArrayReading | undefined): ReadVolume {
    const options = { ...this.options, ...reading, ...anySize(this.options) };
    if (reading?.orientation && pair.prediction) return this.readReoriented(pair.target, pair.prediction);
    if (this.kernel) return readPairVolume(this.kernel.kernel, pair, options);
    const target = this.read(pair.target, reading);
    return pairVolumeOf(target, pair.prediction && this.read(pair.prediction, reading));
  }

  private readReoriented(target: MaskSource, prediction: MaskSource): ReadVolume {
    const ofTarget = this.decode(target);
    const ofPrediction = this.decode(prediction);
    return pairVolumeOf(
      ofTarget,
      ofTarget.ok && ofPrediction.ok
        ? { ...ofPrediction, map: orientedMask(ofPrediction.map, ofTarget.map.facts.volume) }
        : ofPrediction,
    );
  }

  private readLarge(
    source: MaskSource,
    {
      reading,
      longerSide,
      most = MOST_SHOWN,
    }: {
      readonly reading?: ArrayReading | undefined;
      readonly longerSide?: number | undefined;
      readonly most?: number;
    },
  ): Shown {
    if (!this.kernel) throw new Error("Only the kernel leaves large masks to be read in strips");
    const options = { ...this.options, ...reading, ...anySize(this.options) };
    return readInStrips(this.kernel.kernel, source, options, { longerSide, mostPixels: most });
  }

  private read(source: MaskSource, reading?: ArrayReading): ReadMask {
    return "parts" in source
      ? mergedMask(source.parts, (file) => this.decodeFile(file, reading))
      : this.decodeFile(source, reading);
  }

  private decodeFile(source: FileSource, reading?: ArrayReading): Decoded {
    const most = this.strips ? MOST_READ_AT_ONCE : Infinity;
    const bytes = "path" in source ? readFileInto(source.path, (size) => new Uint8Array(size), most) : source.bytes;
    if (bytes instanceof Refusal) return toRefused(bytes);
    const beside = besideOf(source);
    try {
      return decodeMask(bytes, { ...this.options, ...reading, beside });
    } finally {
      beside?.close();
    }
  }
}

/** Bounds of what is read in strips, which need not be held. */
function anySize({ maxPixels }: Limits): Limits {
  return { maxPixels, mostAtOnce: maxPixels, mostBytesAtOnce: Infinity };
}

/** Pixels above which a pair is counted but not shown: a page can't hold a picture of that size. */
const MOST_SHOWN = 8192 * 8192;

/** A mask for the eye; `whole`: its own size, where it was made smaller. */
export type Shown = (Decoded | MergedMask) & { readonly whole?: Size };

/** Of one file, or of several. */
type ReadMask = Decoded | MergedMask;

function isLarge(mask: ReadMask | undefined): boolean {
  return mask?.ok === false && mask.isLarge === true;
}

function overlapOf(
  target: Extract<ReadMask, { ok: true }>,
  prediction?: Extract<ReadMask, { ok: true }>,
): Pick<Extract<PairOutcome, { ok: true }>, "overlap"> {
  const ofTarget = "overlap" in target ? target.overlap : 0;
  const ofPrediction = prediction && "overlap" in prediction ? prediction.overlap : 0;
  if (ofTarget === 0 && ofPrediction === 0) return {};
  return {
    overlap: { ...(ofTarget > 0 && { target: ofTarget }), ...(ofPrediction > 0 && { prediction: ofPrediction }) },
  };
}

function startKernel(kernel: Uint8Array, options: ReadOptions): KernelCounter | undefined {
  try {
    return new KernelCounter(kernel, options);
  } catch {
    return undefined;
  }
}

/** Labels of both masks, and of the prediction once more. */
const REORIENTED_BYTES = 12;

function countMaps(target: LabelMap, own: LabelMap, { resize, orientation }: CounterOptions): PairOutcome {
  const prediction = orientation === "target" ? orientedMask(own, target.facts.volume) : own;
  const shape = shapeOf(target);
  const mismatch = pairMismatch(shape, shapeOf(prediction), prediction.labels.length === 0 ? undefined : resize);
  if (mismatch) return mismatch;
  const differs = target.width !== prediction.width || target.height !== prediction.height;
  const counts = countLabelsWithin(target.labels, resizeNearest(prediction, target).labels, MOST_LABEL_PAIRS);
  if (!counts) return tooManyLabels();
  const resizedFrom = differs ? { resizedFrom: { width: prediction.width, height: prediction.height } } : {};
  return { ok: true, ...sizeOf(shape), target: target.facts, prediction: own.facts, ...resizedFrom, counts };
}

function countAlone(target: LabelMap): PairOutcome {
  const { labels, facts } = target;
  const counts = countLabelsWithin(labels, labels, MOST_LABEL_PAIRS);
  if (!counts) return tooManyLabels();
  const { targets, pixels } = counts;
  const rows = Array.from(targets, (label, row) => ({
    target: label,
    prediction: NO_PREDICTION,
    pixels: numberAt(pixels, row),
  }));
  return { ok: true, ...sizeOf(shapeOf(target)), target: facts, counts: imageCounts(rows) };
}

function refuseMask(side: Side, mask: Extract<ReadMask, { ok: false }>): PairOutcome {
  return "part" in mask ? { ...mask, side } : { ok: false, kind: "unreadable", side, message: mask.message };
}
