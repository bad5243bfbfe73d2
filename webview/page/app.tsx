import type { VNode } from "preact";
import { ClassesTab } from "../classes/classesTab";
import { CompareTab } from "../compare/compareTab";
import { ConfusionTab } from "../confusion/confusionTab";
import { DataCheckTab } from "../dataCheck/dataCheckTab";
import { FailedRun } from "./failedRun";
import { ReportHeader } from "../header/reportHeader";
import { ImagesTab } from "../images/imagesTab";
import { NothingCounted } from "./nothingCounted";
import { ObjectsTab } from "../objects/objectsTab";
import { useStore } from "../store/storeContext";
import { SummaryTab } from "../summary/summaryTab";
import { TabList } from "./tabList";
import { TEXTS } from "../texts/texts";
import { UnreadableReport } from "./unreadableReport";
import type { TabId } from "../view/view";
import { Viewer } from "../viewer/viewer";

const TAB_PANELS: Readonly<Record<TabId, () => VNode>> = {
  summary: SummaryTab,
  classes: ClassesTab,
  images: ImagesTab,
  confusion: ConfusionTab,
  dataCheck: DataCheckTab,
  compare: CompareTab,
  objects: ObjectsTab,
};

/** The whole page. */
export function App(): VNode {
  const store = useStore();
  const run = store.run.value;
  return (
    <div class="page" data-testid="run-state" data-phase={run?.phase ?? "loading"}>
      {run === undefined && <p class="empty">{TEXTS.loading}</p>}
      {run?.phase === "failed" && <FailedRun message={run.message} />}
      {run?.phase === "unreadable" && <UnreadableReport message={run.message} />}
      {run !== undefined && run.phase !== "failed" && run.phase !== "unreadable" && <ReportView />}
      <LiveRegion />
    </div>
  );
}

/** Tells what has changed. */
function LiveRegion(): VNode {
  const { announcement } = useStore();
  return (
    <div class="visually-hidden" role="status" data-testid="live-region">
      {announcement.value}
    </div>
  );
}

function ReportView(): VNode {
  const store = useStore();
  const { tab, viewer } = store.view.value;
  const Panel = TAB_PANELS[tab];
  const hasFigures = store.evaluation.value.table.classes.length > 0 && store.evaluation.value.images.length > 0;
  return (
    <>
      <ReportHeader />
      <main>
        <h1 class="visually-hidden">{TEXTS.heading}</h1>
        <TabList />
        <div class={viewer.image === undefined ? "work" : "work with-viewer"}>
          <div
            id="tab-panel"
            class="tab-panel"
            role="tabpanel"
            aria-labelledby={`tab-${tab}`}
            data-partial={!store.complete.value}
          >
            {hasFigures || (tab === "dataCheck" && store.refusal.value === undefined) ? (
              <Panel key={tab} />
            ) : (
              <NothingCounted />
            )}
          </div>
          {viewer.image !== undefined && <Viewer />}
        </div>
      </main>
    </>
  );
}
