import type { WasmKernel } from "../../kernel/wasmKernel";
import { internPixels, type CodedMask, type KernelFile } from "../codedMask";
import type { Limits } from "../decoded";
import { Refusal } from "../refusal";
import { LARGEST_LABEL } from "./decodeNpy";
import type { NpyHeader } from "./npyHeader";
import { readNpyLayout, type NpyAxes } from "./npyLayout";

/** Codes in the order of the array, without gaps, and their labels; absent where a code is the label. */
interface CodedNumbers {
  readonly at: number;
  readonly labels?: Int32Array;
}

/** Reads arrays of up to 256 labels of any type and order, and scores of single precision. */
export function codeNpy({ kernel, at, length }: KernelFile, limits: Limits): CodedMask | undefined {
  const layout = readNpyLayout(kernel.view(at, length), limits);
  if (layout instanceof Refusal) return undefined;
  const { header, axes, facts } = layout;
  const numbers = at + header.dataStart;
  const coded = axes.classes > 1 ? codeScores(kernel, numbers, header, axes) : codeLabels(kernel, numbers, header, axes);
  const rows = coded && inRows(kernel, coded.at, axes);
  if (rows === undefined) return undefined;
  const { width, height } = axes;
  return { at: rows, stride: width, width, height, ...(coded?.labels && { labels: coded.labels }), facts };
}

function codeLabels(kernel: WasmKernel, numbers: number, { type, typeName, littleEndian }: NpyHeader, { width, height }: NpyAxes): CodedNumbers | undefined {
  if (typeName.endsWith("u1")) return { at: numbers };
  const labelOf = (value: DataView): number => type.read(value, 0, littleEndian);
  if (type.bytes === 1) return { at: numbers, labels: Int32Array.from(EVERY_BYTE, labelOf) };
  const pixels = width * height;
  const interned = internPixels(kernel, { at: numbers, stride: pixels * type.bytes }, { pixelBytes: type.bytes, width: pixels, height: 1 });
  if (!interned) return undefined;
  const labels = interned.values.map(labelOf);
  return labels.every(isLabel) ? { at: interned.at, labels: Int32Array.from(labels) } : undefined;
}

const EVERY_BYTE = Array.from({ length: 256 }, (_, byte) => new DataView(Uint8Array.of(byte).buffer));

function isLabel(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= LARGEST_LABEL;
}

function codeScores(kernel: WasmKernel, scores: number, { type, littleEndian }: NpyHeader, axes: NpyAxes): CodedNumbers | undefined {
  const { width, height, classes, strideClass } = axes;
  const pixels = width * height;
  if (type.kind !== "float" || type.bytes !== 4 || !littleEndian || strideClass !== pixels || classes > 256) return undefined;
  const at = kernel.allocate(pixels);
  return at !== undefined && kernel.strongest(scores, pixels, classes, at) ? { at } : undefined;
}

/** The codes row by row; those of Fortran order lie column by column. */
function inRows(kernel: WasmKernel, at: number, { width, height, strideX }: NpyAxes): number | undefined {
  if (strideX === 1 || width === 1 || height === 1) return at;
  const to = kernel.allocate(width * height);
  if (to !== undefined) kernel.transpose(at, height, width, to);
  return to;
}
