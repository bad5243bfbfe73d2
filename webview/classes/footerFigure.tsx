import type { VNode } from "preact";
import type { Mean } from "../../src/core/averages/mean";
import { FigureValue } from "../figures/figureValue";
import { TEXTS } from "../texts/texts";

export interface FooterFigureProps {
  readonly id: string;
  readonly mean: Mean;
  /** How the mean is taken, where its column does not tell. */
  readonly note?: string;
}

/** A mean over the classes, below their column. */
export function FooterFigure({ id, mean, note }: FooterFigureProps): VNode {
  const rests = TEXTS.averages.meanOf(mean.of, mean.total, "classes");
  return (
    <FigureValue
      id={id}
      value={mean.value}
      reason={TEXTS.figure.noValueEnters}
      note={note === undefined ? rests : `${note}\n${rests}`}
    />
  );
}
