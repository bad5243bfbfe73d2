import { isClass } from "../../src/core/labels/indices";
import { computed, type ReadonlySignal } from "@preact/signals";
import { errorColours, hatchColours, sideColours } from "../pixels/errorColours";
import { paintChanges } from "./changes";
import { paintOutlines } from "./paintOutlines";
import { paintPair } from "../pixels/paint";
import type { PairClasses } from "../../src/core/reading/pairClasses";
import { pageGround, rightGround } from "../pixels/rightGround";
import { paintShown } from "./paintShown";
import { paintVeil } from "./paintShapes";
import type { ViewerModel } from "./viewerModel";

/** A picture of the size of the image, drawn once and then only moved about. */
export type Layer = OffscreenCanvas;

/** The pictures of the image that is open: each drawn when first looked at, and anew when what it shows has changed. */
export interface Layers {
  readonly target: ReadonlySignal<Layer | undefined>;
  readonly prediction: ReadonlySignal<Layer | undefined>;
  readonly errors: ReadonlySignal<Layer | undefined>;
  readonly outlines: ReadonlySignal<Layer | undefined>;
  /** What the compared run fixes and breaks. */
  readonly changes: ReadonlySignal<Layer | undefined>;
  readonly shapes: ReadonlySignal<Layer | undefined>;
  /** Over all but the object that is lit. */
  readonly veil: ReadonlySignal<Layer | undefined>;
  /** Opaque where the target is ignored: the hatch is drawn there. */
  readonly hatch: ReadonlySignal<Layer | undefined>;
}

export function createLayers(model: ViewerModel): Layers {
  const { store, pair, compared, lit, view, viewport } = model;
  const colours = computed(() => store.evaluation.value.table.classes.map(({ color }) => color));
  const by = computed(() => view.value.errorColours);
  // Lines one pixel of the screen wide, however small the image is drawn.
  const thickness = computed(() => Math.max(1, Math.ceil(1 / viewport.value.scale)));
  const layer = (
    paint: (pair: PairClasses) => Uint32Array<ArrayBuffer> | undefined,
  ): ReadonlySignal<Layer | undefined> =>
    computed(() => {
      const painted = pair.value && paint(pair.value);
      return pair.value && painted && canvasOf(pair.value, painted);
    });
  const side = (of: "target" | "prediction"): ReadonlySignal<Layer | undefined> =>
    layer((shown) => paintPair(shown, sideColours(shown, of, { colours: colours.value, lit: lit.value })));
  return {
    target: side("target"),
    prediction: side("prediction"),
    errors: layer((shown) =>
      paintPair(
        shown,
        errorColours(shown, { colours: colours.value, by: by.value, lit: lit.value, ground: rightGround.value }),
      ),
    ),
    outlines: layer((shown) => {
      const { focus, hidden } = lit.value;
      const wanted = focus?.kind === "cell" ? [focus.target, focus.prediction] : focus && [focus.class];
      return paintOutlines(
        shown,
        thickness.value,
        (of) => isClass(of) && !hidden.has(of) && (wanted?.includes(of) ?? true),
      );
    }),
    changes: computed(() => {
      const shown = pair.value;
      const changes = compared.changes.value;
      return shown && changes && canvasOf(shown, paintChanges(changes, shown, lit.value));
    }),
    shapes: layer((shown) => paintShown(model, shown, thickness.value)),
    veil: computed(() => {
      const shown = pair.value;
      const { focus } = view.value;
      const marks = focus?.kind === "object" ? model.shapes.marks("objects") : undefined;
      return shown && marks && focus?.kind === "object"
        ? canvasOf(shown, paintVeil(marks[focus.side], focus.object, shown, pageGround.value))
        : undefined;
    }),
    hatch: computed(() => {
      const shown = pair.value;
      return shown?.targetClasses.some((of) => !isClass(of)) === true
        ? canvasOf(shown, paintPair(shown, hatchColours(shown)))
        : undefined;
    }),
  };
}

function canvasOf({ width, height }: PairClasses, painted: Uint32Array<ArrayBuffer>): Layer {
  const canvas = new OffscreenCanvas(width, height);
  const pixels = new ImageData(new Uint8ClampedArray(painted.buffer), width, height);
  canvas.getContext("2d")?.putImageData(pixels, 0, 0);
  return canvas;
}
