import type { VNode } from "preact";
import { PRESETS, presetsOf } from "../../src/core/metrics/presets";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { ChoiceSelect } from "../parts/choiceSelect";

const { header } = TEXTS;

/** Sets the rules as a library or benchmark has them, and names those that have the present ones. */
export function PresetSelect(): VNode {
  const store = useStore();
  const presets = presetsOf(store.choices.value);
  return (
    <ChoiceSelect
      label={header.preset}
      title={[header.presetTitle, ...presets.map(({ name }) => name)].join("\n")}
      testId="preset"
      value={presets[0]?.id ?? ""}
      onChoose={(id) => {
        const chosen = PRESETS.find((preset) => preset.id === id);
        if (!chosen) return;
        store.choose({ zeroDivision: chosen.zeroDivision, presence: chosen.presence });
      }}
    >
      {presets.length === 0 && <option value="">{header.ownRules}</option>}
      {PRESETS.map(({ id, name, short }) => (
        // In the list every name stands above its rules; the closed list shows the short one whole.
        <optgroup key={id} label={name}>
          <option value={id}>{short}</option>
        </optgroup>
      ))}
    </ChoiceSelect>
  );
}
