import { inflateBetween, type Inflate } from "./inflateBetween";
import type { Refusal } from "./refusal";

/** Inflates a stream whose inflated size is known, as `inflateBetween` does. */
export function inflateExactly(stream: Uint8Array, size: number, inflate?: Inflate): Uint8Array | Refusal {
  return inflateBetween(stream, { least: size, most: size }, inflate);
}
