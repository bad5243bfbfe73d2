import type { Store } from "../store/store";
import type { ErrorClasses } from "../pixels/errorKindsOf";
import { imagesOfMixUp } from "./imagesOfMixUp";

/** Opens the viewer on the image with most pixels of a mix-up, these alone lit; `j` leads to the next such image. */
export function openMixUp(store: Store, classes: ErrorClasses): void {
  const [image] = imagesOfMixUp(store.evaluation.value, classes);
  if (image !== undefined) store.openViewer({ image, focus: { kind: "cell", ...classes } });
}
