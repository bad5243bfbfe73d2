import { worstFirst } from "../../src/core/metrics/better";
import type { Label } from "../../src/core/labels/label";
import type { Store } from "../store";
import { OPEN_RANGE } from "../view";

/** Looks at the images for one class, or for all of them, the worst first. */
export function lookAtClass(store: Store, label: Label | undefined): void {
  const direction = worstFirst(store.metric.value.better);
  store.look({ imagesClass: label, imagesSort: { column: label === undefined ? "macro" : "ofClass", direction } });
}

/** Leads to the images as one class sees them, or all, the worst first, with the focus on its row: Enter opens it in the viewer. */
export function openImagesOf(store: Store, label: Label | undefined): void {
  lookAtClass(store, label);
  store.look({
    tab: "images",
    imagesView: "list",
    imagesFilter: "",
    imagesFolder: undefined,
    imagesFlag: undefined,
    imagesRange: OPEN_RANGE,
    scroll: { ...store.view.value.scroll, images: 0 },
  });
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>("[data-cell='1:0']")?.focus();
  });
}
