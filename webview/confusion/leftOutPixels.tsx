import type { VNode } from "preact";
import type { Confusion } from "../../src/core/counting/confusion";
import { TEXTS } from "../texts/texts";

const { confusion: texts } = TEXTS;

/** Pixels that are in no cell, by the reason. */
export function LeftOutPixels({
  confusion: { ignored, unlisted },
}: {
  readonly confusion: Pick<Confusion, "ignored" | "unlisted">;
}): VNode {
  return (
    <p class="left-out dim">
      {ignored > 0 && <span>{texts.ignored(ignored)}</span>} {unlisted > 0 && <span>{texts.unlisted(unlisted)}</span>}
    </p>
  );
}
