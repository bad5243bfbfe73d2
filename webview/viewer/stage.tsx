import type { Signal } from "@preact/signals";
import type { VNode } from "preact";
import { useCallback, useLayoutEffect, useRef } from "preact/hooks";
import { Divider } from "./divider";
import { drawPane } from "./drawPane";
import type { Layers } from "./layers";
import type { PlaneLayout } from "../../src/core/labels/volumePlanes";
import { placeInPane, useDrag, useWheel, wheelZoom } from "./panePointer";
import { panesOf, type PaneContent } from "./panes";
import { StageNote } from "./stageNote";
import type { ViewerActions } from "./viewerActions";
import type { ViewerModel } from "./viewerModel";
import { directionOf, type Size } from "./viewport";
import { VIEWER_TEXTS as texts } from "../texts/viewerTexts";

export interface StageProps {
  readonly model: ViewerModel;
  readonly layers: Layers;
  readonly actions: ViewerActions;
}

/** CSS pixels of the wheel that are one slice: less than a step of a mouse, so that each is one, and not all that a finger moves. */
const WHEEL_SLICE = 40;
/** Of browsers that count lines. */
const LINE = 40;

/** The panes with the masks: dragging moves all of them together, the wheel brings them nearer. */
export function Stage({ model, layers, actions }: StageProps): VNode {
  const element = useRef<HTMLDivElement>(null);
  const panes = panesOf(model, layers);
  useDrawing(element, panes, model);
  useWheel(element, useSlicesOrZoom(model, actions));
  const drag = useDrag(actions);
  const { image = "" } = model.view.value;
  const direction = panes.length > 1 ? directionOf(model.picture.value, model.stage.value) : "row";
  const slice = model.slices.shown.value;
  return (
    <div
      class="stage"
      ref={element}
      tabIndex={0}
      role="application"
      aria-label={texts.stage(image)}
      aria-roledescription={texts.stageRole}
      data-testid="stage"
      data-state={stateOf(model)}
      data-slice={slice && `${slice.plane} ${slice.at}`}
      data-mode={model.mode.value}
      data-scale={model.viewport.value.scale}
      data-direction={direction}
      onPointerDown={drag.start}
      onPointerMove={drag.move}
      onPointerUp={drag.end}
      onPointerLeave={() => {
        actions.pointAt(undefined);
      }}
    >
      {panes.map(({ caption }) => (
        <div class="pane" key={caption} data-pane={caption}>
          <canvas role="img" aria-label={caption} />
          <span class="pane-caption" aria-hidden="true">
            {caption}
          </span>
          {slice?.layout.edges && <Edges edges={slice.layout.edges} />}
        </div>
      ))}
      {model.mode.value === "swipe" && <Divider model={model} />}
      <StageNote model={model} actions={actions} />
    </div>
  );
}

/** A case is there once its first slice is. */
function stateOf({ loaded, slices, entry }: ViewerModel): string {
  const { state } = loaded.value;
  if (state !== "shown" || entry.value?.depth === undefined) return state;
  return slices.failure.value !== undefined ? "failed" : slices.pixels.value ? "shown" : "loading";
}

/** Where the edges of a slice are in the body. */
function Edges({ edges }: { readonly edges: NonNullable<PlaneLayout["edges"]> }): VNode {
  return (
    <>
      {(["left", "right", "top", "bottom"] as const).map((edge) => (
        <span key={edge} class={`edge ${edge}`} aria-hidden="true">
          {edges[edge]}
        </span>
      ))}
    </>
  );
}

/** Draws every pane after each rendering, and follows its size. */
function useDrawing(
  stage: { readonly current: HTMLElement | null },
  panes: readonly PaneContent[],
  model: ViewerModel,
): void {
  const viewport = model.viewport.value;
  useLayoutEffect(() => {
    const ratio = window.devicePixelRatio;
    stage.current?.querySelectorAll("canvas").forEach((canvas, place) => {
      const size = { width: canvas.clientWidth, height: canvas.clientHeight };
      const width = Math.round(size.width * ratio);
      const height = Math.round(size.height * ratio);
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      const context = canvas.getContext("2d");
      const content = panes[place];
      if (context && content) drawPane({ context, size, ratio }, viewport, content);
    });
  });
  useLayoutEffect(() => {
    const { current: element } = stage;
    const pane = element?.querySelector(".pane");
    if (!element || !pane) return undefined;
    const look = (): void => {
      follow(pane, model.pane);
      follow(element, model.stage);
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(pane);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [stage, model, panes.length]);
}

function follow({ clientWidth: width, clientHeight: height }: Element, size: Signal<Size>): void {
  const before = size.peek();
  if (width > 0 && height > 0 && (before.width !== width || before.height !== height)) size.value = { width, height };
}

/** As viewers of volumes have it: the wheel goes through the slices, and with Ctrl (or pinched) nearer. */
function useSlicesOrZoom(model: ViewerModel, actions: ViewerActions): (event: WheelEvent) => void {
  const turned = useRef(0);
  return useCallback(
    (event) => {
      event.preventDefault();
      if (model.slices.wanted.peek() && !event.ctrlKey && !event.metaKey) {
        turned.current += event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1);
        const steps = Math.trunc(turned.current / WHEEL_SLICE);
        turned.current -= steps * WHEEL_SLICE;
        if (steps !== 0) actions.goToSlice((model.slices.wanted.peek()?.at ?? 0) + Math.sign(steps));
        return;
      }
      const at = placeInPane(event);
      if (at) actions.zoom(wheelZoom(event), at);
    },
    [model, actions],
  );
}
