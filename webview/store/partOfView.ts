import { computed, type ReadonlySignal } from "@preact/signals";
import type { View } from "../view/view";
import type { Store } from "./store";

/** One thing that the page keeps of how it is looked at: what follows from it is made anew only where it changes. */
export function partOfView<Key extends keyof View>({ view }: Pick<Store, "view">, key: Key): ReadonlySignal<View[Key]> {
  return computed(() => view.value[key]);
}
