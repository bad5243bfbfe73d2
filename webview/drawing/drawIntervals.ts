import { DEFAULT_BOOTSTRAP, type Intervals } from "../../src/core/intervals/bootstrap";
import type { BootstrapInput } from "../../src/core/intervals/bootstrapInput";
import { drawBehind } from "./drawBehind";
import type { Drawing } from "./drawing";

/** Draws the intervals of a report, behind the page. */
export function drawIntervals(input: BootstrapInput, onDrawn: (intervals: Intervals) => void): Drawing {
  return drawBehind({ kind: "intervals", input, options: DEFAULT_BOOTSTRAP }, onDrawn);
}
