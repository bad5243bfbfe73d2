import type { Layer, Layers } from "./layers";
import { objectBox } from "./objectBox";
import { boxInSlice, boxOfRegion, isInSlice } from "./regionBox";
import type { ViewerModel } from "./viewerModel";
import type { Box, Picture, Point } from "./viewport";
import type { ViewerMode } from "../view/viewerView";
import { VIEWER_TEXTS } from "../texts/viewerTexts";

/** A part of the width of a pane, 0 to 1. */
export type Part = readonly [from: number, to: number];

/** A layer as a pane shows it. */
export interface PaneLayer {
  readonly layer: Layer | undefined;
  readonly opacity: number;
  readonly part: Part;
}

/** What one pane shows, from the back to the front. */
export interface PaneContent {
  readonly caption: string;
  readonly image: Picture | undefined;
  readonly photograph: ImageBitmap | undefined;
  readonly layers: readonly PaneLayer[];
  readonly hatch: PaneLayer | undefined;
  /** Over all but the object that is lit. */
  readonly veil: PaneLayer;
  readonly region: Box | undefined;
  readonly cursor: Point | undefined;
}

type PaneKind = keyof typeof VIEWER_TEXTS.panes;

/** The panes of each mode, from left to right. */
const PANES: Readonly<Record<ViewerMode, readonly (PaneKind | "swipe")[]>> = {
  photograph: ["photograph"],
  target: ["target"],
  prediction: ["prediction"],
  errors: ["errors"],
  sideBySide: ["target", "prediction"],
  swipe: ["swipe"],
  outlines: ["outlines"],
  compared: ["changes"],
  shapes: ["shapes"],
};

const WHOLE: Part = [0, 1];

/** What the panes show now. Reads signals: call it where their changes are to be followed. */
export function panesOf(model: ViewerModel, layers: Layers): readonly PaneContent[] {
  return PANES[model.mode.value].map((kind) => paneOf(model, layers, kind));
}

function paneOf(model: ViewerModel, layers: Layers, kind: PaneKind | "swipe"): PaneContent {
  const photograph = model.photograph.value;
  const opacity = model.opacity.value;
  const split = model.split.value;
  const layerOf = (layer: Layer | undefined, part = WHOLE): PaneLayer => ({ layer, opacity, part });
  const common = {
    image: model.picture.value,
    photograph: photograph.state === "shown" ? photograph.bitmap : undefined,
    hatch: undefined,
    region: regionBox(model) ?? objectBox(model.object.value, model.slices.shown.value),
    veil: layerOf(layers.veil.value),
    cursor: model.cursor.value,
  };
  const { panes } = VIEWER_TEXTS;
  switch (kind) {
    case "photograph":
      return { ...common, caption: panes.photograph, layers: [] };
    case "target":
      return {
        ...common,
        caption: panes.target,
        layers: [layerOf(layers.target.value)],
        hatch: layerOf(layers.hatch.value),
      };
    case "prediction":
      return { ...common, caption: panes.prediction, layers: [layerOf(layers.prediction.value)] };
    case "errors":
      return {
        ...common,
        caption: panes.errors,
        layers: [layerOf(layers.errors.value)],
        hatch: layerOf(layers.hatch.value),
      };
    case "outlines":
      return {
        ...common,
        caption: panes.outlines,
        layers: [{ layer: layers.outlines.value, opacity: 1, part: WHOLE }],
        hatch: layerOf(layers.hatch.value),
      };
    case "changes":
      return {
        ...common,
        caption: panes.changes(model.store.comparing.names.value.a, model.store.comparing.names.value.b),
        layers: [layerOf(layers.changes.value)],
        hatch: layerOf(layers.hatch.value),
      };
    case "shapes":
      return {
        ...common,
        caption: VIEWER_TEXTS.shapes.views[model.view.value.shapeView],
        layers: [layerOf(layers.shapes.value)],
        hatch: layerOf(layers.hatch.value),
      };
    case "swipe":
      return {
        ...common,
        caption: `${panes.target} | ${panes.prediction}`,
        layers: [layerOf(layers.target.value, [0, split]), layerOf(layers.prediction.value, [split, 1])],
        hatch: layerOf(layers.hatch.value, [0, split]),
      };
  }
}

function regionBox(model: ViewerModel): Box | undefined {
  const row = model.region.value;
  const all = model.regions.value;
  if (row === undefined || !all) return undefined;
  const box = boxOfRegion(all, row);
  const seen = model.slices.shown.value;
  if (!box.inDepth) return box;
  // A region in 3-D is marked in its own slices.
  return seen && isInSlice(box, seen) ? boxInSlice(box, seen) : undefined;
}
