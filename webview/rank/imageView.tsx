import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { RankedImages } from "../../src/core/rank/rankedImages";
import type { Ranking } from "../../src/core/rank/ranking";
import type { ShownImage } from "../../src/protocol/ranking";
import { Icon } from "../parts/icon";
import { Swatch } from "../parts/swatch";
import { RANK_TEXTS as texts } from "../texts/rankTexts";
import { LayerBar } from "./layerBar";
import type { RankLayer, RankModel } from "./rankModel";
import { createRunStage, type RunsShow } from "./runStageModel";
import { RunStage } from "./runStage";

export interface ImageViewProps {
  readonly model: RankModel;
  readonly layer: Extract<RankLayer, { readonly kind: "image" }>;
  readonly ranking: Ranking;
  /** By the class where one is looked at, else by all. */
  readonly images: RankedImages;
  /** The class that is looked at, by its index and its name. */
  readonly focus: { readonly index: number; readonly name: string } | undefined;
}

/** An image in all runs side by side. */
export function ImageView({ model, layer, ranking, images, focus }: ImageViewProps): VNode {
  const open = model.image.value;
  const shown = open?.image === layer.image ? open.shown : undefined;
  const at = layer.among.indexOf(layer.image);
  const [previous, next] = [layer.among[at - 1], layer.among[at + 1]];
  const row = images.places.indexOf(layer.image);
  const name = shown?.name ?? images.names[row] ?? "";
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event)) return;
      const to = event.key === "j" ? next : event.key === "k" ? previous : undefined;
      if (to !== undefined) model.stepTo(to);
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
    };
  }, [model, next, previous]);
  const step = (to: number | undefined, label: string, icon: "chevron-left" | "chevron-right"): VNode => (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      disabled={to === undefined}
      onClick={() => {
        if (to !== undefined) model.stepTo(to);
      }}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <>
      <LayerBar back={focus ? focus.name : texts.title} title={name} onBack={model.back}>
        <span class="steps">
          {step(previous, texts.previousImage, "chevron-left")}
          <span class="dim number">{texts.place(at + 1, layer.among.length)}</span>
          {step(next, texts.nextImage, "chevron-right")}
        </span>
      </LayerBar>
      {open?.image === layer.image && !shown ? (
        <p class="layer-note" role="alert">
          {texts.imageGone}
        </p>
      ) : shown ? (
        <Runs key={layer.image} model={model} shown={shown} {...{ ranking, images, row, focus, image: layer.image }} />
      ) : (
        <p class="layer-note dim" role="status">
          {texts.loadingImage}
        </p>
      )}
    </>
  );
}

interface RunsProps extends Pick<ImageViewProps, "model" | "ranking" | "images" | "focus"> {
  readonly shown: ShownImage;
  readonly image: number;
  readonly row: number;
}

const SHOWS: readonly RunsShow[] = ["errors", "predictions"];

function Runs({ model, shown, ranking, images, row, focus, image }: RunsProps): VNode {
  const [show, setShow] = useState<RunsShow>("errors");
  const stage = useMemo(() => createRunStage(shown), [shown]);
  const figures = images.figures[row] ?? [];
  const { depth } = shown;
  const slice = stage.slice.value;
  return (
    <div class="runs-of-image" data-testid="runs-of-image">
      <div class="viewer-toolbar">
        <div class="segments" role="radiogroup" aria-label={texts.shows.label}>
          {SHOWS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="runs-show"
                class="visually-hidden"
                data-shows={each}
                checked={each === show}
                onChange={() => {
                  setShow(each);
                }}
              />
              <span>{texts.shows[each]}</span>
            </label>
          ))}
        </div>
        <button type="button" class="secondary" title="0" onClick={stage.fit}>
          {texts.fit}
        </button>
        {depth !== undefined && slice !== undefined && (
          <label class="choice">
            <span>{texts.slice(slice + 1, depth)}</span>
            <input
              type="range"
              min={1}
              max={depth}
              value={slice + 1}
              data-testid="run-slice"
              onChange={({ currentTarget }) => {
                stage.slice.value = Number(currentTarget.value) - 1;
              }}
            />
          </label>
        )}
        <span class="dim">{texts.stageHow}</span>
      </div>
      <RunStage
        stage={stage}
        model={model}
        image={image}
        shown={shown}
        show={show}
        focus={focus?.index}
        runs={ranking.runs.map(({ given, name, rank }, at) => ({ given, name, rank, figure: figures[at] }))}
      />
      <ul class="run-legend" aria-label={texts.legend}>
        {stage.classes.value.map((of) => (
          <li key={of}>
            <Swatch color={shown.classes[of]?.color ?? "#808080"} />
            {shown.classes[of]?.name ?? ""}
          </li>
        ))}
      </ul>
    </div>
  );
}

function isWriting({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.matches("input[type=search], input[type=text], select, textarea");
}
