import type { VNode } from "preact";
import type { ObjectRow } from "../../src/core/counting/objectRows";
import { itemAt } from "../../src/core/numbers/numberAt";
import { imageContext } from "../images/rowContext";
import type { Store } from "../store/store";
import { useStore } from "../store/storeContext";
import { DataTable } from "../table/dataTable";
import { tableView } from "../table/tableView";
import { TEXTS } from "../texts/texts";
import { ObjectSums } from "./objectSums";
import { objectsModel } from "./objectsModel";
import { ObjectsToolbar } from "./objectsToolbar";
import { openObject } from "./openObject";
import { UnmeasuredObjects } from "./unmeasuredObjects";

const { objects: texts } = TEXTS;

/** Every object: found, missed or invented; each leads to where it lies. */
export function ObjectsTab(): VNode {
  const model = objectsModel(useStore());
  if (model.all.value === undefined) return <UnmeasuredObjects />;
  return (
    <div class="with-toolbar">
      <ObjectsToolbar />
      <ObjectSums />
      <Table />
    </div>
  );
}

function Table(): VNode {
  const store = useStore();
  const model = objectsModel(store);
  const { objectsSort } = store.view.value;
  const columns = model.columns.value;
  const { images } = store.evaluation.value;
  return (
    <DataTable
      label={texts.table}
      rows={model.filtered.value}
      columns={columns}
      rowKey={objectKey}
      rowClass={(row) => (isInViewer(store, row) ? "in-viewer" : "")}
      rowContext={({ image }) => imageContext(itemAt(images, image))}
      empty={
        model.ofClasses.value.length === 0 ? (
          texts.none
        ) : (
          <>
            {texts.nonePasses}
            <button
              type="button"
              class="secondary"
              data-testid="show-all-objects"
              onClick={() => {
                store.look({ objectsFilter: "", objectsShown: "all" });
              }}
            >
              {texts.showAll}
            </button>
          </>
        )
      }
      onOpen={(row) => {
        openObject(store, row);
      }}
      {...tableView(store, "objects", columns, objectsSort)}
    />
  );
}

function objectKey({ image, side, object }: ObjectRow): string {
  return `${image} ${side} ${object}`;
}

function isInViewer(store: Store, { image, side, object }: ObjectRow): boolean {
  const { image: open, focus } = store.view.value.viewer;
  return (
    focus?.kind === "object" &&
    focus.side === side &&
    focus.object === object &&
    store.evaluation.value.images[image]?.name === open
  );
}
