import type { VNode } from "preact";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

const { confusion: texts } = TEXTS;

/** Pixels that are in no cell, by the reason. */
export function LeftOutPixels(): VNode {
  const { ignored, unlisted } = useStore().evaluation.value.confusion;
  return (
    <p class="left-out dim">
      {ignored > 0 && <span>{texts.ignored(ignored)}</span>} {unlisted > 0 && <span>{texts.unlisted(unlisted)}</span>}
    </p>
  );
}
