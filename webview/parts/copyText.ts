import type { Store } from "../store/store";
import { TEXTS } from "../texts/texts";

/** Puts text on the clipboard and says so aloud, or that it was not possible; whether it was. */
export async function copyText(store: Store, text: string, copied: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    store.announce(copied);
    return true;
  } catch {
    // A page that has lost the focus may not write: the user sees why nothing was copied.
    store.announce(TEXTS.details.notCopied);
    return false;
  }
}
