import { clamp } from "../../src/core/numbers/clamp";
import { className } from "../../src/core/reading/className";
import { OTHER, type ClassIndex, isClass, type ClassOrNone } from "../../src/core/labels/indices";
import type { Side } from "../../src/core/labels/label";
import { isLitError } from "../pixels/litPixels";
import { labelText } from "../../src/core/reading/labelText";
import { openObject } from "../objects/openObject";
import { objectInWords, objectSteps } from "./objectSteps";
import { readout } from "./readout";
import type { ViewerModel } from "./viewerModel";
import type { ViewerView } from "../view/viewerView";
import { boxInSlice, boxOfRegion, slicesOfRegion } from "./regionBox";
import { createSliceActions, type SliceActions } from "./sliceActions";
import { inUnits, lookAt, pan, pixelAt, showPixel, zoomAt, type Picture, type Point } from "./viewport";
import { VIEWER_TEXTS as texts } from "../texts/viewerTexts";

const ZOOM_STEP = 1.5;

/** All that the viewer's keys and buttons do. */
export interface ViewerActions extends SliceActions {
  readonly look: (change: Partial<ViewerView>) => void;
  /** To the image so many rows on in the order of the table. */
  readonly goToImage: (step: number) => void;
  /** To the error region so many places on, largest first. */
  readonly goToRegion: (step: number) => void;
  readonly goToLargestRegion: () => void;
  /** To the missed or invented object so many places on, which may be in another image. */
  readonly goToObject: (step: number) => void;
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly zoom: (factor: number, at: Point) => void;
  readonly pan: (by: Point) => void;
  /** Moves the pixel cursor, and says what is there. */
  readonly moveCursor: (by: Point) => void;
  readonly pointAt: (at: Point | undefined) => void;
  readonly blink: (state: "on" | "off") => void;
  readonly toggleStar: () => void;
  readonly toggleClass: (classIndex: ClassOrNone) => void;
  readonly onlyClass: (classIndex: ClassIndex) => void;
  readonly showAllClasses: () => void;
  readonly filter: () => void;
  readonly showKeys: () => void;
  readonly close: () => void;
  readonly openMask: (side: Side) => void;
  readonly revealMask: (side: Side) => void;
  readonly choosePhotographs: () => void;
}

