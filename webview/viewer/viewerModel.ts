import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { ErrorRegions } from "../../src/core/regions/errorRegions";
import { imageAsRead } from "../../src/core/counting/countedImages";
import type { ImageEntry } from "../../src/core/document/report";
import { objectRows, type ObjectRow } from "../../src/core/counting/objectRows";
import { imagesModel } from "../images/imagesModel";
import { objectsModel } from "../objects/objectsModel";
import type { Store } from "../store/store";
import { profileOf, worstSlice } from "../../src/core/regions/errorProfile";
import { createCaseSlices, type CaseSlices } from "./caseSlices";
import { createComparedPair, type ComparedPair } from "./comparedPair";
import { errorKindsOf, type ErrorClasses, type NumberedErrors } from "../pixels/errorKindsOf";
import { imagesOfMixUp } from "./imagesOfMixUp";
import { isLitError, type Lit } from "../pixels/litPixels";
import { pairClasses, type PairClasses } from "../../src/core/reading/pairClasses";
import { objectBox, sliceOfObject } from "./objectBox";
import { createSeenShapes, type SeenShapes } from "./seenShapes";
import type { SeenPixels } from "../host/seenPixels";
import { fit, inUnits, lookAt, type Picture, type Point, type Size, type Viewport } from "./viewport";
import { isOfImagesAlone, type ViewerMode, type ViewerView } from "../view/viewerView";

/** What there is of the image that is open. */
export type Loaded =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly message: string }
  | {
      readonly state: "shown";
      readonly image: string;
      readonly pixels: SeenPixels;
      readonly kinds: readonly ErrorClasses[];
    };

export type Photograph =
  | { readonly state: "none" }
  | { readonly state: "failed"; readonly message: string }
  | { readonly state: "shown"; readonly bitmap: ImageBitmap };

/** All that the viewer knows while it is open, as signals. What is kept beyond that is in the page's view. */
export interface ViewerModel {
  readonly store: Store;
  readonly view: ReadonlySignal<ViewerView>;
  readonly entry: ReadonlySignal<ImageEntry | undefined>;
  /** The names of the images as the Images table shows them, or those with the mix-up that is lit, most of it first. */
  readonly order: ReadonlySignal<readonly string[]>;
  readonly loaded: ReadonlySignal<Loaded>;
  /** Of a case the slice that is on screen. */
  readonly pair: ReadonlySignal<PairClasses | undefined>;
  readonly slices: CaseSlices;
  /** How the image, or the slice, is laid out. */
  readonly picture: ReadonlySignal<Picture | undefined>;
  readonly regions: ReadonlySignal<ErrorRegions | undefined>;
  /** The classes of the regions' kinds, from kind 1 on. */
  readonly kinds: ReadonlySignal<readonly ErrorClasses[]>;
  readonly photograph: ReadonlySignal<Photograph>;
  readonly compared: ComparedPair;
  readonly shapes: SeenShapes;
  /** The object that is lit, where one is. */
  readonly object: ReadonlySignal<ObjectRow | undefined>;
  /** Whether the viewport is that of the object that is lit, until the user moves: else the whole image. */
  readonly aim: Signal<"object" | "image">;
  readonly lit: ReadonlySignal<Lit>;
  /** Of the masks over what lies behind. */
  readonly opacity: ReadonlySignal<number>;
  /** The mode that is chosen, where there is such a one of what is open. */
  readonly chosenMode: ReadonlySignal<ViewerMode>;
  /** The mode that is drawn: another one while Space is held. */
  readonly mode: ReadonlySignal<ViewerMode>;
  readonly viewport: ReadonlySignal<Viewport>;
  readonly hidden: Signal<ReadonlySet<number>>;
  /** Undefined: the fit, whatever the size of the pane. */
  readonly moved: Signal<Viewport | undefined>;
  /** Of one pane, in CSS pixels. */
  readonly pane: Signal<Size>;
  /** Of all panes together. */
  readonly stage: Signal<Size>;
  readonly cursor: Signal<Point | undefined>;
  readonly blinking: Signal<boolean>;
  /** Row of the region that is marked. */
  readonly region: Signal<number | undefined>;
  /** Where the divider of the swipe stands, 0 to 1. */
  readonly split: Signal<number>;
  readonly keyList: Signal<"open" | "closed">;
  /** Ends what the model has under way. */
  readonly dispose: () => void;
}

