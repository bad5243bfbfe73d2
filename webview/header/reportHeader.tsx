import type { VNode } from "preact";
import { ChangesBar } from "./changesBar";
import { ChoiceSelects } from "./choiceSelects";
import { ComparedFolders } from "./comparedFolders";
import { GatesStrip } from "./gatesStrip";
import { MeasureBar } from "./measureBar";
import { ReadingLine } from "./readingLine";
import { ReportFacts } from "./reportFacts";
import { RunBar } from "./runBar";
import { ShapeFields } from "./shapeFields";

/** Stands above every tab: what the figures are of, what they mean, and whether they are complete. */
export function ReportHeader(): VNode {
  return (
    <header class="report-header">
      <div class="header-line">
        <ComparedFolders />
        <ReportFacts />
        <ReadingLine />
      </div>
      <ChoiceSelects />
      <ShapeFields />
      <RunBar />
      <ChangesBar />
      <MeasureBar />
      <GatesStrip />
    </header>
  );
}
