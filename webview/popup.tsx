import type { ComponentChildren, RefObject, TargetedKeyboardEvent, VNode } from "preact";

export interface PopupProps {
  readonly title: string;
  readonly testId: string;
  readonly detailsRef?: RefObject<HTMLDetailsElement | null>;
  readonly children: ComponentChildren;
}

/** A small window under its own title, opened and closed by it; Escape closes it too. */
export function Popup({ title, testId, detailsRef, children }: PopupProps): VNode {
  const closeOnEscape = (event: TargetedKeyboardEvent<HTMLDetailsElement>): void => {
    if (event.key !== "Escape") return;
    event.currentTarget.open = false;
    event.currentTarget.querySelector("summary")?.focus();
  };
  return (
    <details class="popup" name="popup" onKeyDown={closeOnEscape} {...(detailsRef && { ref: detailsRef })}>
      <summary data-testid={testId}>{title}</summary>
      <div class="popup-window">{children}</div>
    </details>
  );
}
