import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { useIntervals } from "../figures/useIntervals";
import { openImagesOf } from "../images/openImagesOf";
import { useStore } from "../storeContext";
import { DataTable } from "../table/dataTable";
import { tableView } from "../table/tableView";
import { TEXTS } from "../texts";
import { classContext } from "./classContext";
import { classColumns } from "./classColumns";
import { INTERVAL_COLUMNS } from "./intervalColumns";
import { ClassesToolbar } from "./classesToolbar";
import { classRows } from "./classRow";

export function ClassesTab(): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const rows = useMemo(() => classRows(evaluation), [evaluation]);
  const metric = store.metric.value;
  const { classesColumns } = store.view.value;
  const { intervals } = useIntervals(INTERVAL_COLUMNS.some(({ id }) => classesColumns.includes(id)) ? "draw" : "none");
  const columns = classColumns(store, metric, { rows, intervals });
  return (
    <div class="with-toolbar">
      <ClassesToolbar />
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
        empty={TEXTS.classes.none}
        {...tableView(store, "classes", columns)}
      />
    </div>
  );
}
