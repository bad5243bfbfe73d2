import type { VNode } from "preact";
import { BETA_PRESETS, DEFAULT_BETA } from "../../src/core/metrics/fbeta";
import { useStore } from "../storeContext";
import { TEXTS } from "../texts";

const { header: texts } = TEXTS;

/** Beta of F-beta, shown while that is the metric. */
export function BetaField(): VNode | undefined {
  const store = useStore();
  if (store.metric.value.id !== "fbeta") return undefined;
  return (
    <label class="choice" title={texts.betaTitle}>
      <span>{texts.beta}</span>
      <input
        type="number"
        class="short"
        data-testid="beta"
        min={0.1}
        step={0.1}
        list="beta-presets"
        value={store.choices.value.beta ?? DEFAULT_BETA}
        onChange={({ currentTarget }) => {
          const beta = currentTarget.valueAsNumber;
          if (beta > 0) store.choose({ beta });
          else currentTarget.value = String(store.choices.value.beta ?? DEFAULT_BETA);
        }}
      />
      <datalist id="beta-presets">
        {BETA_PRESETS.map((beta) => (
          <option key={beta} value={beta} />
        ))}
      </datalist>
    </label>
  );
}
