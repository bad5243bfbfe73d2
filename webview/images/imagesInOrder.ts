import type { Store } from "../store";
import { sortRows } from "../table/sortRows";
import { classOf } from "./classOf";
import { imageColumns } from "./imageColumns";
import { imageRows, type ImageRow } from "./imageRow";

/** The names of the images as the Images table shows them: in its order, under its filter. */
export function imagesInOrder(store: Store): readonly string[] {
  const { imagesFilter, imagesClass, imagesSort } = store.view.value;
  const evaluation = store.evaluation.value;
  const rows = filterImages(imageRows(evaluation), imagesFilter);
  const classIndex = classOf(evaluation.table.classes, imagesClass);
  const column = imageColumns(store, store.metric.value, classIndex).find(({ id }) => id === imagesSort.column);
  const sorted = column ? sortRows(rows, column.sortKey, imagesSort.direction) : rows;
  return sorted.map(({ image }) => image.name);
}

/** The images with the text in their name, in any case. */
export function filterImages(rows: readonly ImageRow[], filter: string): readonly ImageRow[] {
  const wanted = filter.trim().toLowerCase();
  return wanted === "" ? rows : rows.filter(({ image }) => image.name.toLowerCase().includes(wanted));
}
