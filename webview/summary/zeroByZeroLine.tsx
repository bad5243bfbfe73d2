import type { VNode } from "preact";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { averages: texts } = TEXTS;

/** How many cells the rule for 0/0 decides about, and what it makes of them. */
export function ZeroByZeroLine(): VNode {
  const store = useStore();
  const metric = store.metric.value;
  const figures = store.figures(metric);
  const { undefined: count, total } = figures.undefinedCells.value;
  const { of: entering } = figures.averages.value.pairwise;
  const rule = texts.zeroByZeroRule[store.choices.value.zeroDivision](count);
  return (
    <p class="explanation" data-testid="zero-by-zero" data-undefined-cells={count} data-cells={total}>
      {texts.zeroByZero(count, total, metric.short)}
      {count > 0 ? ` ${rule}` : "."}
      {entering === total && ` ${texts.allOrdersEqual}`}
    </p>
  );
}
