import type { ImageCounts } from "../core/labels/counts";
import { NO_PREDICTION } from "../core/labels/label";
import type { Turn } from "../core/labels/turn";
import { WasmKernel } from "../kernel/wasmKernel";
import type { ReadOptions } from "../masks/decoded";
import type { CodedMask } from "../masks/codedMask";
import { codeMask } from "../masks/codeMask";
import { MOST_READ_AT_ONCE } from "../masks/atOnce";
import { readFileInto } from "../masks/readFileInto";
import { Refusal } from "../masks/refusal";
import type { FileSource, MaskSource, PairOutcome } from "../protocol/pair";
import { countsOfCells } from "./countsOfCells";
import { withPaletteNotes } from "./paletteNotes";
import { pairMismatch, shapeOf, sizeOf } from "./pairMismatch";
import { turnedCodes } from "./turnedCodes";

/** Both masks of a pair in the kernel's memory. */
export interface CodedMasks {
  readonly target: CodedMask;
  readonly prediction: CodedMask;
}

/** Masks of one size, and what was counted of them. */
export interface CountedCodes {
  readonly coded: CodedMasks;
  readonly counted: Extract<PairOutcome, { readonly ok: true }>;
}

/** Counts pairs of the common kinds of masks in the kernel's memory. */
export class KernelCounter {
  readonly kernel: WasmKernel;

  /** @throws where WebAssembly or its SIMD is missing. */
  constructor(
    kernel: Uint8Array,
    private readonly options: ReadOptions,
  ) {
    this.kernel = new WasmKernel(kernel);
  }

  /** The outcome of a pair, or undefined for all that the kernel does not do, refusals among it. */
  count(target: MaskSource, prediction: MaskSource | undefined): PairOutcome | undefined {
    const coded = this.codePair(target, prediction);
    const outcome = coded && this.countCoded(coded, prediction !== undefined);
    return outcome && "coded" in outcome ? outcome.counted : outcome;
  }

  /** The codes of both masks beside their counts, until the next pair; undefined as of `count`, and where the pair has no counts. */
  countWithCodes(target: MaskSource, prediction: MaskSource): CountedCodes | undefined {
    const coded = this.codePair(target, prediction);
    const outcome = coded && this.countCoded(coded, true);
    return outcome && "coded" in outcome ? outcome : undefined;
  }

  /** The counts of a pair of images, and those with its prediction turned; undefined as of `countWithCodes`. */
  countTurned(target: MaskSource, prediction: MaskSource, turns: readonly Turn[]): PairOutcome | undefined {
    const read = this.countWithCodes(target, prediction);
    if (!read || read.counted.depth !== undefined) return undefined;
    const { coded, counted } = read;
    const { width, height } = coded.target;
    const targetRows = this.kernel.rowsOf(coded.target, width, height);
    const rows = targetRows && this.kernel.rowsOf(coded.prediction, width, height);
    if (!rows) return undefined;
    const labels = { targetLabels: coded.target.labels, predictionLabels: coded.prediction.labels };
    const free = this.kernel.allocate(0) ?? 0;
    const turned: { readonly by: Turn; readonly counts: ImageCounts }[] = [];
    for (const by of turns) {
      // What the turn before took.
      this.kernel.release(free);
      const plane = turnedCodes(this.kernel, { rows, width, height }, by);
      if (!plane) return undefined;
      if (plane.width !== width) continue;
      const cells = this.kernel.count({ target: targetRows, prediction: plane.rows, width, height });
      if (!cells) return undefined;
      turned.push({ by, counts: countsOfCells(cells, labels) });
    }
    return { ...counted, turned };
  }

  /** Without a prediction the target stands in its place. */
  private codePair(target: MaskSource, prediction: MaskSource | undefined): CodedMasks | undefined {
    if ("parts" in target || (prediction && "parts" in prediction)) return undefined;
    this.kernel.reset();
    const targetMask = this.code(target);
    const predictionMask = targetMask && prediction ? this.code(prediction) : targetMask;
    return targetMask && predictionMask && { target: targetMask, prediction: predictionMask };
  }

  private countCoded(coded: CodedMasks, isPredicted: boolean): CountedCodes | PairOutcome | undefined {
    const { target, prediction } = coded;
    const { width, height } = target;
    const shape = shapeOf(target);
    const mismatch = pairMismatch(shape, shapeOf(prediction), undefined);
    if (mismatch) return mismatch;
    const cells = this.kernel.count({ target, prediction, width, height });
    if (!cells) return undefined;
    const targetLabels = target.labels;
    if (!isPredicted) {
      const counts = countsOfCells(cells, { targetLabels, predictionLabels: NOTHING_PREDICTED });
      return { ok: true, ...sizeOf(shape), target: withPaletteNotes(target.facts, counts.targets), counts };
    }
    const counts = countsOfCells(cells, { targetLabels, predictionLabels: prediction.labels });
    return {
      coded,
      counted: {
        ok: true,
        ...sizeOf(shape),
        target: withPaletteNotes(target.facts, counts.targets),
        prediction: withPaletteNotes(prediction.facts, counts.predictions),
        counts,
      },
    };
  }

  private code(source: FileSource): CodedMask | undefined {
    const read = this.load(source);
    return read && codeMask({ kernel: this.kernel, ...read }, this.options);
  }

  /** Brings a file into the kernel's memory, straight from the disk where it can. */
  private load(source: FileSource): { readonly at: number; readonly length: number } | undefined {
    let at: number | undefined;
    const room = (size: number): Uint8Array => {
      at = this.kernel.allocate(size);
      return at === undefined ? new Uint8Array(0) : this.kernel.view(at, size);
    };
    const bytes = "path" in source ? readFileInto(source.path, room, MOST_READ_AT_ONCE) : copyInto(room, source.bytes);
    return at === undefined || bytes instanceof Refusal ? undefined : { at, length: bytes.length };
  }
}

function copyInto(room: (size: number) => Uint8Array, bytes: Uint8Array): Uint8Array {
  const into = room(bytes.length);
  if (into.length === bytes.length) into.set(bytes);
  return into;
}

/** Whatever the code, nothing was predicted. */
const NOTHING_PREDICTED = new Int32Array(256).fill(NO_PREDICTION);
