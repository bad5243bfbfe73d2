import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { drawPane } from "../viewer/drawPane";
import type { Part } from "../viewer/panes";
import type { RunStageModel } from "./runStageModel";

export interface ScreenPaneProps {
  readonly stage: RunStageModel;
  readonly caption: string;
  /** Beside the caption. */
  readonly children?: ComponentChildren;
  /** What the pixel under the pointer is here. */
  readonly under?: string | undefined;
  readonly layer?: OffscreenCanvas | undefined;
  readonly hatch?: OffscreenCanvas | undefined;
  readonly photograph: ImageBitmap | undefined;
  readonly opacity: number;
  /** In place of the picture, or above it where that is there. */
  readonly note?: string | undefined;
  readonly state?: string;
  readonly run?: string;
}

const WHOLE: Part = [0, 1];

/** One picture among those that move together, with its name above it. */
export function ScreenPane(props: ScreenPaneProps): VNode {
  const { stage, caption, children, under, layer, hatch, photograph, opacity, note, state, run } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const viewport = stage.viewport.value;
  const image = stage.picture.value;
  const cursor = stage.cursor.value;
  useLayoutEffect(() => {
    const { current } = canvas;
    const context = current?.getContext("2d");
    if (!current || !context) return;
    const ratio = window.devicePixelRatio;
    const size = { width: current.clientWidth, height: current.clientHeight };
    const width = Math.max(1, Math.round(size.width * ratio));
    const height = Math.max(1, Math.round(size.height * ratio));
    if (current.width !== width) current.width = width;
    if (current.height !== height) current.height = height;
    const whole = (drawn: OffscreenCanvas | undefined) => ({ layer: drawn, opacity, part: WHOLE });
    drawPane({ context, size, ratio }, viewport, {
      caption,
      image,
      photograph,
      layers: [whole(layer)],
      hatch: hatch && whole(hatch),
      veil: whole(undefined),
      region: undefined,
      cursor,
    });
  });
  return (
    <figure class="run-pane" data-run-pane={run} data-state={state}>
      <figcaption>
        <span class="name" title={caption}>
          {caption}
        </span>
        {children}
        {under !== undefined && <span class="under">{under}</span>}
      </figcaption>
      <canvas ref={canvas} role="img" aria-label={caption} />
      {note !== undefined && (
        <p class={layer || photograph ? "pane-note over" : "pane-note"} role={layer ? "status" : "alert"}>
          {note}
        </p>
      )}
    </figure>
  );
}
