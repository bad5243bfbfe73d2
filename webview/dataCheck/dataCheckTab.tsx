import type { VNode } from "preact";
import { ScrollingPanel } from "../scrollingPanel";
import { FileLists } from "./fileLists";
import { PairingCard } from "./pairingCard";
import { ProblemsCard } from "./problemsCard";

export function DataCheckTab(): VNode {
  return (
    <ScrollingPanel tab="dataCheck">
      <PairingCard />
      <ProblemsCard />
      <FileLists />
    </ScrollingPanel>
  );
}
