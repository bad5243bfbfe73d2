import type { VNode } from "preact";
import { ScrollingPanel } from "../scrollingPanel";
import { AveragesCard } from "./averagesCard";

export function SummaryTab(): VNode {
  return (
    <ScrollingPanel tab="summary">
      <AveragesCard />
    </ScrollingPanel>
  );
}
