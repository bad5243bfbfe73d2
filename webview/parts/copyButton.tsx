import type { ComponentChildren, VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { copyText } from "./copyText";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";

/** How long the button says that it was done. */
const SHOWN_MS = 2000;

export interface CopyButtonProps {
  /** Made when the button is pressed; nothing is copied where it is undefined. */
  readonly text: () => string | undefined;
  /** Said aloud when it was copied. */
  readonly copied: string;
  readonly title?: string;
  readonly testId: string;
  readonly rank?: "primary" | "secondary";
  readonly children: ComponentChildren;
}

/** Puts a text on the clipboard and says so, where the user looks and aloud. */
export function CopyButton({ text, copied, title, testId, rank = "secondary", children }: CopyButtonProps): VNode {
  const store = useStore();
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => {
      setDone(false);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isDone]);
  const copy = (): void => {
    const made = text();
    if (made === undefined) return;
    void copyText(store, made, copied).then(setDone);
  };
  return (
    <button
      type="button"
      class={rank === "secondary" ? "secondary copy" : "copy"}
      title={title}
      data-testid={testId}
      onClick={copy}
    >
      {/* Both words have their place, so that nothing moves. */}
      <span class={isDone ? "hidden" : ""}>{children}</span>
      <span class={isDone ? "" : "hidden"} aria-hidden="true">
        {TEXTS.copied}
      </span>
    </button>
  );
}
