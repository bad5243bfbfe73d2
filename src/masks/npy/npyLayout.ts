import type { MaskFacts } from "../../core/labels/labelMap";
import type { Limits } from "../decoded";
import { Refusal } from "../refusal";
import { sizeRefusal } from "../sizeRefusal";
import { readNpyHeader, type NpyHeader } from "./npyHeader";

/** An array that can be a mask: labels H x W or 1 x H x W, or float scores C x H x W, of which the largest is the label. */
export interface NpyLayout {
  readonly header: NpyHeader;
  readonly axes: NpyAxes;
  /** Bytes of its numbers, which the file is known to hold. */
  readonly dataBytes: number;
  readonly facts: MaskFacts;
}

/** The axes of an array that are an image, and of its scores where there are any. Strides in numbers. */
export interface NpyAxes {
  readonly width: number;
  readonly height: number;
  readonly strideX: number;
  readonly strideY: number;
  /** Classes that the pixels have scores of; 1 where the numbers are labels. */
  readonly classes: number;
  readonly strideClass: number;
}

/** What the header of an array says, checked against the file and the limits. */
export function readNpyLayout(bytes: Uint8Array, limits: Limits): NpyLayout | Refusal {
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
  const notes = held > needed ? ["The file holds bytes after its array; they were not read."] : [];
  const facts: MaskFacts = { format: "NPY", kind: "grey", bits: header.type.bytes * 8, ...(notes.length > 0 && { notes }) };
  return { header, axes, dataBytes: needed, facts };
}

/** Axes of one element are left out, which leaves H x W or C x H x W. */
function imageAxes({ shape, fortranOrder, type }: NpyHeader): NpyAxes | Refusal {
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
