import type { PreparedComparison } from "../../src/core/compare/compareReports";
import { PairedResampling, type PairedFigure } from "../../src/core/compare/pairedResampling";
import type { EveryFigure } from "../../src/core/intervals/everyFigure";
import { drawBehind } from "./drawBehind";
import type { Drawing } from "./drawing";

/** Draws and swaps the images of two runs, behind the page. */
export function drawPaired(
  { input, options }: PreparedComparison,
  onDrawn: (figures: EveryFigure<PairedFigure>) => void,
): Drawing {
  const sliced = () => {
    const draws = new PairedResampling(input, options);
    return { advance: (count: number) => draws.advance(count), result: () => draws.figures() };
  };
  return drawBehind({ kind: "paired", input, options }, sliced, onDrawn);
}
