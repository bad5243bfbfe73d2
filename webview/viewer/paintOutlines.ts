import type { LabelPlane } from "../../src/core/labels/labelPlane";
import { rgba } from "../pixels/paint";
import { classAt, type PairClasses } from "../../src/core/reading/pairClasses";
import { OTHER, type ClassOrNone } from "../../src/core/labels/indices";

/** Colours and strokes of the two outlines: they differ in both, for eyes and prints that can't tell the colours. */
export const OUTLINES = {
  target: { color: "#56b4e9", dashes: "solid" },
  prediction: { color: "#e69f00", dashes: "dashed" },
} as const;

/** Dashes are this many line widths long, and so far apart. */
const DASH = 4;

/**
 * Draws where a class ends, of both masks, the prediction's over the target's; one `Rgba` a pixel.
 *
 * @param thickness of the lines, in pixels of the image.
 * @param isOutlined whether the ends of a class are drawn.
 */
export function paintOutlines(
  pair: PairClasses,
  thickness: number,
  isOutlined: (of: ClassOrNone) => boolean,
): Uint32Array<ArrayBuffer> {
  const painted = new Uint32Array(pair.width * pair.height);
  const colours = { target: rgba(OUTLINES.target.color), prediction: rgba(OUTLINES.prediction.color) };
  const draw = (plane: LabelPlane, classes: Int32Array, dashes: "solid" | "dashed", colour: number): void => {
    drawEnds({ width: pair.width, height: pair.height, plane, classes, thickness, isOutlined }, (pixel, x, y) => {
      if (dashes === "solid" || isDash(x + y, thickness)) painted[pixel] = colour;
    });
  };
  draw(pair.target, pair.targetClasses, OUTLINES.target.dashes, colours.target);
  draw(pair.prediction, pair.predictionClasses, OUTLINES.prediction.dashes, colours.prediction);
  return painted;
}

function isDash(along: number, thickness: number): boolean {
  return Math.floor(along / (DASH * thickness)) % 2 === 0;
}

interface Ends {
  readonly width: number;
  readonly height: number;
  readonly plane: LabelPlane;
  readonly classes: Int32Array;
  readonly thickness: number;
  readonly isOutlined: (of: ClassOrNone) => boolean;
}

/** Marks the pixels that have another class to their right or below, within the thickness of the line. */
function drawEnds(
  { width, height, plane, classes, thickness, isOutlined }: Ends,
  mark: (pixel: number, x: number, y: number) => void,
): void {
  const ends = classes.map((of) => (isOutlined(of) ? of : OTHER));
  const endAt = (pixel: number): ClassOrNone => classAt(ends, plane, pixel);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      const here = endAt(pixel);
      const right = x + thickness < width ? endAt(pixel + thickness) : here;
      const below = y + thickness < height ? endAt(pixel + thickness * width) : here;
      if (here !== right || here !== below) mark(pixel, x, y);
    }
  }
}
