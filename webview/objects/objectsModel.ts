import { partOfView } from "../store/partOfView";
import { computed, type ReadonlySignal } from "@preact/signals";
import { oncePer } from "../../src/core/collections/oncePer";
import { objectClasses } from "../../src/core/counting/objectClasses";
import { objectRows, type ObjectRow } from "../../src/core/counting/objectRows";
import type { ClassIndex } from "../../src/core/labels/indices";
import { imagesModel } from "../images/imagesModel";
import type { Store } from "../store/store";
import type { Column } from "../table/column";
import { withoutHidden } from "../table/columnSettings";
import { sortRows } from "../table/sortRows";
import type { ObjectsShown } from "../view/objectsView";
import { columnsBesideViewer, objectColumns } from "./objectColumns";

/** What the Objects tab shows, each part computed anew only when something that it follows from changes. */
export interface ObjectsModel {
  /** Of all images and classes; undefined where objects are not measured. */
  readonly all: ReadonlySignal<readonly ObjectRow[] | undefined>;
  /** The class that is chosen, where the present class list still has it. */
  readonly classIndex: ReadonlySignal<ClassIndex | undefined>;
  /** The classes whose objects are listed. */
  readonly classes: ReadonlySignal<readonly ClassIndex[]>;
  /** The objects of these classes, whatever became of them. */
  readonly ofClasses: ReadonlySignal<readonly ObjectRow[]>;
  readonly filtered: ReadonlySignal<readonly ObjectRow[]>;
  readonly inOrder: ReadonlySignal<readonly ObjectRow[]>;
  /** Those that are hidden with them. */
  readonly usualColumns: ReadonlySignal<readonly Column<ObjectRow>[]>;
  readonly columns: ReadonlySignal<readonly Column<ObjectRow>[]>;
}

export const objectsModel = oncePer((store: Store): ObjectsModel => {
  const shown = partOfView(store, "objectsShown");
  const text = partOfView(store, "objectsFilter");
  const sort = partOfView(store, "objectsSort");
  const hidden = partOfView(store, "hiddenColumns");
  const isViewerOpen = computed(() => store.view.value.viewer.image !== undefined);

  const all = computed(() => objectRows(store.evaluation.value));
  const { classIndex } = imagesModel(store);
  const classes = computed(() =>
    classIndex.value === undefined ? objectClasses(store.evaluation.value) : [classIndex.value],
  );
  const ofClasses = computed(() => {
    const wanted = new Set(classes.value);
    return (all.value ?? []).filter((row) => wanted.has(row.classIndex));
  });
  const filtered = computed(() => {
    const { images } = store.evaluation.value;
    const wanted = text.value.trim().toLowerCase();
    const isNamed = images.map(({ name }) => wanted === "" || name.toLowerCase().includes(wanted));
    return ofClasses.value.filter((row) => isShown(row, shown.value) && isNamed[row.image]);
  });
  const usualColumns = computed(() => objectColumns(store));
  const allColumns = computed(() => withoutHidden("objects", usualColumns.value, hidden.value));
  return {
    all,
    classIndex,
    classes,
    ofClasses,
    filtered,
    usualColumns,
    columns: computed(() =>
      isViewerOpen.value ? columnsBesideViewer(allColumns.value, sort.value.column) : allColumns.value,
    ),
    inOrder: computed(() => {
      const { column: wanted, direction } = sort.value;
      const column = usualColumns.value.find(({ id }) => id === wanted);
      return column ? sortRows(filtered.value, column.sortKey, direction) : filtered.value;
    }),
  };
});

function isShown({ state }: ObjectRow, shown: ObjectsShown): boolean {
  if (shown === "all") return true;
  return shown === "errors" ? state === "missed" || state === "invented" : state === shown;
}
