import type { VNode } from "preact";
import { headline } from "../store/headline";
import { MessageButton } from "../parts/messageButton";
import { Popup } from "../parts/popup";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { ChoiceSelect } from "../parts/choiceSelect";
import { PresetSelect } from "./presetSelect";
import { RuleSelects } from "./ruleSelects";
import { useWide } from "../parts/useWide";

const { header } = TEXTS;

/** From this width on all controls stand in one line; below, the rules stand in a menu. */
const WIDE = 1380;

/** The controls that decide what every figure of the page means. */
export function ChoiceSelects(): VNode {
  const store = useStore();
  const metrics = store.metrics.value;
  const isWide = useWide(WIDE);
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
      <PresetSelect />
      {isWide ? (
        <RuleSelects />
      ) : (
        <Popup title={header.rules} testId="rules" look="rules">
          <RuleSelects />
        </Popup>
      )}
      <MessageButton message={{ type: "exportReport" }} testId="export" title={header.exportTitle}>
        {header.export}
      </MessageButton>
    </div>
  );
}
