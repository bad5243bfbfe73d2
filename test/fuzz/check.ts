import type { Random } from "./generate";

/** What a check is about: files as they lie on a disk, and what is known of them, as JSON can hold it. */
export interface FuzzInput<Known = unknown> {
  readonly files: readonly Buffer[];
  readonly known?: Known;
}

/** A promise over random input, which is made apart from it, so that what breaks it can be kept and tried again. */
export interface Check {
  readonly make: (next: Random) => FuzzInput;
  /** Returns how it went. @throws where the promise is broken. */
  readonly holds: (input: FuzzInput) => string | Promise<string>;
}

/** `Known` is what `make` gives, also when it comes back from a file. */
export function check<Known>(
  make: (next: Random) => FuzzInput<Known>,
  holds: (files: readonly Buffer[], known: Known) => string | Promise<string>,
): Check {
  return { make, holds: ({ files, known }) => holds(files, known as Known) };
}

/** The file at a place; a check names none that it has not made. */
export function fileAt(files: readonly Buffer[], at = 0): Buffer {
  const file = files[at];
  if (!file) throw new RangeError(`There is no file ${at}`);
  return file;
}
