import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { SAMPLEWISE_AVERAGES } from "../../src/core/averages/averages";
import { gap } from "../../src/core/gap/gap";
import { Waterfall } from "../charts/waterfall";
import { useStore } from "../store/storeContext";
import { AVERAGE_TERMS, termWords } from "../texts/terms";
import { TEXTS } from "../texts/texts";

const { gap: texts } = TEXTS;

/** Why the global and the samplewise figure differ, step by step. */
export function GapCard(): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  const { gapAverage } = store.view.value;
  const account = useMemo(() => gap(evaluation, metric, gapAverage), [evaluation, metric, gapAverage]);
  return (
    <section class="card gap" aria-labelledby="gap-title" data-testid="gap">
      <h3 id="gap-title">{texts.title}</h3>
      <label class="choice">
        <span>{texts.to}</span>
        <select
          data-testid="gap-average"
          value={gapAverage}
          onChange={({ currentTarget: { value } }) => {
            store.look({ gapAverage: SAMPLEWISE_AVERAGES.find(({ id }) => id === value)?.id ?? gapAverage });
          }}
        >
          {SAMPLEWISE_AVERAGES.map(({ id }) => (
            <option key={id} value={id}>
              {termWords(AVERAGE_TERMS[id])}
            </option>
          ))}
        </select>
      </label>
      {account ? (
        <Waterfall gap={account} table={evaluation.table} />
      ) : (
        <p class="explanation">{texts.none(metric.short)}</p>
      )}
    </section>
  );
}
