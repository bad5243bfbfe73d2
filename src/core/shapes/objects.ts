/** The objects of one side of an image: columns of one length, a row an object, in the order of their first pixels. */
export interface ObjectTable {
  readonly classes: Int32Array;
  /** Pixels. */
  readonly areas: Float64Array;
  /** Six a row, from left, top and front up to but without right, bottom and back. */
  readonly boxes: Int32Array;
  /** 1 where the object touches the edge of the image. */
  readonly atEdge: Uint8Array;
  /** Pixels that lie on ignored target pixels. */
  readonly ignored: Float64Array;
  /** The label of each target object, where these are ids of instances; absent where they are components. */
  readonly ids?: Int32Array;
  /** 1 where a target object is a crowd, several that were not told apart (COCO's `iscrowd`); absent where none is. See `readObjects`. */
  readonly crowds?: Uint8Array;
}

/** Pixels that an object of the target and one of the prediction have in common: columns of one length, a row a pair. */
export interface Overlaps {
  readonly targets: Int32Array;
  readonly predictions: Int32Array;
  readonly pixels: Float64Array;
}

/** The objects of both sides of an image and where they overlap, objects of the same class alone. */
export interface ObjectPair {
  readonly target: ObjectTable;
  readonly prediction: ObjectTable;
  readonly overlaps: Overlaps;
}
