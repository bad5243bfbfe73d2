import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Figure } from "../../src/core/numbers/figure";
import { isClass } from "../../src/core/labels/indices";
import type { PairClasses } from "../../src/core/reading/pairClasses";
import type { ShownImage } from "../../src/protocol/ranking";
import { fit, pan, zoomAt, type Picture, type Point, type Size, type Viewport } from "../viewer/viewport";
import type { SeenRun } from "./runPixels";

/** What is drawn of each run. */
export type RunsShow = "errors" | "predictions";

/** A run beside the others, and what it gets on the image. */
export interface RunOfImage {
  readonly given: number;
  readonly name: string;
  readonly rank: number;
  readonly figure: Figure;
}

/** How the panes of all runs look at the image: together. */
export interface RunStageModel {
  readonly picture: ReadonlySignal<Picture>;
  readonly viewport: ReadonlySignal<Viewport>;
  /** The pixel under the pointer, in every pane. */
  readonly cursor: Signal<Point | undefined>;
  /** Of a case: the axial slice, once the first run told it. */
  readonly slice: Signal<number | undefined>;
  /** The target, from the first run that was read. */
  readonly target: ReadonlySignal<PairClasses | undefined>;
  /** Classes that occur in what was read, in their order. */
  readonly classes: ReadonlySignal<readonly number[]>;
  readonly resize: (pane: Size) => void;
  readonly take: (seen: SeenRun) => void;
  readonly fit: () => void;
  readonly zoom: (factor: number, at?: Point) => void;
  readonly pan: (by: Point) => void;
}

const SQUARE: Size = { width: 1, height: 1 };

export function createRunStage({ width, height }: Pick<ShownImage, "width" | "height">): RunStageModel {
  const picture = signal<Picture>({ width, height, pixel: SQUARE });
  const pane = signal<Size>({ width: 1, height: 1 });
  const viewport = signal<Viewport>(fit(picture.value, pane.value));
  const target = signal<PairClasses | undefined>(undefined);
  const slice = signal<number | undefined>(undefined);
  const classes = signal<readonly number[]>([]);
  /** Until the user moves it, the image fills its panes. */
  let isFit = true;
  let sliceOfTarget: number | undefined;
  const fitAgain = (): void => {
    isFit = true;
    viewport.value = fit(picture.peek(), pane.peek());
  };
  return {
    picture,
    viewport,
    cursor: signal<Point | undefined>(undefined),
    slice,
    target,
    classes,
    resize: (size) => {
      const before = pane.peek();
      if (size.width <= 0 || size.height <= 0) return;
      if (before.width === size.width && before.height === size.height) return;
      pane.value = size;
      if (isFit) fitAgain();
      else viewport.value = pan(viewport.peek(), { x: 0, y: 0 }, picture.peek(), size);
    },
    take: (seen) => {
      if (!seen.ok) return;
      const { pair } = seen;
      if (seen.slice && slice.peek() === undefined) slice.value = seen.slice.at;
      // All runs have the same; another slice is another.
      if (target.peek() === undefined || sliceOfTarget !== seen.slice?.at) target.value = pair;
      sliceOfTarget = seen.slice?.at;
      // Large images come smaller.
      if (picture.peek().width !== pair.width || picture.peek().height !== pair.height) {
        picture.value = { width: pair.width, height: pair.height, pixel: SQUARE };
        fitAgain();
      }
      const found = [...pair.targetClasses, ...pair.predictionClasses].filter(isClass);
      classes.value = [...new Set([...classes.peek(), ...found])].sort((a, b) => a - b);
    },
    fit: fitAgain,
    zoom: (factor, at = { x: pane.peek().width / 2, y: pane.peek().height / 2 }) => {
      isFit = false;
      viewport.value = zoomAt(viewport.peek(), factor, at, picture.peek(), pane.peek());
    },
    pan: (by) => {
      isFit = false;
      viewport.value = pan(viewport.peek(), by, picture.peek(), pane.peek());
    },
  };
}
