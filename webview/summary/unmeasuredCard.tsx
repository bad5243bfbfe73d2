import type { VNode } from "preact";
import { IOU } from "../../src/core/metrics/metrics";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { headline } from "../store/headline";
import { UNDEFINED_TEXT } from "../../src/core/text/format";

const { reported, shapes: texts } = TEXTS;

/** Stands where the figure to report would, of a metric that has to be measured first. The header says what that takes. */
export function UnmeasuredCard(): VNode {
  const store = useStore();
  const metric = store.metric.value;
  return (
    <section class="reported unmeasured" aria-labelledby="unmeasured-title" data-testid="unmeasured">
      <h2 id="unmeasured-title">{reported.title}</h2>
      <p class="large">
        <span class="figure undefined" role="img" aria-label={TEXTS.figure.undefined(TEXTS.figure.unmeasured)}>
          {UNDEFINED_TEXT}
        </span>{" "}
        <span class="name">{metric.name}</span>
      </p>
      <p class="rule">{metric.formula}</p>
      {metric.note !== undefined && <p class="explanation">{metric.note}</p>}
      <p>
        <button
          type="button"
          class="link"
          onClick={() => {
            store.look({ metric: IOU.id });
            store.announce(headline(store));
          }}
        >
          {texts.showInstead(IOU.short)}
        </button>
      </p>
    </section>
  );
}
