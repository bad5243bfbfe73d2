import type { Side } from "../core/labels/label";
import type { LabelArray } from "../core/labels/labelMap";
import type { VolumeFacts } from "../core/labels/volume";
import type { VolumeSize } from "../core/labels/volumePlanes";
import { pixelsOf } from "../core/text/formatSize";
import { memorySizeText } from "../core/text/memorySize";
import { WasmKernel } from "../kernel/wasmKernel";
import type { Decoded, ReadOptions } from "../masks/decoded";
import type { MaskStrip, MaskStrips } from "../masks/maskStrips";
import { Refusal } from "../masks/refusal";
import type { MaskSource } from "../protocol/pair";
import { openMask, type MaskRefused, type OpenMask } from "./openMask";
import { PairCodes } from "./pairCodes";
import { pairMismatch, shapeOf, sizeOf } from "./pairMismatch";

/** Both masks of a case in memory: which pair of labels each voxel has. */
export interface PairVolume extends VolumeSize {
  readonly ok: true;
  /** One a voxel, as the target has them: the place of its pair of labels among those that occur. */
  readonly codes: LabelArray;
  /** The labels of the pairs. */
  readonly targets: Int32Array;
  /** Of `NO_PREDICTION` alone where the target has no prediction. */
  readonly predictions: Int32Array;
  readonly isPredicted: boolean;
  readonly volume: VolumeFacts;
}

export type ReadVolume = PairVolume | { readonly ok: false; readonly message: string };

/** The pairs of labels of a case that is held, in bytes: twice the voxels that are read unless the user says otherwise. */
const MOST_HELD = 2 ** 29;

/**
 * Reads both masks of a case slice by slice, and holds which labels its voxels have: a byte a voxel as a rule, whatever the type in the
 * files.
 *
 * @param kernel in which the files are inflated.
 * @param mostHeld bytes above which a case is counted, but not held.
 */
export function readPairVolume(
  kernel: WasmKernel,
  { target, prediction }: { readonly target: MaskSource; readonly prediction?: MaskSource | undefined },
  options: ReadOptions,
  mostHeld = MOST_HELD,
): ReadVolume {
  const own = new WasmKernel(kernel);
  const opened: OpenMask[] = [];
  try {
    const ofTarget = openMask(own, target, options);
    if (!ofTarget.ok) return refuse("target", ofTarget);
    opened.push(ofTarget);
    const ofPrediction = prediction && openMask(own, prediction, options);
    if (ofPrediction?.ok === false) return refuse("prediction", ofPrediction);
    if (ofPrediction) opened.push(ofPrediction);
    return readOpen(own, ofTarget, ofPrediction, mostHeld);
  } finally {
    for (const mask of opened) mask.close();
  }
}

function readOpen(
  kernel: WasmKernel,
  target: OpenMask,
  prediction: OpenMask | undefined,
  mostHeld: number,
): ReadVolume {
  const { plan } = target;
  const size = sizeOf(plan);
  const { width, height, depth = 1 } = size;
  const volume = plan.volume ?? { depth };
  const voxels = pixelsOf(size);
  if (voxels > mostHeld) return tooLarge(voxels, mostHeld);
  const targets = plan.open(kernel, height);
  if (targets instanceof Refusal) return refuse("target", target.refused(targets));
  const mismatch = prediction && pairMismatch(plan, prediction.plan, undefined);
  const predictions = prediction?.plan.open(kernel, mismatch ? sizeOf(prediction.plan).height : height);
  if (prediction && predictions instanceof Refusal) return refuse("prediction", prediction.refused(predictions));
  if (mismatch) return { ok: false, message: mismatch.message };
  const pairs = new PairCodes(voxels);
  for (let slice = 0; slice < depth; slice++) {
    kernel.reset();
    const ofTarget = targets.next();
    if (ofTarget instanceof Refusal) return refuse("target", target.refused(ofTarget));
    const ofPrediction = nextOf(predictions);
    if (prediction && ofPrediction instanceof Refusal) return refuse("prediction", prediction.refused(ofPrediction));
    pairs.add(kernel, ofTarget, ofPrediction instanceof Refusal ? undefined : ofPrediction);
    if (pairs.codes.byteLength > mostHeld) return tooLarge(voxels, mostHeld);
  }
  const ends = { target: targets.finish(), prediction: finishOf(predictions) };
  if (ends.target instanceof Refusal) return refuse("target", target.refused(ends.target));
  if (prediction && ends.prediction instanceof Refusal)
    return refuse("prediction", prediction.refused(ends.prediction));
  return {
    ok: true,
    width,
    height,
    depth,
    volume,
    codes: pairs.codes,
    ...pairs.labels(),
    isPredicted: prediction !== undefined,
  };
}

function nextOf(strips: MaskStrips | Refusal | undefined): MaskStrip | Refusal | undefined {
  return strips instanceof Refusal ? strips : strips?.next();
}

function finishOf(strips: MaskStrips | Refusal | undefined): unknown {
  return strips instanceof Refusal ? strips : strips?.finish();
}

function refuse(side: Side, { message }: Pick<MaskRefused, "message">): ReadVolume {
  return { ok: false, message: `The ${side} can't be shown. ${message}` };
}

function tooLarge(voxels: number, mostHeld: number): ReadVolume {
  return {
    ok: false,
    message:
      `The case has ${voxels} voxels, for which the viewer would need more than the ${memorySizeText(mostHeld)} that it may take. ` +
      "Its figures are complete; open its files in a viewer of volumes to look at them.",
  };
}

/** The same of masks that were read whole. */
export function pairVolumeOf(target: Decoded, prediction: Decoded | undefined): ReadVolume {
  if (!target.ok) return refuse("target", target);
  if (prediction?.ok === false) return refuse("prediction", prediction);
  const shape = shapeOf(target.map);
  const mismatch = prediction && pairMismatch(shape, shapeOf(prediction.map), undefined);
  if (mismatch) return { ok: false, message: mismatch.message };
  const { width, height, depth = 1 } = sizeOf(shape);
  const pairs = new PairCodes(target.map.labels.length);
  pairs.addLabels(target.map.labels, prediction?.map.labels);
  return {
    ok: true,
    width,
    height,
    depth,
    volume: shape.volume ?? { depth },
    codes: pairs.codes,
    ...pairs.labels(),
    isPredicted: prediction !== undefined,
  };
}
