import type { CodedMask, KernelFile } from "./codedMask";
import { DECODERS } from "./decoders";
import type { ReadOptions } from "./decoded";

/** Reads a mask file that lies in the kernel's memory, for counting; undefined where `decodeMask` has to read or refuse it. */
export function codeMask(file: KernelFile, options: ReadOptions): CodedMask | undefined {
  const bytes = file.kernel.view(file.at, file.length);
  return DECODERS.find(({ matches }) => matches(bytes))?.code(file, options);
}
