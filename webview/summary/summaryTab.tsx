import type { VNode } from "preact";
import { useImageGroups } from "../figures/useImageGroups";
import { useIntervals } from "../figures/useIntervals";
import { ScrollingPanel } from "../scrollingPanel";
import { useStore } from "../storeContext";
import { AdviceCard } from "./adviceCard";
import { AveragesCard } from "./averagesCard";
import { GapCard } from "./gapCard";
import { OverallCard } from "./overallCard";
import { VerdictCard } from "./verdictCard";

export function SummaryTab(): VNode {
  const store = useStore();
  const groups = useImageGroups();
  const intervals = useIntervals({
    evaluation: store.evaluation.value,
    metric: store.metric.value,
    groups: groups.ok ? groups.groups : undefined,
    wanted: store.complete.value && groups.ok ? "draw" : "none",
  });
  return (
    <ScrollingPanel tab="summary">
      <VerdictCard intervals={intervals} />
      <AveragesCard intervals={intervals} groups={groups} />
      <GapCard />
      <OverallCard />
      <AdviceCard />
    </ScrollingPanel>
  );
}
