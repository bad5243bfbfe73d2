import type { Label } from "../../src/core/label";
import type { Store } from "../store";

/** Leads to the images as one class sees them, the worst first, with the focus on its row: Enter opens it in the viewer. */
export function openImagesOf(store: Store, label: Label): void {
  const direction = store.metric.value.better === "higher" ? "ascending" : "descending";
  store.look({
    tab: "images",
    imagesView: "list",
    imagesClass: label,
    imagesSort: { column: "ofClass", direction },
    imagesFilter: "",
    scroll: { ...store.view.value.scroll, images: 0 },
  });
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>("[data-cell='1:0']")?.focus();
  });
}
