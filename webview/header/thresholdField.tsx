import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { DEFAULT_THRESHOLD } from "../../src/core/reading/thresholdLevel";
import { thresholdOf } from "../../src/core/threshold/thresholdCurve";
import { withThreshold } from "../../src/core/threshold/withThreshold";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { NumberField } from "../parts/numberField";

const { header: texts } = TEXTS;

/** From which share of their range on scores are foreground; shown while predictions are read so. */
export function ThresholdField(): VNode | undefined {
  const store = useStore();
  const [report, choices] = [store.report.value, store.choices.value];
  const isRead = useMemo(() => thresholdOf(report, choices) !== undefined, [report, choices]);
  if (!isRead) return undefined;
  const { threshold = DEFAULT_THRESHOLD } = choices;
  return (
    <NumberField
      label={texts.threshold}
      title={texts.thresholdTitle}
      testId="threshold"
      value={threshold}
      min={0.01}
      max={1}
      step={0.01}
      isRight={(chosen) => chosen > 0 && chosen <= 1}
      onChoose={(chosen) => {
        store.choose(withThreshold(choices, chosen));
      }}
    />
  );
}
