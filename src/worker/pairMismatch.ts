import type { MaskFacts } from "../core/labels/labelMap";
import type { VolumeFacts } from "../core/labels/volume";
import { reorientation, type Reorientation } from "../core/labels/orientVolume";
import { spaceDifference, type SpaceDifference } from "../core/labels/volumeSpace";
import { formatSize, type ImageSize } from "../core/text/formatSize";
import type { PairOutcome } from "../protocol/pair";
import { sizeMismatch } from "./sizeMismatch";

/** A mask as far as it has to fit another. */
export interface MaskShape {
  readonly width: number;
  /** Rows; of a volume those of all slices. */
  readonly height: number;
  readonly volume?: VolumeFacts | undefined;
}

type Mismatch = Extract<PairOutcome, { ok: false }>;

/** The shape of a mask whose facts are known. */
export function shapeOf({
  width,
  height,
  facts,
}: Omit<MaskShape, "volume"> & { readonly facts: MaskFacts }): MaskShape {
  return { width, height, volume: facts.volume };
}

/** The size of an image, or of a case. */
export function sizeOf({ width, height, volume }: MaskShape): ImageSize {
  return volume ? { width, height: height / volume.depth, depth: volume.depth } : { width, height };
}

/**
 * Why two masks cannot be compared pixel by pixel: sizes, or where volumes lie.
 *
 * @param resize as of `WorkerSetup`: images of other sizes are then brought to one; volumes never are.
 */
export function pairMismatch(
  target: MaskShape,
  prediction: MaskShape,
  resize: "nearest" | undefined,
): Mismatch | undefined {
  if (!target.volume && !prediction.volume) {
    const isSame = target.width === prediction.width && target.height === prediction.height;
    return isSame || resize !== undefined ? undefined : sizeMismatch(target, prediction);
  }
  const [ofTarget, ofPrediction] = [sizeOf(target), sizeOf(prediction)];
  if (!isSameVolume(ofTarget, ofPrediction)) {
    const turned = isSameVolume(ofTarget, orientedSize(ofPrediction, reorientation(target.volume, prediction.volume)));
    if (!turned) return volumeMismatch(ofTarget, ofPrediction);
  }
  const difference = target.volume && prediction.volume && spaceDifference(target.volume, prediction.volume);
  if (!difference) return undefined;
  return difference.kind === "orientation"
    ? { ...mismatch(spaceWords(difference)), kind: "orientation-mismatch" }
    : mismatch(spaceWords(difference));
}

/** The size that it has once its axes run as those of the target. */
function orientedSize(size: ImageSize, how: Reorientation | undefined): ImageSize {
  const sizes = [size.width, size.height, size.depth ?? 1];
  const [width = 1, height = 1, depth = 1] = how?.axes.map((axis) => sizes[axis]) ?? sizes;
  return { width, height, depth };
}

function isSameVolume(a: ImageSize, b: ImageSize): boolean {
  return a.width === b.width && a.height === b.height && (a.depth ?? 1) === (b.depth ?? 1);
}

function volumeMismatch(target: ImageSize, prediction: ImageSize): Mismatch {
  const isReversed = isSameVolume(target, {
    width: prediction.depth ?? 1,
    height: prediction.height,
    depth: prediction.width,
  });
  return mismatch(
    `The prediction has ${formatSize(prediction)} voxels, the target ${formatSize(target)}. ` +
      (isReversed
        ? "The axes come in reverse order: arrays of nibabel are (x, y, z), those of SimpleITK and files in rows (z, y, x). "
        : "") +
      "Write the prediction in the voxels of its target.",
  );
}

function spaceWords(difference: SpaceDifference): string {
  if (difference.kind === "orientation")
    return (
      `Columns, rows and slices of the target run towards ${difference.target}, those of the prediction towards ${difference.prediction} ` +
      "(affines of the files), so that one voxel is two places. Write the prediction in the orientation of its target, or choose to have it read so (--reorient), which is exact."
    );
  if (difference.kind === "spacing")
    return (
      `The voxels of the target measure ${millimetres(difference.target)} mm, those of the prediction ${millimetres(difference.prediction)} mm. ` +
      "Resample the prediction to the voxels of its target."
    );
  return (
    `Target and prediction have voxels of one size that lie elsewhere: the first voxels are ${roundToSingle(difference.millimetres)} mm apart, ` +
    "or the volumes are turned against each other (affines of the files). Resample the prediction to the voxels of its target."
  );
}

function millimetres(spacing: readonly number[]): string {
  return spacing.map(roundToSingle).join(" x ");
}

/** As many digits as single precision has. */
function roundToSingle(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function mismatch(message: string): Mismatch {
  return { ok: false, kind: "volume-mismatch", side: "prediction", message };
}
