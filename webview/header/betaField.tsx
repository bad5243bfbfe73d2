import type { VNode } from "preact";
import { BETA_PRESETS, DEFAULT_BETA } from "../../src/core/metrics/fbeta";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { NumberField } from "../parts/numberField";

const { header: texts } = TEXTS;

/** Beta of F-beta, shown while that is the metric. */
export function BetaField(): VNode | undefined {
  const store = useStore();
  if (store.metric.value.id !== "fbeta") return undefined;
  return (
    <NumberField
      label={texts.beta}
      title={texts.betaTitle}
      testId="beta"
      value={store.choices.value.beta ?? DEFAULT_BETA}
      min={0.1}
      step={0.1}
      list="beta-presets"
      isRight={(beta) => beta > 0}
      onChoose={(beta) => {
        store.choose({ beta });
      }}
    >
      <datalist id="beta-presets">
        {BETA_PRESETS.map((beta) => (
          <option key={beta} value={beta} />
        ))}
      </datalist>
    </NumberField>
  );
}
