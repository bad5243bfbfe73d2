import type { Intervals } from "../../src/core/bootstrap";

/** A drawing of intervals under way. */
export interface Drawing {
  /** Nothing is heard of it afterwards. */
  readonly cancel: () => void;
}

export type OnDrawn = (intervals: Intervals) => void;
