import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { advice } from "../../src/core/sentences/advice";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

/** Which figure to report for this data set, with its own numbers. */
export function AdviceCard(): VNode | undefined {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const metric = store.metric.value;
  const given = useMemo(() => advice(evaluation, metric), [evaluation, metric]);
  if (!given) return undefined;
  return (
    <section class="card advice" aria-labelledby="advice-title" data-testid="advice">
      <h2 id="advice-title">{TEXTS.advice.title}</h2>
      {given.sentences.map(({ id, text }) => (
        <p key={id} class={id === "recommended" ? "recommended" : ""} data-sentence={id}>
          {text}
        </p>
      ))}
    </section>
  );
}
