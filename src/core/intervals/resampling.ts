import type { PackedRows, Room } from "./packedRows";

/**
 * Draws or swaps that are made part by part. A part is the same whoever takes it and in whatever order, so that the result has the same
 * digits however many threads share the work.
 */
export interface Resampling<Result> {
  readonly parts: number;
  /** What a part tells, as numbers that can be posted from a thread. */
  readonly take: (part: number) => Float64Array;
  /** `taken`: what all parts told, in their order; or nothing, for the figures alone. */
  readonly result: (taken: readonly Float64Array[]) => Result;
  /** Makes what `result` needs beside the parts, for those that have time while others take them. */
  readonly foresee: () => void;
  /** Whether parts need the table of the input as well, or nothing but the packed rows. */
  readonly readsTable: boolean;
  /** The rows as parts draw from them, in memory that `room` makes. */
  readonly packRows: (room: Room) => PackedRows;
}

/** All parts at once. */
export function takeAll<Result>(resampling: Pick<Resampling<Result>, "parts" | "take" | "result">): Result {
  return resampling.result(takeParts(resampling, resampling.parts));
}

/** What the first parts tell, one after the other. */
export function takeParts({ take }: Pick<Resampling<unknown>, "take">, parts: number): readonly Float64Array[] {
  return Array.from({ length: parts }, (_, part) => take(part));
}

/** The sums of what parts told, number by number, in their order. */
export function sumOfParts(taken: readonly Float64Array[], length: number): Float64Array {
  const sums = new Float64Array(length);
  for (const part of taken) {
    for (let at = 0; at < length; at++) sums[at] = (sums[at] ?? 0) + (part[at] ?? 0);
  }
  return sums;
}
