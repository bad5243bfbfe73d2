import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { ScrollingPanel } from "../parts/scrollingPanel";
import { useStore } from "../store/storeContext";
import { ConfusionControls } from "./confusionControls";
import { ConfusionGrid } from "./confusionGrid";
import { confusionSums } from "./confusionShares";
import { LeftOutPixels } from "./leftOutPixels";
import { MixUpList } from "./mixUpList";

export function ConfusionTab(): VNode {
  const { confusion } = useStore().evaluation.value;
  const sums = useMemo(() => confusionSums(confusion), [confusion]);
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
