import { DRAWS_A_PART } from "../intervals/drawnDeviations";
import { swapsOfPart, type PartReach } from "./runRows";
import type { SwapPlan } from "./signSwap";
import { SWAPS_A_PART } from "./swapWays";

/** How draws and swaps are cut into parts: those that swap follow those that draw. */
export interface DrawParts {
  readonly drawing: number;
  readonly all: number;
  /** The draws or the swaps that a part makes. */
  readonly reach: (part: number) => PartReach;
}

/**
 * @param rows of each run: one or none is never drawn from.
 * @param columns of all runs whose gains are held together.
 */
export function drawParts(draws: number, rows: number, plan: SwapPlan, columns: number): DrawParts {
  const drawing = rows < 2 ? 0 : Math.ceil(draws / DRAWS_A_PART);
  return {
    drawing,
    all: drawing + Math.ceil(plan.swaps / SWAPS_A_PART),
    reach: (part) =>
      part < drawing
        ? { draws: { first: part * DRAWS_A_PART, end: Math.min(draws, (part + 1) * DRAWS_A_PART) } }
        : { swaps: swapsOfPart(part - drawing, plan, columns) },
  };
}
