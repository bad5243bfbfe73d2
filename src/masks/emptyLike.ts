import type { LabelArray } from "../core/labels/labelMap";

/** So many labels of 0, in as many bytes each as the given ones. */
export function emptyLike(labels: LabelArray, length: number): LabelArray {
  if (labels instanceof Uint8Array) return new Uint8Array(length);
  return labels instanceof Uint16Array ? new Uint16Array(length) : new Int32Array(length);
}
