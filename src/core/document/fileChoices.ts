import type { Side } from "../labels/label";

/**
 * What the user chooses about how files become counts; what is absent is found out or left as it is. Unlike all other
 * choices, a change of these needs the masks again.
 */
export interface FileChoices {
  /** The kind of mask that takes part where a side holds several of one image: a name of `VariantKind`. */
  readonly variant?: Partial<Readonly<Record<Side, string>>>;
  /** `ignored` takes `1` and `001` in names for one number. */
  readonly zeroPadding?: "ignored";
  /** `ignored` takes capital and small letters in names for the same. */
  readonly letterCase?: "ignored";
  /**
   * What stands around the part of the names that pairs them, a pattern such as `*_gtFine_labelIds` with one `*`, over
   * names without their ending. Files of the side with other names take no part.
   */
  readonly affixes?: Partial<Readonly<Record<Side, string>>>;
  /** Several masks of one image are brought together: `union`, or `labels` for one label a file. Absent: one of them takes part. */
  readonly severalMasks?: "union" | "labels";
  /** Predictions of another size than their target are brought to its size by nearest-neighbour, not left out. */
  readonly resize?: "nearest";
  /** Predictions whose axes run otherwise are read in the orientation of their `target`, by flips and swaps of axes alone. */
  readonly orientation?: "target";
  /** The array that is the mask where an NPZ file holds several. */
  readonly npzArray?: string;
  /** The axis of an array that holds the channels; absent: told by the shape, and refused where it does not tell. */
  readonly channels?: "first" | "last";
  /**
   * What several numbers a pixel say. `argmax`: the channel of the largest is the label. `independent`: there is no channel of the
   * background; the label is 0 where all scores are below the threshold, else 1 + the channel of the largest. Absent: `argmax`
   * of scores and one-hot codes, other whole numbers are refused.
   */
  readonly scores?: "argmax" | "independent";
}

/** Whether both have the files read alike; the order of the keys does not matter, absent and empty are one. */
export function sameFileChoices(a: FileChoices | undefined, b: FileChoices | undefined): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrder({
  variant,
  zeroPadding,
  letterCase,
  affixes,
  severalMasks,
  resize,
  npzArray,
  channels,
  scores,
  orientation,
}: FileChoices = {}): unknown {
  return [
    variant?.target,
    variant?.prediction,
    zeroPadding,
    letterCase,
    affixes?.target,
    affixes?.prediction,
    severalMasks,
    resize,
    npzArray,
    channels,
    scores,
    orientation,
  ];
}
