import type { VNode } from "preact";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { BetaField } from "./betaField";
import { ChoiceSelect } from "../parts/choiceSelect";
import { SubsetField } from "./subsetField";
import { ThresholdField } from "./thresholdField";

const { header } = TEXTS;

/** What counts and how: chosen more seldom than the metric, so that these give way first where there is no room. */
export function RuleSelects(): VNode {
  const store = useStore();
  const { zeroDivision: zeroByZero, presence } = store.choices.value;
  return (
    <>
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
          store.choose({ zeroDivision: chosen.value });
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
      <SubsetField />
    </>
  );
}
