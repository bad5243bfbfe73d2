import type { Store } from "./store";
import { TEXTS } from "./texts";

/** Puts text on the clipboard and says so aloud, or that it was not possible. */
export async function copyText(store: Store, text: string, copied: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    store.announce(copied);
  } catch {
    // A page that has lost the focus may not write: the user sees why nothing was copied.
    store.announce(TEXTS.details.notCopied);
  }
}
