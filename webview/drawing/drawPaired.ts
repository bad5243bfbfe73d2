import type { PreparedComparison } from "../../src/core/compare/compareReports";
import type { PairedFigure } from "../../src/core/compare/pairedResampling";
import type { EveryFigure } from "../../src/core/intervals/everyFigure";
import { drawBehind } from "./drawBehind";
import type { Drawing } from "./drawing";

/** Draws and swaps the images of two runs, behind the page. */
export function drawPaired(
  { input, options }: PreparedComparison,
  onDrawn: (figures: EveryFigure<PairedFigure>) => void,
): Drawing {
  return drawBehind({ kind: "paired", input, options }, onDrawn);
}
