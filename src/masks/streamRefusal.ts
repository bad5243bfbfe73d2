import type { StreamEnd } from "../kernel/inflateStream";
import { Refusal } from "./refusal";

/** Why compressed data that ended so cannot be read; where it is whole, why it is too little for the size that was declared. */
export function streamRefusal(end: StreamEnd | undefined, size: number): Refusal {
  if (end === "cut short")
    return new Refusal("The compressed data ends too early: the file is cut short. Copy or write it again.");
  if (end === "damaged") return new Refusal("The compressed data is damaged. Copy or write the file again.");
  return tooShort(size);
}

export function tooShort(size: number): Refusal {
  return new Refusal(
    `The compressed data holds less than the ${size} bytes that the declared size needs. Copy or write the file again.`,
  );
}

export function tooLong(size: number): Refusal {
  return new Refusal(
    `The compressed data holds more than the ${size} bytes that the declared size needs. Write the file again.`,
  );
}

/** Where the memory of a thread is at its end. */
export function noMemory(): Refusal {
  return new Refusal("There is not enough memory for this mask. Close other programs, or write it in smaller parts.");
}
