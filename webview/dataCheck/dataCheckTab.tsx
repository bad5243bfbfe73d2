import type { VNode } from "preact";
import { ScrollingPanel } from "../parts/scrollingPanel";
import { FileLists } from "./fileLists";
import { FindingsCard } from "./findingsCard";
import { LabelsCard } from "./labelsCard";
import { PairingCard } from "./pairingCard";
import { ProblemsCard } from "./problemsCard";

export function DataCheckTab(): VNode {
  return (
    <ScrollingPanel tab="dataCheck">
      <PairingCard />
      <FindingsCard />
      <ProblemsCard />
      <LabelsCard />
      <FileLists />
    </ScrollingPanel>
  );
}
