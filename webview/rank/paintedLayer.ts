import type { PairClasses } from "../../src/core/reading/pairClasses";
import { paintPair, type ColourOf } from "../pixels/paint";

/** A pair in the given colours, as a picture that is only moved about from then on. */
export function paintedLayer(pair: PairClasses, colourOf: ColourOf): OffscreenCanvas {
  const { width, height } = pair;
  const canvas = new OffscreenCanvas(width, height);
  const pixels = new ImageData(new Uint8ClampedArray(paintPair(pair, colourOf).buffer), width, height);
  canvas.getContext("2d")?.putImageData(pixels, 0, 0);
  return canvas;
}
