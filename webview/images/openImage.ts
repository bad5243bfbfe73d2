import type { Store } from "../store/store";
import type { ClassIndex } from "../../src/core/labels/indices";

/** Opens an image in the viewer, with a class alone lit where the image is looked at for one. */
export function openImage(store: Store, image: string, classIndex: ClassIndex | undefined): void {
  store.openViewer({ image, ...(classIndex !== undefined && { focus: { kind: "class", class: classIndex } }) });
}
