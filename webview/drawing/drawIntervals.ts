import { Bootstrap, type Intervals } from "../../src/core/intervals/bootstrap";
import type { BootstrapInput } from "../../src/core/intervals/bootstrapInput";
import { drawBehind } from "./drawBehind";
import type { Drawing } from "./drawing";

/** Draws the intervals of a report, behind the page. */
export function drawIntervals(input: BootstrapInput, onDrawn: (intervals: Intervals) => void): Drawing {
  const sliced = () => {
    const draws = new Bootstrap(input);
    return { advance: (count: number) => draws.advance(count), result: () => draws.intervals() };
  };
  return drawBehind({ kind: "intervals", input }, sliced, onDrawn);
}