export function createViewerActions(model: ViewerModel): ViewerActions {
  const { store } = model;
  const look = (change: Partial<ViewerView>): void => {
    store.look({ viewer: { ...model.view.peek(), ...change } });
  };
  const move = (change: (picture: Picture) => ReturnType<typeof pan>): void => {
    const picture = model.picture.peek();
    if (picture) model.moved.value = change(picture);
  };
  const zoom = (factor: number, at: Point): void => {
    move((image) => zoomAt(model.viewport.peek(), factor, at, image, model.pane.peek()));
  };
  const goToImage = (step: number): void => {
    const order = model.order.peek();
    const name = model.view.peek().image;
    const next = order[name === undefined || !order.includes(name) ? 0 : order.indexOf(name) + step];
    if (next === undefined) {
      store.announce(texts.lastImage);
      return;
    }
    const { focus } = model.view.peek();
    // An object is one of its image; its class is one of all.
    look({ image: next, ...(focus?.kind === "object" && { focus: { kind: "class", class: focus.class } }) });
    store.announce(texts.image(next, texts.position(order.indexOf(next) + 1, order.length)));
  };
  const goToPlace = (place: number): void => {
    const rows = litRegions(model);
    const row = rows[(place + rows.length) % Math.max(1, rows.length)];
    if (row === undefined) {
      store.announce(texts.noErrors);
      return;
    }
    model.region.value = row;
    const all = model.regions.peek();
    const box = all && boxOfRegion(all, row);
    const slice = model.slices.wanted.peek();
    if (box?.inDepth && slice) model.slices.goTo(box.inDepth.spot[slice.layout.through]);
    if (box) {
      const inSlice = slice ? boxInSlice(box, slice) : box;
      move((picture) => lookAt(inUnits(inSlice, picture), picture, model.pane.peek()));
    }
    store.announce(regionInWords(model, row, rows));
  };
  const imageAnd =
    (type: "openMask" | "revealMask") =>
    (side: Side): void => {
      const image = model.entry.peek()?.name;
      if (image !== undefined) store.post({ type, image, side });
    };
  const middle = (): Point => ({ x: model.pane.peek().width / 2, y: model.pane.peek().height / 2 });
  /** Where the keys zoom: at the cursor where there is one in sight. */
  const pivot = (): Point => {
    const cursor = model.cursor.peek();
    const { scale, x, y } = model.viewport.peek();
    const picture = model.picture.peek();
    if (!cursor || !picture) return middle();
    const { pixel } = picture;
    return { x: x + (cursor.x + 0.5) * scale * pixel.width, y: y + (cursor.y + 0.5) * scale * pixel.height };
  };

  return {
    ...createSliceActions(model, look),
    look,
    goToImage,
    goToRegion: (step) => {
      const rows = litRegions(model);
      const current = rows.indexOf(model.region.peek() ?? -1);
      goToPlace(current < 0 ? (step > 0 ? 0 : rows.length - 1) : current + step);
    },
    goToLargestRegion: () => {
      goToPlace(0);
    },
    goToObject: (step) => {
      const steps = objectSteps(model);
      const next = steps.next(step);
      if (!next) {
        store.announce(steps.rows ? texts.noObjects : texts.objectsUnmeasured);
        return;
      }
      openObject(store, next);
      store.announce(objectInWords(model) ?? "");
    },
    fit: () => {
      model.aim.value = "image";
      model.moved.value = undefined;
    },
    zoomIn: () => {
      zoom(ZOOM_STEP, pivot());
    },
    zoomOut: () => {
      zoom(1 / ZOOM_STEP, pivot());
    },
    zoom,
    pan: (by) => {
      move((image) => pan(model.viewport.peek(), by, image, model.pane.peek()));
    },
    moveCursor: (by) => {
      const pair = model.pair.peek();
      const picture = model.picture.peek();
      if (!pair || !picture) return;
      const from = model.cursor.peek() ?? pixelAt(model.viewport.peek(), middle(), picture) ?? { x: 0, y: 0 };
      const cursor = { x: clamp(from.x + by.x, pair.width - 1), y: clamp(from.y + by.y, pair.height - 1) };
      model.cursor.value = cursor;
      const shown = showPixel(model.viewport.peek(), cursor, picture, model.pane.peek());
      if (shown !== model.viewport.peek()) model.moved.value = shown;
      store.announce(
        readout(pair, store.evaluation.peek().table, cursor, {
          runs: model.compared.runs.peek(),
          slice: model.slices.shown.peek(),
          text: (label) => labelText(label, store.report.peek().images),
        }),
      );
    },
    pointAt: (at) => {
      const picture = model.picture.peek();
      model.cursor.value = at && picture && pixelAt(model.viewport.peek(), at, picture);
    },
    blink: (state) => {
      model.blinking.value = state === "on";
    },
    toggleStar: () => {
      const { image, starred } = model.view.peek();
      if (image === undefined) return;
      const has = starred.includes(image);
      look({ starred: has ? starred.filter((name) => name !== image) : [...starred, image] });
      store.announce(has ? texts.unstarred : texts.starred);
    },
    toggleClass: (classIndex) => {
      const hidden = new Set(hiddenClasses(model));
      if (!hidden.delete(classIndex)) hidden.add(classIndex);
      model.hidden.value = hidden;
      if (model.view.peek().focus) look({ focus: undefined });
    },
    onlyClass: (classIndex) => {
      model.hidden.value = new Set();
      look({ focus: { kind: "class", class: classIndex } });
      store.announce(texts.only(className(store.evaluation.peek().table, classIndex)));
    },
    showAllClasses: () => {
      model.hidden.value = new Set();
      look({ focus: undefined });
      store.announce(texts.allShown);
    },
    filter: () => {
      store.look({ tab: "images" });
      requestAnimationFrame(() => {
        if (focusFilter()) return;
        // On a narrow page the viewer lies over the filter. Closing gives the focus back in the next frame; the filter takes it then.
        look({ image: undefined });
        requestAnimationFrame(() => requestAnimationFrame(focusFilter));
      });
    },
    showKeys: () => {
      model.keyList.value = "open";
    },
    close: () => {
      look({ image: undefined });
    },
    openMask: imageAnd("openMask"),
    revealMask: imageAnd("revealMask"),
    choosePhotographs: () => {
      store.post({ type: "choosePhotographs" });
    },
  };
}

/** Whether the filter could take the focus. */
function focusFilter(): boolean {
  const filter = document.querySelector<HTMLElement>("[data-testid=filter]");
  filter?.focus();
  return filter !== null && document.activeElement === filter;
}

/** The classes out of sight, unticked one by one or by the focus on others. */
export function hiddenClasses({ store, lit }: ViewerModel): ReadonlySet<number> {
  const { focus, hidden } = lit.value;
  if (!focus) return hidden;
  const seen = focus.kind === "cell" ? [focus.target, focus.prediction] : [focus.class];
  const all = [OTHER, ...store.evaluation.value.table.classes.keys()];
  return new Set([...hidden, ...all.filter((classIndex) => !seen.includes(classIndex))]);
}

/** Rows of the regions whose pixels are lit, largest first. */
export function litRegions({ regions, kinds, lit }: ViewerModel): readonly number[] {
  const rows: number[] = [];
  regions.value?.kinds.forEach((kind, row) => {
    const classes = kinds.value[kind - 1];
    if (classes && isLitError(lit.value, classes.target, classes.prediction)) rows.push(row);
  });
  return rows;
}

/** The region that is marked, in words: which of how many, its pixels and what was taken for what; undefined where none is. */
export function markedRegion(model: ViewerModel): string | undefined {
  const row = model.region.value;
  const rows = litRegions(model);
  return row === undefined || !rows.includes(row) ? undefined : regionInWords(model, row, rows);
}

function regionInWords(model: ViewerModel, row: number, rows: readonly number[]): string {
  const all = model.regions.peek();
  const slice = model.slices.wanted.value;
  const box = all && boxOfRegion(all, row);
  const { table } = model.store.evaluation.peek();
  const classes = model.kinds.peek()[(box?.kind ?? 0) - 1];
  const name = (of: ClassOrNone | undefined): string =>
    of !== undefined && isClass(of) ? className(table, of) : texts.other;
  return texts.region({
    place: rows.indexOf(row) + 1,
    total: rows.length,
    pixels: box?.pixels ?? 0,
    slices: box && slice && slicesOfRegion(box, slice),
    target: name(classes?.target),
    prediction: name(classes?.prediction),
  });
}
