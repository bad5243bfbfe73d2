import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import type { ViewerModel } from "./viewerModel";
import { VIEWER_TEXTS as texts } from "../texts/viewerTexts";

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -0.02, ArrowRight: 0.02, Home: -1, End: 1 };

/** The line between target and prediction in the swipe: dragged, or moved by the arrow keys. */
export function Divider({ model }: { readonly model: ViewerModel }): VNode {
  const held = useRef(false);
  const split = model.split.value;
  const moveTo = (to: number): void => {
    model.split.value = Math.min(1, Math.max(0, to));
  };
  return (
    <div
      class="divider"
      role="separator"
      tabIndex={0}
      aria-label={texts.divider}
      aria-orientation="vertical"
      aria-valuenow={Math.round(split * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      data-testid="divider"
      style={{ insetInlineStart: `${split * 100}%` }}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (step === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        moveTo(split + step);
      }}
      onPointerDown={(event) => {
        held.current = true;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={({ currentTarget, clientX }) => {
        const stage = currentTarget.parentElement?.getBoundingClientRect();
        if (held.current && stage) moveTo((clientX - stage.left) / stage.width);
      }}
      onPointerUp={() => {
        held.current = false;
      }}
    />
  );
}
