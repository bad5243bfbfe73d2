import type { VNode } from "preact";
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
  const wanted = store.complete.value ? "draw" : "none";
  const intervals = useIntervals(store.evaluation.value, store.metric.value, wanted);
  return (
    <ScrollingPanel tab="summary">
      <VerdictCard intervals={intervals} />
      <AveragesCard intervals={intervals} />
      <GapCard />
      <OverallCard />
      <AdviceCard />
    </ScrollingPanel>
  );
}
