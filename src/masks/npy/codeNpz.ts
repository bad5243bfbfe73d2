import type { CodedMask, KernelFile } from "../codedMask";
import type { ReadOptions } from "../decoded";
import { Refusal } from "../refusal";
import { codeNpy } from "./codeNpy";
import { unpackNpz } from "./decodeNpz";

/** Reads the one array of an NPZ file. */
export function codeNpz({ kernel, at, length }: KernelFile, options: ReadOptions): CodedMask | undefined {
  const file = kernel.view(at, length);
  const array = unpackNpz(file, options);
  if (array instanceof Refusal) return undefined;
  // An array that is not compressed is a part of the file.
  const arrayAt = array.buffer === file.buffer ? array.byteOffset : kernel.allocate(array.length);
  if (arrayAt === undefined) return undefined;
  if (array.buffer !== file.buffer) kernel.view(arrayAt, array.length).set(array);
  const coded = codeNpy({ kernel, at: arrayAt, length: array.length }, options);
  return coded && { ...coded, facts: { ...coded.facts, format: "NPZ" } };
}
