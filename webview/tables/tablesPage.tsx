import type { VNode } from "preact";
import { WarningIcon } from "../parts/warningIcon";
import { ChoiceSelect } from "../parts/choiceSelect";
import { MiddleText } from "../parts/middleText";
import { ProgressBar } from "../parts/progressBar";
import { Tabs } from "../parts/tabs";
import { TABLES_TEXTS as texts } from "../texts/tablesTexts";
import type { ShownTables, TableMetric } from "../../src/protocol/tables";
import { ClassesOfTables } from "./classesOfTables";
import { ConfusionOfTables } from "./confusionOfTables";
import { ImagesOfTables } from "./imagesOfTables";
import { SummaryOfTables } from "./summaryOfTables";
import { metricOf, TABLES_TABS, type TablesModel, type TablesTab } from "./tablesModel";

export interface TabProps {
  readonly model: TablesModel;
  readonly shown: ShownTables;
  /** The one that is shown. */
  readonly metric: TableMetric;
}

const PANELS: Readonly<Record<TablesTab, (props: TabProps) => VNode>> = {
  summary: SummaryOfTables,
  classes: ClassesOfTables,
  confusion: ConfusionOfTables,
  images: ImagesOfTables,
};

/** A report of any size: what is of sums at once, means over images once all are gone through, images page by page. */
export function TablesPage({ model }: { readonly model: TablesModel }): VNode {
  const now = model.state.value;
  return (
    <div class="page" data-testid="tables" data-phase={now.phase === "shown" ? now.shown.state : now.phase}>
      {now.phase === "opening" && (
        <main>
          <p class="empty" role="status">
            {texts.loading}
          </p>
          <Progress model={model} />
        </main>
      )}
      {now.phase === "refused" && (
        <main class="scrolling">
          <section class="card" role="alert" data-testid="tables-refused">
            <h2>{texts.refused}</h2>
            <p>{now.message}</p>
          </section>
        </main>
      )}
      {now.phase === "shown" && <Shown model={model} shown={now.shown} />}
    </div>
  );
}

function Shown({ model, shown }: Pick<TabProps, "model" | "shown">): VNode {
  const tab = model.tab.value;
  const metric = metricOf(shown, model.metric.value);
  const Panel = PANELS[tab];
  return (
    <>
      <header class="report-header">
        <div class="header-line">
          <h1 class="of-folders" title={`${shown.folders.prediction}\n${shown.folders.target}`}>
            <MiddleText text={texts.heading(lastPart(shown.folders.prediction), lastPart(shown.folders.target))} />
          </h1>
          <p class="facts">
            <span>{texts.images(shown.images)}</span>
            <span>{shown.classWords}</span>
            {shown.problemCount > 0 && (
              <span class="problems">
                <WarningIcon /> {texts.problems(shown.problemCount)}
              </span>
            )}
          </p>
        </div>
        {shown.isPartial && <p class="partial">{texts.partial}</p>}
        <div class="choices">
          <ChoiceSelect
            label={texts.metric}
            testId="metric"
            value={metric?.id ?? ""}
            onChoose={(id) => {
              model.showMetric(id);
            }}
          >
            {shown.metrics.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </ChoiceSelect>
        </div>
        <Progress model={model} />
      </header>
      <main>
        <Tabs
          label={texts.tabsLabel}
          tabs={TABLES_TABS}
          names={texts.tabs}
          current={tab}
          onChoose={(next) => {
            model.showTab(next);
          }}
        />
        <div id="tab-panel" class="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
          {metric && <Panel key={tab} model={model} shown={shown} metric={metric} />}
        </div>
      </main>
    </>
  );
}

function Progress({ model }: Pick<TabProps, "model">): VNode | undefined {
  const progress = model.progress.value;
  if (!progress) return undefined;
  const words = texts.progress(progress.done, progress.of);
  return (
    <ProgressBar label={texts.underWay} done={progress.done} total={progress.of} words={words} testId="tables-progress">
      <span>{words}</span>
      <span>{texts.progressNote}</span>
    </ProgressBar>
  );
}

function lastPart(folder: string): string {
  return folder.split(/[\\/]/).findLast((part) => part !== "") ?? folder;
}
