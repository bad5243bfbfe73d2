import type { FileBytes } from "./fileBytes";

/** The bytes of a file from a place on. */
export function fileTail(file: FileBytes, from: number): FileBytes {
  return {
    size: Math.max(0, file.size - from),
    slice: (at, length) => file.slice(from + at, length),
    read: (at, into) => file.read(from + at, into),
    get fault() {
      return file.fault;
    },
  };
}
