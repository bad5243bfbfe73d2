import { NO_PREDICTION, type Label } from "../core/labels/label";
import type { LabelArray } from "../core/labels/labelMap";
import { placeArray } from "../core/labels/labelRuns";
import type { WasmKernel } from "../kernel/wasmKernel";
import type { CodedRows } from "../masks/codedMask";
import type { MaskStrip } from "../masks/maskStrips";

/** Labels of a strip as bytes, and the label that each byte stands for where it is not the label itself. */
interface CodedBytes {
  readonly bytes: Uint8Array;
  /** The same, four at a time. */
  readonly words: Uint32Array;
  readonly labels: Int32Array | undefined;
}

/** Gathers which pair of labels each voxel of a case has, strip by strip, in the smallest array that holds it. */
export class PairCodes {
  /** One a voxel: the place of its pair among those that occur. */
  codes: LabelArray;
  private readonly byTarget = new Map<Label, Map<Label, number>>();
  private readonly targets: Label[] = [];
  private readonly predictions: Label[] = [];
  /** By the bytes of both sides; -1 where they were not met in this strip. */
  private readonly known = new Int32Array(256 * 256);
  private voxel = 0;

  constructor(private readonly voxels: number) {
    this.codes = new Uint8Array(voxels);
  }

  /** The labels of the pairs. */
  labels(): { readonly targets: Int32Array; readonly predictions: Int32Array } {
    return { targets: Int32Array.from(this.targets), predictions: Int32Array.from(this.predictions) };
  }

  /** Adds the next voxels; without a prediction they are predicted as nothing. */
  add(kernel: WasmKernel, target: MaskStrip, prediction: MaskStrip | undefined): void {
    const targets = target.coded();
    const predictions = targets && prediction?.coded();
    if (targets && (predictions || !prediction)) {
      const ofTarget = coded(kernel, targets);
      this.addBytes(ofTarget, predictions ? coded(kernel, predictions) : nothing(ofTarget));
    } else {
      this.addLabels(target.labels(), prediction?.labels());
    }
  }

  private addBytes(target: CodedBytes, prediction: CodedBytes): void {
    const { known } = this;
    known.fill(-1);
    const end = target.bytes.length;
    for (let start = 0; start < end;) {
      const [t, p] = [valueAt(target.bytes, start), valueAt(prediction.bytes, start)];
      const key = 256 * t + p;
      if (valueAt(known, key) < 0) known[key] = this.codeOf(target.labels?.[t] ?? t, prediction.labels?.[p] ?? p);
      const next = endOfBytes(target, prediction, start);
      this.fill(valueAt(known, key), start, next);
      start = next;
    }
    this.voxel += end;
  }

  /** The same of labels. */
  addLabels(targets: LabelArray, predicted: LabelArray | undefined): void {
    const end = targets.length;
    const predictions = predicted ?? new Int32Array(end).fill(NO_PREDICTION);
    for (let start = 0; start < end;) {
      const [t, p] = [valueAt(targets, start), valueAt(predictions, start)];
      let next = start + 1;
      while (next < end && targets[next] === t && predictions[next] === p) next++;
      const code = this.codeOf(t, p);
      this.fill(code, start, next);
      start = next;
    }
    this.voxel += end;
  }

  /** The first pair is there from the start. */
  private fill(code: number, start: number, end: number): void {
    if (code > 0) this.codes.fill(code, this.voxel + start, this.voxel + end);
  }

  private codeOf(target: Label, prediction: Label): number {
    let codes = this.byTarget.get(target);
    if (!codes) this.byTarget.set(target, (codes = new Map<Label, number>()));
    const found = codes.get(prediction);
    if (found !== undefined) return found;
    const code = this.targets.push(target) - 1;
    this.predictions.push(prediction);
    codes.set(prediction, code);
    if (code + 1 > 2 ** (8 * this.codes.BYTES_PER_ELEMENT)) this.widen(code + 1);
    return code;
  }

  private widen(pairs: number): void {
    const wider = placeArray(pairs, this.voxels);
    wider.set(this.codes);
    this.codes = wider;
  }
}

/** Of a place that is there. */
function valueAt(values: LabelArray, place: number): number {
  return values[place] ?? 0;
}

/** The bytes of a strip without gaps. */
function coded(kernel: WasmKernel, { at, stride, width, height, labels }: CodedRows): CodedBytes {
  if (stride === width && at % WORD === 0) return inWords(kernel.view(at, width * height), labels);
  const bytes = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) bytes.set(kernel.view(at + row * stride, width), row * width);
  return inWords(bytes, labels);
}

function nothing({ bytes }: CodedBytes): CodedBytes {
  return inWords(new Uint8Array(bytes.length), Int32Array.of(NO_PREDICTION));
}

function inWords(bytes: Uint8Array, labels: Int32Array | undefined): CodedBytes {
  return { bytes, words: new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / WORD)), labels };
}

/** Where either side changes next. */
function endOfBytes(targets: CodedBytes, predictions: CodedBytes, start: number): number {
  const [t, p] = [valueAt(targets.bytes, start), valueAt(predictions.bytes, start)];
  const { length: end } = targets.bytes;
  const aligned = Math.min(end, WORD * Math.ceil((start + 1) / WORD));
  let next = start + 1;
  while (next < aligned && targets.bytes[next] === t && predictions.bytes[next] === p) next++;
  if (next < aligned) return next;
  // Four voxels at a time: most of a volume is background.
  const [t4, p4] = [(t * 0x01010101) >>> 0, (p * 0x01010101) >>> 0];
  let word = next / WORD;
  while (targets.words[word] === t4 && predictions.words[word] === p4) word++;
  next = Math.max(next, WORD * word);
  while (next < end && targets.bytes[next] === t && predictions.bytes[next] === p) next++;
  return next;
}

/** Bytes that are compared at a time. */
const WORD = 4;
