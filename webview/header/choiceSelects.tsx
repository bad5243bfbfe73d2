import type { VNode } from "preact";
import { PRESETS, presetsOf } from "../../src/core/metrics/presets";
import { headline } from "../figures/headline";
import { MessageButton } from "../messageButton";
import { useStore } from "../storeContext";
import { TEXTS } from "../texts";
import { BetaField } from "./betaField";
import { ChoiceSelect } from "./choiceSelect";
import { SubsetField } from "./subsetField";
import { ThresholdField } from "./thresholdField";

const { header } = TEXTS;

/** The controls that decide what every figure of the page means. */
export function ChoiceSelects(): VNode {
  const store = useStore();
  const { undefined: zeroByZero, presence } = store.choices.value;
  const presets = presetsOf(store.choices.value);
  const metrics = store.metrics.value;
  return (
    <div class="choices">
      <ChoiceSelect
        label={header.metric}
        title={[store.metric.value.formula, store.metric.value.note].filter(Boolean).join("\n")}
        testId="metric"
        value={store.metric.value.id}
        onChoose={(metric) => {
          store.look({ metric });
          store.announce(headline(store));
        }}
      >
        {([1, 2] as const).map((tier) => (
          <optgroup key={tier} label={tier === 1 ? header.tier1 : header.tier2}>
            {metrics
              .filter((metric) => metric.tier === tier)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </ChoiceSelect>
      <BetaField />
      <ThresholdField />
      <ChoiceSelect
        label={header.undefined}
        title={header.undefinedTitle}
        testId="undefined"
        value={String(zeroByZero)}
        onChoose={(value) => {
          const chosen = TEXTS.undefinedOptions.find((option) => String(option.value) === value);
          if (!chosen) return;
          store.choose({ undefined: chosen.value });
        }}
      >
        {TEXTS.undefinedOptions.map(({ value, name }) => (
          <option key={value} value={String(value)}>
            {name}
          </option>
        ))}
      </ChoiceSelect>
      <ChoiceSelect
        label={header.presence}
        title={header.presenceTitle}
        testId="presence"
        value={presence}
        onChoose={(value) => {
          const chosen = TEXTS.presenceOptions.find((option) => option.value === value);
          if (!chosen) return;
          store.choose({ presence: chosen.value });
        }}
      >
        {TEXTS.presenceOptions.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </ChoiceSelect>
      <ChoiceSelect
        label={header.preset}
        title={[header.presetTitle, ...presets.map(({ name }) => name)].join("\n")}
        testId="preset"
        value={presets[0]?.id ?? ""}
        onChoose={(id) => {
          const chosen = PRESETS.find((preset) => preset.id === id);
          if (!chosen) return;
          store.choose({ undefined: chosen.undefined, presence: chosen.presence });
        }}
      >
        {presets.length === 0 && <option value="">{header.ownRules}</option>}
        {PRESETS.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </ChoiceSelect>
      <SubsetField />
      <MessageButton message={{ type: "exportReport" }} testId="export" title={header.exportTitle}>
        {header.export}
      </MessageButton>
    </div>
  );
}
