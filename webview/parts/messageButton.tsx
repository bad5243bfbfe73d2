import type { ComponentChildren, VNode } from "preact";
import type { PageMessage } from "../../src/protocol/panel";
import { useStore } from "../store/storeContext";

export interface MessageButtonProps {
  readonly message: PageMessage;
  readonly rank?: "primary" | "secondary";
  readonly title?: string;
  readonly testId?: string;
  readonly children: ComponentChildren;
}

/** A button that asks the host for something. */
export function MessageButton({ message, rank = "secondary", title, testId, children }: MessageButtonProps): VNode {
  const store = useStore();
  return (
    <button
      type="button"
      class={rank === "secondary" ? "secondary" : undefined}
      title={title}
      data-testid={testId}
      onClick={() => {
        store.post(message);
      }}
    >
      {children}
    </button>
  );
}
