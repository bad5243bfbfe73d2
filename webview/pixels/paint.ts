import type { PairClasses } from "../../src/core/reading/pairClasses";

/** A colour as `ImageData` holds it, seen as one 32-bit number of this machine's byte order. */
export type Rgba = number;

export const TRANSPARENT: Rgba = 0;

const BYTES = new Uint8Array(4);
const WORD = new Uint32Array(BYTES.buffer);

/** @param color `#rrggbb` @param alpha 0 to 255 */
export function rgba(color: string, alpha = 255): Rgba {
  const value = Number.parseInt(color.slice(1), 16);
  BYTES.set([value >> 16, value >> 8, value, alpha]);
  return WORD[0] ?? TRANSPARENT;
}

/** Gives the colour of a pixel from the places of its two labels. */
export type ColourOf = (target: number, prediction: number) => Rgba;

/** Draws every pixel of a pair by its two labels, one `Rgba` a pixel. */
export function paintPair({ target, prediction }: PairClasses, colourOf: ColourOf): Uint32Array<ArrayBuffer> {
  const { indices: targets } = target;
  const { indices: predictions } = prediction;
  const painted = new Uint32Array(targets.length);
  // Masks are long runs: the colour is asked for at their borders only.
  let lastTarget = -1;
  let lastPrediction = -1;
  let colour = TRANSPARENT;
  for (let pixel = 0; pixel < painted.length; pixel++) {
    const here = targets[pixel] ?? 0;
    const predicted = predictions[pixel] ?? 0;
    if (here !== lastTarget || predicted !== lastPrediction) {
      lastTarget = here;
      lastPrediction = predicted;
      colour = colourOf(here, predicted);
    }
    painted[pixel] = colour;
  }
  return painted;
}
