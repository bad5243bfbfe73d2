import type { VNode } from "preact";
import { MessageButton } from "../parts/messageButton";
import { Popup } from "../parts/popup";
import { TEXTS } from "../texts/texts";
import { MetricSelect } from "./metricSelect";
import { PresetSelect } from "./presetSelect";
import { RuleSelects } from "./ruleSelects";
import { useWide } from "../parts/useWide";

const { header } = TEXTS;

/** From this width on all controls stand in one line; below, the rules stand in a menu. */
const WIDE = 1380;

/** The controls that decide what every figure of the page means. */
export function ChoiceSelects(): VNode {
  const isWide = useWide(WIDE);
  return (
    <div class="choices">
      <MetricSelect />
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
