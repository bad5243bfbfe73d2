import type { VNode } from "preact";
import type { Figure } from "../../src/core/numbers/figure";
import { DifferenceBar } from "./differenceBar";
import { differenceOf } from "../../src/core/averages/differenceOf";
import { DifferenceFigure } from "../figures/differenceFigure";

export interface DifferenceCellProps {
  readonly id: string;
  readonly of?: string;
  readonly global: Figure;
  readonly samplewise: Figure;
  /** Size of the difference that fills one half of the bar. */
  readonly scale: number;
}

/** Global minus samplewise, as a number with its sign and as a bar around 0. */
export function DifferenceCell({ id, of, global, samplewise, scale }: DifferenceCellProps): VNode {
  const value = differenceOf(global, samplewise);
  return (
    <span class="difference">
      <DifferenceBar value={value} scale={scale} />
      <DifferenceFigure id={id} of={of} value={value} />
    </span>
  );
}
