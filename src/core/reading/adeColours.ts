import type { Label } from "../labels/label";

/** ADE20K has 3688 names of objects and parts. */
const MOST_CLASSES = 4000;

/**
 * The class of a packed colour of ADE20K's `*_seg.png`: R / 10 times 256, and G; B tells instances apart. Undefined where the colour
 * is none of those. Source: `index_ade20k` and `loadAde20K` of the data set's own code.
 */
export function adeClass(colour: Label): Label | undefined {
  const red = colour >> 16;
  const label = Math.trunc(red / 10) * 256 + ((colour >> 8) & 0xff);
  return red % 10 === 0 && label <= MOST_CLASSES ? label : undefined;
}
