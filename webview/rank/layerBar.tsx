import type { ComponentChildren, VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../parts/icon";

/** The way back, and what lies over the ranking; it has the focus as it comes. */
export function LayerBar({
  back,
  title,
  onBack,
  children,
}: {
  /** Where the way back leads. */
  readonly back: string;
  readonly title: string;
  readonly onBack: () => void;
  readonly children?: ComponentChildren;
}): VNode {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
  }, []);
  return (
    <div class="layer-bar">
      <button ref={button} type="button" class="secondary" title="Esc" data-testid="back" onClick={onBack}>
        <Icon name="chevron-left" />
        {back}
      </button>
      <h2 title={title}>{title}</h2>
      {children}
    </div>
  );
}
