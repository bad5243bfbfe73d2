import type { VNode } from "preact";
import type { Figure } from "../../src/core/numbers/figure";
import { formatDifference } from "../texts/format";
import { TEXTS } from "../texts/texts";
import { FigureValue } from "./figureValue";

export interface DifferenceFigureProps {
  readonly id: string;
  readonly of?: string | undefined;
  readonly value: Figure;
}

/** Global minus samplewise, a number with its sign. */
export function DifferenceFigure({ id, of, value }: DifferenceFigureProps): VNode {
  return (
    <FigureValue
      id={id}
      {...(of !== undefined && { of })}
      value={value}
      reason={TEXTS.figure.oneUndefined}
      format={formatDifference}
    />
  );
}
