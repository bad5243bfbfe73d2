import type { WasmKernel } from "../../kernel/wasmKernel";
import { codeDecoded } from "../codeDecoded";
import { internPixels, type CodedRows, type KernelFile } from "../codedMask";
import type { ReadOptions } from "../decoded";
import { Refusal } from "../refusal";
import { heldRows } from "./arrayRows";
import { codeScores } from "./codeScores";
import { codesInRows } from "./codesInRows";
import { decodeNpy } from "./decodeNpy";
import type { NpyAxes } from "./npyAxes";
import { npyContent } from "./npyContent";
import type { NpyHeader } from "./npyHeader";
import { layoutOfVolume, readNpyLayout, type NpyLayout } from "./npyLayout";
import { npyNumbers } from "./npyNumbers";
import { LARGEST_LABEL } from "./singleNumbers";

/** Codes in the order of the array, without gaps, and their labels; absent where a code is the label. */
interface CodedNumbers {
  readonly at: number;
  readonly labels?: Int32Array;
}

/** Reads arrays of up to 256 labels of any type and order, and scores; those of single precision at the speed of the kernel. */
export function codeNpy(file: KernelFile, options: ReadOptions): CodedRows | undefined {
  const { kernel, at, length } = file;
  const bytes = kernel.view(at, length);
  const layout = readNpyLayout(bytes, options);
  if (layout instanceof Refusal) return undefined;
  const { header, axes, facts } = layout;
  const content = npyContent(heldRows(npyNumbers(bytes, layout), layout), layout, options);
  if (content instanceof Refusal) return undefined;
  const numbers = at + header.dataStart;
  if (content.kind === "volume") {
    const slices = layoutOfVolume(header, content.axes, options, length);
    return slices instanceof Refusal ? undefined : codeNumbers(kernel, numbers, slices);
  }
  if (content.kind === "single") {
    const coded = codeNumbers(kernel, numbers, layout);
    if (coded) return coded;
    // Scores of one number a pixel take more than 256 values and no more than 256 levels; wide integers were tried already.
    return header.type.kind === "float" ? codeDecoded(decodeNpy)(file, options) : undefined;
  }
  const rows =
    content.kind === "scores" ? codeScores(kernel, numbers, { layout, scores: content.scores, options }) : undefined;
  if (rows === undefined || content.kind !== "scores") return codeDecoded(decodeNpy)(file, options);
  return {
    at: rows,
    stride: axes.width,
    width: axes.width,
    height: axes.height,
    facts: { ...facts, scores: content.scores },
  };
}

/** Numbers of one a pixel, which lie at an address, as codes; undefined where they are more than 256, or no labels, and of a volume in Fortran order. */
export function codeNumbers(
  kernel: WasmKernel,
  numbers: number,
  { header, axes, facts, transposed }: NpyLayout,
): CodedRows | undefined {
  if (transposed) return undefined;
  const coded = codeLabels(kernel, numbers, header, axes);
  const at = coded && codesInRows(kernel, coded.at, axes);
  if (at === undefined) return undefined;
  const { width, height } = axes;
  return { at, stride: width, width, height, ...(coded?.labels && { labels: coded.labels }), facts };
}

function codeLabels(
  kernel: WasmKernel,
  numbers: number,
  { type, littleEndian }: NpyHeader,
  { width, height }: NpyAxes,
): CodedNumbers | undefined {
  if (type.code === "u1") return { at: numbers };
  const labelOf = (value: DataView): number => type.read(value, 0, littleEndian);
  if (type.bytes === 1) return { at: numbers, labels: Int32Array.from(EVERY_BYTE, labelOf) };
  const pixels = width * height;
  const interned = internPixels(
    kernel,
    { at: numbers, stride: pixels * type.bytes },
    { pixelBytes: type.bytes, width: pixels, height: 1 },
  );
  if (!interned) return undefined;
  const labels = interned.values.map(labelOf);
  return labels.every(isLabel) ? { at: interned.at, labels: Int32Array.from(labels) } : undefined;
}

const EVERY_BYTE = Array.from({ length: 256 }, (_, byte) => new DataView(Uint8Array.of(byte).buffer));

function isLabel(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= LARGEST_LABEL;
}
