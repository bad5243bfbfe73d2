import { partOfView } from "../store/partOfView";
import { computed, type ReadonlySignal } from "@preact/signals";
import { cellTally } from "../../src/core/counting/cells";
import type { Figure } from "../../src/core/numbers/figure";
import { oncePer } from "../../src/core/collections/oncePer";
import type { Store } from "../store/store";
import type { Column } from "../table/column";
import { sortRows } from "../table/sortRows";
import { withoutHidden } from "../table/columnSettings";
import type { Sort } from "../view/kept";
import { worstImagesFirst } from "./openImagesOf";
import { classOfLabel } from "../../src/core/reading/classOfLabel";
import { filterImages } from "./filterImages";
import { columnsBesideViewer, imageColumns, listColumns } from "./imageColumns";
import { IMAGE_FLAGS, imageFlags } from "./imageFlags";
import { imageRows, type ImageRow } from "./imageRow";
import type { ClassIndex } from "../../src/core/labels/indices";

/** What the Images tab shows, each part computed anew only when something that it follows from changes. */
export interface ImagesModel {
  readonly rows: ReadonlySignal<readonly ImageRow[]>;
  readonly sort: ReadonlySignal<Sort>;
  /** Those that are hidden with them. */
  readonly usualColumns: ReadonlySignal<readonly Column<ImageRow>[]>;
  /** Folders with images, and those that hold them, with a slash at their end. */
  readonly folders: ReadonlySignal<readonly string[]>;
  /** What of the view's filters there is to filter by. */
  readonly folder: ReadonlySignal<string | undefined>;
  readonly flag: ReadonlySignal<string | undefined>;
  /** The class that the images are looked at for, where the present class list still has it. */
  readonly classIndex: ReadonlySignal<number | undefined>;
  /** The figure that the images are looked at for: of the class, else the mean over the classes. */
  readonly figure: ReadonlySignal<(row: ImageRow) => Figure>;
  readonly columns: ReadonlySignal<readonly Column<ImageRow>[]>;
  /** What the images can be ordered by where no header is in sight. */
  readonly orders: ReadonlySignal<readonly Column<ImageRow>[]>;
  readonly flags: ReadonlySignal<ReturnType<typeof imageFlags>>;
  readonly filtered: ReadonlySignal<readonly ImageRow[]>;
  readonly inOrder: ReadonlySignal<readonly ImageRow[]>;
}

export const imagesModel = oncePer((store: Store): ImagesModel => {
  const view = partOfView(store, "imagesView");
  const average = partOfView(store, "average");
  const chosenSort = partOfView(store, "imagesSort");
  const text = partOfView(store, "imagesFilter");
  const range = partOfView(store, "imagesRange");
  const label = partOfView(store, "imagesClass");
  const starred = computed(() => store.view.value.viewer.starred);

  const rows = computed(() => imageRows(store.evaluation.value));
  const folders = computed(() => foldersOf(rows.value));
  // A view that was kept may name a folder or a flag that there is no more.
  const folder = computed(() => folders.value.find((one) => one === store.view.value.imagesFolder));
  const flag = computed(() => IMAGE_FLAGS.find(({ id }) => id === store.view.value.imagesFlag)?.id);
  const classIndex = computed(() => classOfLabel(store.evaluation.value.table.classes, label.value));
  const flags = computed(() => imageFlags(store.evaluation.value, starred.value));
  const sort = computed(() => chosenSort.value ?? worstImagesFirst(store.metric.value, classIndex.value));
  const figure = computed(() => figureOf(store, classIndex.value));
  const given = computed(() => ({
    store,
    metric: store.metric.value,
    classIndex: classIndex.value,
    average: average.value,
    flags: flags.value,
  }));
  const isViewerOpen = computed(() => store.view.value.viewer.image !== undefined);
  const hidden = partOfView(store, "hiddenColumns");
  const usualColumns = computed(() => imageColumns(given.value, view.value));
  const allColumns = computed(() => withoutHidden("images", usualColumns.value, hidden.value));
  const columns = computed(() =>
    isViewerOpen.value && view.value === "list"
      ? columnsBesideViewer(allColumns.value, sort.value.column)
      : allColumns.value,
  );
  const orders = computed(() => listColumns(given.value));
  const filtered = computed(() => {
    const filters = {
      imagesFilter: text.value,
      imagesFolder: folder.value,
      imagesFlag: flag.value,
      imagesRange: range.value,
    };
    const flagsOf = flags.value;
    return filterImages(rows.value, filters, {
      figure: figure.value,
      hasFlag: (row, id) => flagsOf(row).some((found) => found.flag.id === id),
    });
  });
  return {
    rows,
    sort,
    usualColumns,
    folders,
    folder,
    flag,
    classIndex,
    figure,
    columns,
    orders,
    flags,
    filtered,
    inOrder: computed(() => {
      const { column: wanted, direction } = sort.value;
      const column = [...usualColumns.value, ...orders.value].find(({ id }) => id === wanted);
      return column ? sortRows(filtered.value, column.sortKey, direction) : filtered.value;
    }),
  };
});

function figureOf(store: Store, classIndex: ClassIndex | undefined): (row: ImageRow) => Figure {
  const metric = store.metric.value;
  const { cells } = store.evaluation.value;
  if (classIndex !== undefined) return ({ index }) => metric.value(cellTally(cells, index, classIndex));
  const ofImage = store.figures(metric).ofImage.value;
  return ({ index }) => ofImage(index).macro.value;
}

function foldersOf(rows: readonly ImageRow[]): readonly string[] {
  const folders = new Set<string>();
  for (const { folder } of rows) {
    for (let end = folder.indexOf("/"); end >= 0; end = folder.indexOf("/", end + 1))
      folders.add(folder.slice(0, end + 1));
  }
  return [...folders].sort();
}
