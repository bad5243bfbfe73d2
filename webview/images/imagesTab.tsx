import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { cellTally } from "../../src/core/cells";
import { className } from "../../src/core/className";
import type { Tally } from "../../src/core/tally";
import { ChoiceSelect } from "../header/choiceSelect";
import { useStore } from "../storeContext";
import { DataTable } from "../table/dataTable";
import { tableView } from "../table/tableView";
import { TEXTS } from "../texts";
import { IMAGES_VIEWS } from "../view";
import { classOf } from "./classOf";
import { imageColumns } from "./imageColumns";
import { imageRows } from "./imageRow";
import { filterImages } from "./imagesInOrder";

const { images: texts } = TEXTS;

export function ImagesTab(): VNode {
  const store = useStore();
  const evaluation = store.evaluation.value;
  const all = useMemo(() => imageRows(evaluation), [evaluation]);
  const { imagesFilter: filter, imagesView, viewer } = store.view.value;
  const rows = useMemo(() => filterImages(all, filter), [all, filter]);
  const metric = store.metric.value;
  const { table, cells } = evaluation;
  const classIndex = classOf(table.classes, store.view.value.imagesClass);
  const columns = imageColumns(store, metric, classIndex);
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
        <ChoiceSelect
          label={texts.view}
          testId="images-view"
          value={imagesView}
          onChoose={(value) => {
            store.look({ imagesView: IMAGES_VIEWS.find((view) => view === value) ?? imagesView });
          }}
        >
          {IMAGES_VIEWS.map((view) => (
            <option key={view} value={view}>
              {texts.views[view]}
            </option>
          ))}
        </ChoiceSelect>
        {imagesView === "list" && <ChoiceSelect
          label={texts.class}
          testId="images-class"
          value={classIndex === undefined ? "" : String(table.classes[classIndex]?.label)}
          onChoose={(value) => {
            store.look({ imagesClass: value === "" ? undefined : Number(value) });
          }}
        >
          <option value="">{texts.allClasses}</option>
          {table.classes.map(({ label }, index) => (
            <option key={label} value={label}>
              {className(table, index)}
            </option>
          ))}
        </ChoiceSelect>}
        <span class="dim" role="status" data-testid="shown">
          {texts.shown(rows.length, all.length)}
        </span>
      </div>
      <DataTable
        label={texts.table(metric.name)}
        rows={rows}
        columns={columns}
        rowKey={({ image }) => image.name}
        rowClass={({ image, index }) =>
          [
            ...(classIndex !== undefined && isAbsent(cellTally(cells, index, classIndex)) ? ["absent"] : []),
            ...(image.name === viewer.image ? ["in-viewer"] : []),
          ].join(" ")
        }
        empty={filter === "" ? texts.none : texts.noneMatches(filter)}
        {...tableView(store, "images", columns)}
      />
    </div>
  );
}

function isAbsent({ tp, fp, fn }: Tally): boolean {
  return tp + fp + fn === 0;
}
