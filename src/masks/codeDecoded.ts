import type { LabelMap } from "../core/labels/labelMap";
import type { WasmKernel } from "../kernel/wasmKernel";
import { internPixels, type CodedRows, type KernelFile } from "./codedMask";
import type { ReadOptions } from "./decoded";
import { Refusal } from "./refusal";

/** Reads a file by a plain decoder and hands its labels to the kernel, which counts them. */
export function codeDecoded(decode: (bytes: Uint8Array, options: ReadOptions) => LabelMap | Refusal) {
  return ({ kernel, at, length }: KernelFile, options: ReadOptions): CodedRows | undefined => {
    const map = decode(kernel.view(at, length), options);
    return map instanceof Refusal ? undefined : codeLabels(kernel, map);
  };
}

/** Hands labels to the kernel; undefined where they are more than 256, or there is no memory. */
export function codeLabels(kernel: WasmKernel, { width, height, labels, facts }: LabelMap): CodedRows | undefined {
  const bytes = new Uint8Array(labels.buffer, labels.byteOffset, labels.byteLength);
  const at = kernel.allocate(bytes.length);
  if (at === undefined) return undefined;
  kernel.view(at, bytes.length).set(bytes);
  const pixelBytes = labels.BYTES_PER_ELEMENT;
  if (pixelBytes === 1) return { at, stride: width, width, height, facts };
  const interned = internPixels(kernel, { at, stride: width * pixelBytes }, { pixelBytes, width, height });
  if (!interned) return undefined;
  // Typed arrays lie in memory as little-endian numbers wherever Node runs.
  const labelOf = (value: DataView): number => (pixelBytes === 2 ? value.getUint16(0, true) : value.getInt32(0, true));
  return { at: interned.at, stride: width, width, height, labels: Int32Array.from(interned.values, labelOf), facts };
}