const OPACITY_OVER_PHOTOGRAPH = 0.65;
const NO_CLASS: ReadonlySet<number> = new Set();
const SQUARE: Size = { width: 1, height: 1 };

export function createViewerModel(store: Store): ViewerModel {
  const view = computed(() => store.view.value.viewer);
  const name = computed(() => view.value.image);
  const entry = computed(() =>
    imageAsRead(store.report.value, store.choices.value, ({ name: found }) => found === name.value),
  );
  const numbered = numberedErrors(store, entry);
  const loaded = signal<Loaded>({ state: "loading" });
  const photograph = signal<Photograph>({ state: "none" });
  const shown = computed(() => (loaded.value.state === "shown" ? loaded.value : undefined));
  const hidden = signal(NO_CLASS);
  const moved = signal<Viewport | undefined>(undefined);
  const pane = signal<Size>({ width: 1, height: 1 });
  const cursor = signal<Point | undefined>(undefined);
  const region = signal<number | undefined>(undefined);
  const blinking = signal(false);
  const file = computed(() => entry.value?.name);
  const folder = computed(() => store.report.value.folders.photograph);
  const kinds = computed(() => shown.value?.kinds ?? []);
  const lit = computed((): Lit => ({ focus: view.value.focus, hidden: hidden.value }));
  const plane = computed(() => view.value.plane);
  const profile = computed(() => {
    const found = shown.value?.pixels.profiles?.[plane.value];
    return found && profileOf(found, (kind) => isLitKind(kinds.value[kind - 1], lit.value));
  });
  const slices = createCaseSlices({
    entry,
    plane,
    opened: computed(() => shown.value?.pixels),
    profile,
    worst: computed(() => profile.value && worstSlice(profile.value)),
    read: store.pixels.slice,
  });
  const pair = computed(() => {
    const pixels = shown.value?.pixels.slice ? slices.pixels.value : shown.value?.pixels;
    return pixels && pairClasses(pixels, store.evaluation.value.table, entry.value);
  });
  const picture = computed((): Picture | undefined => {
    if (!pair.value) return undefined;
    const pixel = slices.shown.value?.pixel ?? SQUARE;
    return { width: pair.value.width * pixel.width, height: pair.value.height * pixel.height, pixel };
  });

  const stops = [
    effect(() => {
      const image = file.value;
      const errors = numbered.value;
      if (image === undefined || !errors) return undefined;
      const before = loaded.peek();
      if (before.state !== "shown" || before.image !== image) {
        batch(() => {
          loaded.value = { state: "loading" };
          moved.value = undefined;
          cursor.value = undefined;
          region.value = undefined;
        });
      }
      return store.pixels.pixels(image, errors.errors, (outcome) => {
        loaded.value = outcome.ok
          ? { state: "shown", image, pixels: outcome.pixels, kinds: errors.classes }
          : { state: "failed", message: outcome.message };
      });
    }),
    effect(() => {
      photograph.value = { state: "none" };
      const image = file.value;
      if (image === undefined || folder.value === undefined) return undefined;
      return store.pixels.photograph(image, (outcome) => {
        if (!outcome.ok) photograph.value = { state: "failed", message: outcome.message };
        else
          void decodePhotograph(outcome.bytes, outcome.mediaType).then((drawn) => {
            if (file.peek() === image) photograph.value = drawn;
          });
      });
    }),
  ];

  const isCase = computed(() => entry.value?.depth !== undefined);
  // A comparison that has ended leaves its mode behind, and cases have fewer modes than images: errors are nearest to them.
  const chosenMode = computed(() => {
    const { mode } = view.value;
    const isThere = mode === "compared" ? store.comparing.comparedId.value !== undefined : true;
    return isThere && !(isCase.value && isOfImagesAlone(mode)) ? mode : "errors";
  });
  const compared = createComparedPair(store, {
    entry,
    pair,
    slice: slices.shown,
    isWanted: computed(() => chosenMode.value === "compared"),
  });

  const shapes = createSeenShapes(store, {
    entry,
    wanted: computed(() =>
      isCase.value
        ? []
        : [
            ...(chosenMode.value === "shapes" ? [view.value.shapeView] : []),
            ...(view.value.focus?.kind === "object" &&
            !(chosenMode.value === "shapes" && view.value.shapeView === "objects")
              ? (["objects"] as const)
              : []),
          ],
    ),
  });
  const object = computed(() => objectInFocus(store, view.value));
  const aim = signal<"object" | "image">("object");
  const objectKey = computed(() => object.value && `${object.value.image} ${object.value.side} ${object.value.object}`);
  const isSliced = computed(() => slices.wanted.value !== undefined);
  stops.push(
    effect(() => {
      if (objectKey.value === undefined) return;
      const slice = isSliced.value ? slices.wanted.peek() : undefined;
      const lit = object.peek();
      batch(() => {
        if (slice && lit) slices.goTo(sliceOfObject(lit, slice));
        aim.value = "object";
        moved.value = undefined;
        region.value = undefined;
      });
    }),
  );

  return {
    store,
    view,
    entry,
    order: computed(() => {
      const { focus } = view.value;
      return focus?.kind === "cell" ? imagesOfMixUp(store.evaluation.value, focus) : listedImages(store);
    }),
    loaded,
    pair,
    slices,
    picture,
    regions: computed(() => shown.value?.pixels.regions),
    kinds,
    photograph,
    compared,
    shapes,
    object,
    aim,
    lit,
    opacity: computed(() => view.value.opacity ?? (photograph.value.state === "shown" ? OPACITY_OVER_PHOTOGRAPH : 1)),
    chosenMode,
    mode: computed(() => (blinking.value ? blinkOf(chosenMode.value) : chosenMode.value)),
    viewport: computed(() => {
      if (moved.value) return moved.value;
      const image = picture.value ?? pane.value;
      const box = aim.value === "object" ? objectBox(object.value, slices.shown.value) : undefined;
      return box
        ? lookAt(picture.value ? inUnits(box, picture.value) : box, image, pane.value)
        : fit(image, pane.value);
    }),
    hidden,
    moved,
    pane,
    stage: signal<Size>({ width: 1, height: 1 }),
    cursor,
    blinking,
    region,
    split: signal(0.5),
    keyList: signal<"open" | "closed">("closed"),
    dispose: () => {
      for (const stop of [...stops, compared.dispose, shapes.dispose, slices.dispose]) stop();
    },
  };
}

