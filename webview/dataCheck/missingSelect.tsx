import type { VNode } from "preact";
import { ChoiceSelect } from "../parts/choiceSelect";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { dataCheck: texts } = TEXTS;

/** What targets without a prediction count as; shown where there are any. */
export function MissingSelect(): VNode | undefined {
  const store = useStore();
  const { images, pairing } = store.report.value;
  if (pairing.targetsOnly.length === 0 && images.every(({ prediction }) => prediction)) return undefined;
  return (
    <p>
      <ChoiceSelect
        label={texts.missing}
        title={texts.missingTitle}
        testId="missing"
        value={store.choices.value.missing}
        onChoose={(value) => {
          const chosen = TEXTS.missingOptions.find((option) => option.value === value);
          if (chosen) store.choose({ missing: chosen.value });
        }}
      >
        {TEXTS.missingOptions.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </ChoiceSelect>
    </p>
  );
}
