import type { LabelArray, LabelMap } from "../../core/labels/labelMap";
import type { Limits } from "../decoded";
import { Refusal } from "../refusal";
import type { NpyHeader } from "./npyHeader";
import { readNpyLayout, type NpyAxes } from "./npyLayout";

/** Beyond these no label is an integer of 32 bits; the lowest stands for a missing prediction. */
export const LARGEST_LABEL = 2 ** 31 - 1;

/** Reads an array of NumPy as labels. */
export function decodeNpy(bytes: Uint8Array, limits: Limits): LabelMap | Refusal {
  const layout = readNpyLayout(bytes, limits);
  if (layout instanceof Refusal) return layout;
  const { header, axes, dataBytes, facts } = layout;
  const view = new DataView(bytes.buffer, bytes.byteOffset + header.dataStart, dataBytes);
  const labels = axes.classes > 1 ? strongest(view, header, axes) : integers(view, header, axes);
  return labels instanceof Refusal ? labels : { width: axes.width, height: axes.height, labels, facts };
}

function integers(view: DataView, { type, littleEndian, typeName }: NpyHeader, axes: NpyAxes): LabelArray | Refusal {
  const { width, height } = axes;
  const labels = labelArray(typeName, width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const label = type.read(view, (y * axes.strideY + x * axes.strideX) * type.bytes, littleEndian);
      if (!Number.isInteger(label)) {
        return new Refusal(`The array holds ${label} at row ${y}, column ${x}, which is no label. Save integers, or scores of every class.`);
      }
      if (Math.abs(label) > LARGEST_LABEL) {
        return new Refusal(`The array holds ${label} at row ${y}, column ${x}, which is beyond 32 bits. Renumber the labels.`);
      }
      labels[y * width + x] = label;
    }
  }
  return labels;
}

function labelArray(typeName: string, length: number): LabelArray {
  if (/[bu]1$/.test(typeName)) return new Uint8Array(length);
  return typeName.endsWith("u2") ? new Uint16Array(length) : new Int32Array(length);
}

/** The class of the largest score of each pixel; the first of equal ones, as np.argmax has it. */
function strongest(view: DataView, { type, littleEndian }: NpyHeader, axes: NpyAxes): LabelArray | Refusal {
  const { width, height, classes } = axes;
  const labels = classes <= 256 ? new Uint8Array(width * height) : new Int32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let best = 0;
      let most = -Infinity;
      for (let label = 0; label < classes; label++) {
        const score = type.read(view, (label * axes.strideClass + y * axes.strideY + x * axes.strideX) * type.bytes, littleEndian);
        if (Number.isNaN(score)) return new Refusal(`The score of class ${label} at row ${y}, column ${x} is not a number. Save scores without NaN.`);
        if (score <= most) continue;
        most = score;
        best = label;
      }
      labels[y * width + x] = best;
    }
  }
  return labels;
}
