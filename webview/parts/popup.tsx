import type { ComponentChildren, RefObject, TargetedKeyboardEvent, VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface PopupProps {
  readonly title: ComponentChildren;
  readonly testId: string;
  /** Beside `popup`, for how it looks. */
  readonly look?: string;
  readonly detailsRef?: RefObject<HTMLDetailsElement | null>;
  readonly children: ComponentChildren;
}

/** A small window under its own title, opened and closed by it; Escape and a click elsewhere close it too, and nothing else with it. */
export function Popup({ title, testId, look, detailsRef, children }: PopupProps): VNode {
  const own = useRef<HTMLDetailsElement>(null);
  const details = detailsRef ?? own;
  useEffect(() => {
    const closeOutside = ({ target }: Event): void => {
      if (target instanceof Node && details.current?.contains(target) === false) details.current.open = false;
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
    };
  }, [details]);
  const closeOnEscape = (event: TargetedKeyboardEvent<HTMLDetailsElement>): void => {
    if (event.key !== "Escape" || !event.currentTarget.open) return;
    // What lies under the window, such as the viewer, is closed by the next one.
    event.stopPropagation();
    event.preventDefault();
    event.currentTarget.open = false;
    event.currentTarget.querySelector("summary")?.focus();
  };
  return (
    <details class={`popup ${look ?? ""}`} name="popup" onKeyDown={closeOnEscape} ref={details}>
      <summary data-testid={testId}>{title}</summary>
      <div class="popup-window">{children}</div>
    </details>
  );
}
