import { Refusal } from "../refusal";

/** As much of what follows an image shows whether that is another one. */
const NEXT_HEAD = 16;

/** Why a file of several images is not read, where another begins with the bytes that follow the first; -1 is the end. */
export function refuseNextImage(next: () => number): Refusal | undefined {
  const bytes = Array.from({ length: NEXT_HEAD }, next).filter((byte) => byte >= 0);
  return /^\s*P[1-7]\s/.test(String.fromCharCode(...bytes))
    ? new Refusal("The file holds several images. Save each as a separate mask.")
    : undefined;
}
