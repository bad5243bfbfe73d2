import type { ClassIndex } from "../../src/core/labels/indices";
import type { Store } from "../store/store";
import { lookAtClass } from "./openImagesOf";
import type { ObjectsShown } from "../view/objectsView";

/** Leads to the objects of a class, the largest first, with the focus on its row: Enter shows it in the viewer. */
export function openObjectsOf(store: Store, classIndex: ClassIndex, shown: ObjectsShown): void {
  lookAtClass(store, store.evaluation.peek().table.classes[classIndex]?.label);
  const { scroll } = store.view.peek();
  store.look({
    tab: "objects",
    objectsShown: shown,
    objectsFilter: "",
    objectsSort: { column: "area", direction: "descending" },
    scroll: { ...scroll, objects: 0 },
  });
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>("[data-cell='1:0']")?.focus();
  });
}
