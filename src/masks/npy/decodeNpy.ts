import type { LabelArray, LabelMap } from "../../core/labelMap";
import type { Limits } from "../decoded";
import { Refusal } from "../refusal";
import { sizeRefusal } from "../sizeRefusal";
import { readNpyHeader, type NpyHeader } from "./npyHeader";

/** The axes of an array that are an image, and of its scores where there are any. Strides in numbers. */
interface Axes {
  readonly width: number;
  readonly height: number;
  readonly strideX: number;
  readonly strideY: number;
  /** Classes that the pixels have scores of; 1 where the numbers are labels. */
  readonly classes: number;
  readonly strideClass: number;
}

/** Beyond these no label is an integer of 32 bits; the lowest stands for a missing prediction. */
const LARGEST_LABEL = 2 ** 31 - 1;

/** Reads an array of NumPy: labels H x W or 1 x H x W, or float scores C x H x W, of which the largest is the label. */
export function decodeNpy(bytes: Uint8Array, limits: Limits): LabelMap | Refusal {
  const header = readNpyHeader(bytes);
  if (header instanceof Refusal) return header;
  const axes = imageAxes(header);
  if (axes instanceof Refusal) return axes;
  const { width, height, classes } = axes;
  const refusal = sizeRefusal(width, height, limits);
  if (refusal) return refusal;
  const needed = width * height * classes * header.type.bytes;
  const held = bytes.length - header.dataStart;
  if (held < needed) return new Refusal(`The array needs ${needed} bytes but the file holds ${held}: it is cut short. Copy or write it again.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset + header.dataStart, needed);
  const labels = classes > 1 ? strongest(view, header, axes) : integers(view, header, axes);
  if (labels instanceof Refusal) return labels;
  const notes = held > needed ? ["The file holds bytes after its array; they were not read."] : [];
  return {
    width,
    height,
    labels,
    facts: { format: "NPY", kind: "grey", bits: header.type.bytes * 8, ...(notes.length > 0 && { notes }) },
  };
}

/** Axes of one element are left out, which leaves H x W or C x H x W. */
function imageAxes({ shape, fortranOrder, type }: NpyHeader): Axes | Refusal {
  const strides = stridesOf(shape, fortranOrder);
  const spare = Math.max(0, shape.length - 2);
  const leading = shape.slice(0, spare);
  const [height, width] = shape.slice(spare);
  const [strideY = 0, strideX = 0] = strides.slice(spare);
  const classAxes = leading.flatMap((size, axis) => (size === 1 ? [] : [{ size, stride: strides[axis] ?? 0 }]));
  if (height === undefined || width === undefined || classAxes.length > 1) return wrongShape(shape);
  const [classAxis] = classAxes;
  if (classAxis?.size === 0 || (classAxis && type.kind === "integer")) return wrongShape(shape);
  return { width, height, strideX, strideY, classes: classAxis?.size ?? 1, strideClass: classAxis?.stride ?? 0 };
}

function stridesOf(shape: readonly number[], fortranOrder: boolean): number[] {
  const axes = fortranOrder ? shape : [...shape].reverse();
  let step = 1;
  const strides = axes.map((size) => {
    const stride = step;
    step *= size;
    return stride;
  });
  return fortranOrder ? strides : strides.reverse();
}

function wrongShape(shape: readonly number[]): Refusal {
  return new Refusal(
    `The array has the shape (${shape.join(", ")}), but a mask is (height, width) of labels or (classes, height, width) of float scores. ` +
      "Save one mask a file.",
  );
}

function integers(view: DataView, { type, littleEndian, typeName }: NpyHeader, axes: Axes): LabelArray | Refusal {
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
function strongest(view: DataView, { type, littleEndian }: NpyHeader, axes: Axes): LabelArray | Refusal {
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