/** Whether errors of the kind are in sight. */
function isLitKind(classes: ErrorClasses | undefined, lit: Lit): boolean {
  return classes !== undefined && isLitError(lit, classes.target, classes.prediction);
}

/** The images in the order of the tab that lists them. */
function listedImages(store: Store): readonly string[] {
  const { tab } = store.view.value;
  if (tab === "objects") {
    const { images } = store.evaluation.value;
    return [...new Set(objectsModel(store).inOrder.value.map(({ image }) => images[image]?.name ?? ""))];
  }
  const compared = tab === "compare" ? store.comparing.imageOrder.value : [];
  return compared.length > 0 ? compared : imagesModel(store).inOrder.value.map(({ image }) => image.name);
}

/** The object that is lit, where it was measured and is still there. */
function objectInFocus(store: Store, { focus, image }: ViewerView): ObjectRow | undefined {
  if (focus?.kind !== "object") return undefined;
  const evaluation = store.evaluation.value;
  return objectRows(evaluation)?.find(
    (row) => row.side === focus.side && row.object === focus.object && evaluation.images[row.image]?.name === image,
  );
}

/** What Space shows while it is held. */
function blinkOf(mode: ViewerMode): ViewerMode {
  return mode === "prediction" ? "target" : "prediction";
}

/** The errors of the image; the same object as long as they are the same, though a run under way changes the classes' table. */
function numberedErrors(
  store: Store,
  entry: ReadonlySignal<ImageEntry | undefined>,
): ReadonlySignal<NumberedErrors | undefined> {
  let last: { readonly key: string; readonly numbered: NumberedErrors } | undefined;
  return computed(() => {
    if (!entry.value) return undefined;
    const numbered = errorKindsOf(entry.value.counts, store.evaluation.value.table, entry.value);
    const { targets, predictions, kinds } = numbered.errors;
    const key = [
      targets,
      predictions,
      kinds,
      ...numbered.classes.map(({ target, prediction }) => [target, prediction]),
    ].join(";");
    if (last?.key !== key) last = { key, numbered };
    return last.numbered;
  });
}

async function decodePhotograph(bytes: Uint8Array, type: string): Promise<Photograph> {
  try {
    return { state: "shown", bitmap: await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type })) };
  } catch {
    return { state: "failed", message: "The photograph is damaged: the browser can't draw it." };
  }
}
