import type { VNode } from "preact";
import { surfaceSides } from "../../src/core/averages/surfaceSides";
import { swallowedCells } from "../../src/core/averages/swallowedCells";
import { shapeUses } from "../../src/core/metrics/shapeUses";
import { shapeWordsOf } from "../../src/core/sentences/shapeWords";
import { RefusedImages } from "../shapes/refusedImages";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { shapes: texts } = TEXTS;

/** What a figure of shapes was made under, with the cells that have an outline on one side or none, or that a band takes in whole. */
export function ShapesLine(): VNode | undefined {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  if (!metric.shape) return undefined;
  const uses = shapeUses(metric.id);
  const words = shapeWordsOf(metric, evaluation).join(", ");
  const sides = uses.includes("dialect") ? surfaceSides(evaluation) : undefined;
  const cells = uses.includes("band") ? swallowedCells(evaluation, evaluation.classSet) : undefined;
  return (
    <>
      <p
        class="explanation"
        data-testid="shapes-line"
        data-one-empty={sides?.oneEmpty}
        data-both-empty={sides?.bothEmpty}
        data-swallowed={cells?.swallowed}
      >
        {words !== "" && `${words.charAt(0).toUpperCase()}${words.slice(1)}. `}
        {sides && `${texts.sides(sides)} `}
        {cells && cells.swallowed > 0 && texts.swallowed(cells.swallowed, cells.total)}
      </p>
      <RefusedImages kind={metric.shape.kind} />
    </>
  );
}
