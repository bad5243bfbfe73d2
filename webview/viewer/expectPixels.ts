import { effect, untracked } from "@preact/signals";
import type { Store } from "../store/store";
import type { TabId } from "../view/view";
import { errorKindsOf } from "../pixels/errorKindsOf";

/** Where pixels are one click away. */
const NEAR_PIXELS: ReadonlySet<TabId> = new Set<TabId>(["images", "confusion"]);
/** Told no more often than this; a thread lives longer without work. */
const TELL_MS = 5000;

/**
 * Tells the host as soon as the user comes near the pixels, so that a thread is there and has read a pair before the first
 * image is opened.
 */
export function expectPixels(store: Store): void {
  let told = -TELL_MS;
  const tell = (): void => {
    const { images, table } = store.evaluation.peek();
    const [first] = images;
    // A whole case would be read, which is seldom the one that is opened.
    if (
      !first ||
      first.depth !== undefined ||
      store.run.peek()?.phase !== "complete" ||
      performance.now() - told < TELL_MS
    )
      return;
    told = performance.now();
    store.post({ type: "expectPixels", image: first.name, errors: errorKindsOf(first.counts, table, first).errors });
  };
  effect(() => {
    if (store.run.value?.phase === "complete" && NEAR_PIXELS.has(store.view.value.tab)) untracked(tell);
  });
  for (const near of ["pointerover", "focusin"] as const) {
    document.addEventListener(near, ({ target }) => {
      if (target instanceof Element && target.closest("[data-row]")) tell();
    });
  }
}
