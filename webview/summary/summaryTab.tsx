import type { VNode } from "preact";
import { useIntervals } from "../figures/useIntervals";
import { ScrollingPanel } from "../scrollingPanel";
import { AdviceCard } from "./adviceCard";
import { AveragesCard } from "./averagesCard";
import { Banners } from "./banners";
import { DetectionCard } from "./detectionCard";
import { GapCard } from "./gapCard";
import { OverallCard } from "./overallCard";
import { SpreadCard } from "./spreadCard";
import { ThresholdCard } from "./thresholdCard";
import { VerdictCard } from "./verdictCard";

export function SummaryTab(): VNode {
  const { intervals, groups } = useIntervals();
  return (
    <ScrollingPanel tab="summary">
      <Banners />
      <VerdictCard intervals={intervals} />
      <DetectionCard />
      <AveragesCard intervals={intervals} groups={groups} />
      <ThresholdCard />
      <GapCard />
      <SpreadCard />
      <OverallCard />
      <AdviceCard />
    </ScrollingPanel>
  );
}
