import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { useStore } from "../storeContext";
import { DataTable } from "../table/dataTable";
import { tableView } from "../table/tableView";
import { TEXTS } from "../texts";
import { imageColumns } from "./imageColumns";
import { imageRows } from "./imageRow";

const { images: texts } = TEXTS;

export function ImagesTab(): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const all = useMemo(() => imageRows(evaluation), [evaluation]);
  const { imagesFilter: filter } = store.view.value;
  const rows = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return wanted === "" ? all : all.filter(({ image }) => image.name.toLowerCase().includes(wanted));
  }, [all, filter]);
  const metric = store.metric.value;
  const columns = imageColumns(store, metric);
  return (
    <div class="with-toolbar">
      <div class="toolbar">
        <input
          type="search"
          class="filter"
          data-testid="filter"
          placeholder={texts.filter}
          aria-label={texts.filter}
          value={filter}
          onInput={({ currentTarget }) => {
            store.look({ imagesFilter: currentTarget.value });
          }}
        />
        <span class="dim" role="status" data-testid="shown">
          {texts.shown(rows.length, all.length)}
        </span>
      </div>
      <DataTable
        label={texts.table(metric.name)}
        rows={rows}
        columns={columns}
        rowKey={({ image }) => image.name}
        empty={filter === "" ? texts.none : texts.noneMatches(filter)}
        {...tableView(store, "images", columns)}
      />
    </div>
  );
}
