import type { VNode } from "preact";
import { useCallback, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { isClass } from "../../src/core/labels/indices";
import { targetClassAt } from "../../src/core/reading/pairClasses";
import type { ShownImage } from "../../src/protocol/ranking";
import { hatchColours, sideColours } from "../pixels/errorColours";
import { RANK_TEXTS as texts } from "../texts/rankTexts";
import { placeInPane, useDrag, useWheel, wheelZoom } from "../viewer/panePointer";
import { pixelAt, type Point } from "../viewer/viewport";
import type { RankModel } from "./rankModel";
import { paintedLayer } from "./paintedLayer";
import { RunPane } from "./runPane";
import type { RunOfImage, RunStageModel, RunsShow } from "./runStageModel";
import { ScreenPane } from "./screenPane";
import { useRunPhotograph } from "./useRunPhotograph";

export interface RunStageProps {
  readonly stage: RunStageModel;
  readonly model: RankModel;
  readonly image: number;
  readonly shown: ShownImage;
  readonly show: RunsShow;
  /** Index of the class that is looked at. */
  readonly focus: number | undefined;
  readonly runs: readonly RunOfImage[];
}

const KEY_ZOOM = 1.25;
/** CSS pixels a press of an arrow. */
const KEY_PAN = 40;
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: KEY_PAN, y: 0 },
  ArrowRight: { x: -KEY_PAN, y: 0 },
  ArrowUp: { x: 0, y: KEY_PAN },
  ArrowDown: { x: 0, y: -KEY_PAN },
};

/** Target, photograph and every run, a pane each: they move together. */
export function RunStage({ stage, model, image, shown, show, focus, runs }: RunStageProps): VNode {
  const element = useRef<HTMLDivElement>(null);
  const photograph = useRunPhotograph(model, image, shown.hasPhotograph);
  const target = stage.target.value;
  const colours = useMemo(() => shown.classes.map(({ color }) => color), [shown]);
  const lit = useMemo(
    () => ({
      focus: focus === undefined ? undefined : ({ kind: "class", class: focus } as const),
      hidden: new Set<number>(),
    }),
    [focus],
  );
  const painted = useMemo(
    () => ({
      layer: target && paintedLayer(target, sideColours(target, "target", { colours, lit })),
      hatch: target && paintedLayer(target, hatchColours(target)),
    }),
    [target, colours, lit],
  );
  useWheel(element, useScrollOrZoom(stage));
  usePaneSize(element, stage);
  const drag = useDrag({
    pan: stage.pan,
    pointAt: (place) => {
      stage.cursor.value = place && pixelAt(stage.viewport.peek(), place, stage.picture.peek());
    },
  });
  const { width, height } = stage.picture.value;
  const nameAt = (of: number): string => (isClass(of) ? (shown.classes[of]?.name ?? "") : texts.noClass);
  const under = stage.cursor.value;
  const targetUnder =
    target && under && under.x < target.width && under.y < target.height
      ? nameAt(targetClassAt(target, under.y * target.width + under.x))
      : undefined;
  return (
    <div
      ref={element}
      class="run-stage"
      tabIndex={0}
      role="application"
      aria-label={texts.stage(shown.name)}
      aria-roledescription={texts.stageRole}
      data-testid="run-stage"
      data-scale={stage.viewport.value.scale}
      data-x={stage.viewport.value.x}
      style={{ "--pane-shape": `${shape(width, height)}` }}
      onPointerDown={drag.start}
      onPointerMove={drag.move}
      onPointerUp={drag.end}
      onPointerLeave={() => {
        stage.cursor.value = undefined;
      }}
      onKeyDown={(event) => {
        const by = ARROWS[event.key];
        if (by) stage.pan(by);
        else if (event.key === "+" || event.key === "=") stage.zoom(KEY_ZOOM);
        else if (event.key === "-") stage.zoom(1 / KEY_ZOOM);
        else if (event.key === "0") stage.fit();
        else return;
        event.preventDefault();
      }}
    >
      <ScreenPane
        stage={stage}
        caption={texts.target}
        under={targetUnder}
        layer={painted.layer}
        hatch={painted.hatch}
        photograph={undefined}
        opacity={1}
      />
      {shown.hasPhotograph && (
        <ScreenPane
          stage={stage}
          caption={texts.photograph}
          photograph={photograph?.ok === true ? photograph.bitmap : undefined}
          note={photograph?.ok === false ? photograph.message : undefined}
          opacity={1}
        />
      )}
      {runs.map((run) => (
        <RunPane
          key={run.given}
          {...{ stage, model, image, shown, show, run, colours, lit, nameAt }}
          photograph={photograph?.ok === true ? photograph.bitmap : undefined}
        />
      ))}
    </div>
  );
}

/** Width by height of a pane: that of the image, as far as it can be looked at. */
function shape(width: number, height: number): number {
  return Math.min(2.2, Math.max(0.6, width / height));
}

function usePaneSize(stage: { readonly current: HTMLElement | null }, { resize }: RunStageModel): void {
  useLayoutEffect(() => {
    const canvas = stage.current?.querySelector("canvas");
    if (!canvas) return undefined;
    const look = (): void => {
      resize({ width: canvas.clientWidth, height: canvas.clientHeight });
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(canvas);
    return () => {
      observer.disconnect();
    };
  }, [stage, resize]);
}

/** The wheel scrolls through the runs; with Ctrl, or pinched, it brings all of them nearer. */
function useScrollOrZoom(stage: RunStageModel): (event: WheelEvent) => void {
  return useCallback(
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const at = placeInPane(event);
      if (at) stage.zoom(wheelZoom(event), at);
    },
    [stage],
  );
}
