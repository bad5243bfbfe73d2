import type { ObjectRow } from "../../src/core/counting/objectRows";
import type { Store } from "../store/store";

/** Shows an object in the viewer, it alone lit. */
export function openObject(store: Store, { image, classIndex, side, object }: ObjectRow): void {
  const name = store.evaluation.peek().images[image]?.name;
  if (name !== undefined) store.openViewer({ image: name, focus: { kind: "object", class: classIndex, side, object } });
}
