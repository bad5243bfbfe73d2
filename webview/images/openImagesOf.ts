import { worstFirst } from "../../src/core/metrics/better";
import type { Label } from "../../src/core/labels/label";
import type { Metric } from "../../src/core/metrics/metric";
import type { Store } from "../store/store";
import { OPEN_RANGE } from "../view/imagesView";
import { type Sort } from "../view/kept";
import type { ClassIndex } from "../../src/core/labels/indices";

/** The order in which images are first seen, by the metric of the header. */
export function worstImagesFirst({ better }: Pick<Metric, "better">, classIndex: ClassIndex | undefined): Sort {
  return { column: classIndex === undefined ? "macro" : "ofClass", direction: worstFirst(better) };
}

/** Looks at the images for one class, or for all of them, the worst first. */
export function lookAtClass(store: Store, label: Label | undefined): void {
  store.look({ imagesClass: label, imagesSort: undefined });
}

/** Leads to the images as one class sees them, or all, the worst first unless another order is wanted, with the focus on its row: Enter opens it in the viewer. */
export function openImagesOf(store: Store, label: Label | undefined, order?: Sort): void {
  lookAtClass(store, label);
  store.look({
    imagesSort: order,
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
