import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { ScrollingPanel } from "../parts/scrollingPanel";
import type { Confusion } from "../../src/core/counting/confusion";
import { confusionByNearness } from "../../src/core/counting/confusionByNearness";
import { toleranceText } from "../../src/core/metrics/shapeMetrics";
import { refusalOf } from "../../src/core/shapes/refusals";
import { shapeOptions } from "../../src/core/shapes/shapeOptions";
import { MeasureNotice } from "../shapes/measureNotice";
import { whatLacks } from "../store/whatLacks";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { ConfusionControls } from "./confusionControls";
import { ConfusionGrid } from "./confusionGrid";
import { confusionSums } from "./confusionShares";
import { LeftOutPixels } from "./leftOutPixels";
import { MixUpList } from "./mixUpList";

const { confusion: texts } = TEXTS;

export function ConfusionTab(): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const { confusionPixels } = store.view.value;
  const confusion = useMemo(
    () => (confusionPixels === "all" ? evaluation.confusion : confusionByNearness(evaluation, confusionPixels)),
    [evaluation, confusionPixels],
  );
  if (evaluation.table.regions)
    return (
      <ScrollingPanel tab="confusion">
        <p class="explanation" data-testid="no-confusion">
          {texts.notOverRegions}
        </p>
      </ScrollingPanel>
    );
  const lacking = whatLacks(evaluation, "boundary");
  return (
    <ScrollingPanel tab="confusion">
      <ConfusionControls />
      {confusion ? (
        <Shown confusion={confusion} />
      ) : (
        lacking && <MeasureNotice name={texts.byNearness} lacking={lacking} estimate="at once" />
      )}
    </ScrollingPanel>
  );
}

function Shown({ confusion }: { readonly confusion: Confusion }): VNode {
  const sums = useMemo(() => confusionSums(confusion), [confusion]);
  return (
    <div class="confusion-columns">
      <div>
        <BandLine />
        <ConfusionGrid confusion={confusion} sums={sums} />
        <LeftOutPixels confusion={confusion} />
      </div>
      <MixUpList confusion={confusion} />
    </div>
  );
}

/** How wide the band is, where it parts the pixels. */
function BandLine(): VNode | undefined {
  const store = useStore();
  if (store.view.value.confusionPixels === "all") return undefined;
  const refused = store.evaluation.value.images.filter(
    ({ measures }) => measures && refusalOf(measures, "boundary") !== undefined,
  ).length;
  return (
    <p class="explanation" data-testid="confusion-band">
      {texts.bandOf(toleranceText(shapeOptions(store.choices.value.shapes).band))}
      {refused > 0 && ` ${texts.refused(refused)}`}
    </p>
  );
}
