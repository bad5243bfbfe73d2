import type { VNode } from "preact";
import type { Mean } from "../../src/core/mean";
import { FigureValue } from "../figures/figureValue";
import { TEXTS } from "../texts";

/** A mean over the classes, below their column. */
export function FooterFigure({ id, mean }: { readonly id: string; readonly mean: Mean }): VNode {
  return (
    <FigureValue
      id={id}
      value={mean.value}
      reason={TEXTS.figure.noValueEnters}
      note={TEXTS.averages.meanOf(mean.of, mean.total, "classes")}
    />
  );
}
