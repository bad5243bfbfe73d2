import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { ScrollingPanel } from "../parts/scrollingPanel";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import { ConfusionControls } from "./confusionControls";
import { ConfusionGrid } from "./confusionGrid";
import { confusionSums } from "./confusionShares";
import { LeftOutPixels } from "./leftOutPixels";
import { MixUpList } from "./mixUpList";

export function ConfusionTab(): VNode {
  const { confusion, table } = useStore().evaluation.value;
  const sums = useMemo(() => confusionSums(confusion), [confusion]);
  if (table.regions)
    return (
      <ScrollingPanel tab="confusion">
        <p class="explanation" data-testid="no-confusion">
          {TEXTS.confusion.notOverRegions}
        </p>
      </ScrollingPanel>
    );
  return (
    <ScrollingPanel tab="confusion">
      <ConfusionControls />
      <div class="confusion-columns">
        <div>
          <ConfusionGrid sums={sums} />
          <LeftOutPixels />
        </div>
        <MixUpList />
      </div>
    </ScrollingPanel>
  );
}
