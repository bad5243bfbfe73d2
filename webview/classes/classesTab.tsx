import type { VNode } from "preact";
import { intervalColumns } from "../../src/core/classesTable/metricColumns";
import { useMemo } from "preact/hooks";
import { useIntervals } from "../figures/useIntervals";
import { openImagesOf } from "../images/openImagesOf";
import { useStore } from "../store/storeContext";
import { DataTable } from "../table/dataTable";
import { withoutHidden } from "../table/columnSettings";
import { tableView } from "../table/tableView";
import { TEXTS } from "../texts/texts";
import { classContext } from "./classContext";
import { classColumns } from "./classColumns";
import { ClassesToolbar } from "./classesToolbar";
import { classRows } from "./classRow";
import { filterClasses } from "./filterClasses";

export function ClassesTab(): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const all = useMemo(() => classRows(evaluation), [evaluation]);
  const { classesColumns, classesFilter, classesSort, hiddenColumns } = store.view.value;
  const rows = useMemo(() => filterClasses(all, evaluation.table, classesFilter), [all, evaluation, classesFilter]);
  const metric = store.metric.value;
  const { intervals } = useIntervals(
    intervalColumns(metric).some(({ id }) => classesColumns.includes(id)) ? "draw" : "none",
  );
  const usual = classColumns(store, metric, { rows: all, intervals });
  const columns = withoutHidden("classes", usual, hiddenColumns);
  return (
    <div class="with-toolbar">
      <ClassesToolbar shownClasses={rows.length} columns={usual} />
      <DataTable
        label={TEXTS.classes.table(metric.name)}
        rows={rows}
        columns={columns}
        rowKey={({ info }) => String(info.label)}
        rowClass={({ role }) => role}
        rowContext={classContext}
        onOpen={({ info }) => {
          openImagesOf(store, info.label);
        }}
        empty={all.length === 0 ? TEXTS.classes.none : TEXTS.classes.noneMatches(classesFilter)}
        {...tableView(store, "classes", columns, classesSort)}
      />
    </div>
  );
}
