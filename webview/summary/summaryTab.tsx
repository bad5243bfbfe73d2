import type { VNode } from "preact";
import { ScrollingPanel } from "../scrollingPanel";
import { AdviceCard } from "./adviceCard";
import { AveragesCard } from "./averagesCard";
import { GapCard } from "./gapCard";

export function SummaryTab(): VNode {
  return (
    <ScrollingPanel tab="summary">
      <AveragesCard />
      <GapCard />
      <AdviceCard />
    </ScrollingPanel>
  );
}
