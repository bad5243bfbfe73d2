import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ImageEntry } from "../../src/core/document/report";
import { useStore } from "../store/storeContext";
import { errorColours } from "./errorColours";
import { errorKindsOf } from "./errorKindsOf";
import type { ClassTable } from "../../src/core/reading/classTable";
import type { ErrorKinds } from "../../src/core/regions/errorKinds";
import { paintPair } from "./paint";
import { pairClasses } from "../../src/core/reading/pairClasses";
import { rightGround } from "./rightGround";
import type { SeenPixels } from "../host/seenPixels";
import { useSmallPhotograph } from "./useSmallPhotograph";

/** Pixels of the longer side, sharp on screens of two pixels a CSS pixel where they are small. */
const LONGER_SIDES = { row: 72, tile: 240 } as const;
type ThumbnailSize = keyof typeof LONGER_SIDES;
/** Rows that only scroll by are not asked for. */
const SETTLED_MS = 120;
const NOTHING_HIDDEN: ReadonlySet<number> = new Set();

/** What was read once stays as long as the report does: choices colour it anew without a message. */
const read: Readonly<Record<ThumbnailSize, WeakMap<ImageEntry, SeenPixels>>> = {
  row: new WeakMap(),
  tile: new WeakMap(),
};

export interface ThumbnailProps {
  readonly image: ImageEntry;
  readonly size: ThumbnailSize;
}

/** The errors of an image, tiny, in a tile over its photograph where there is one: asked for when its row stays in sight, given up when it scrolls away. */
export function Thumbnail({ image, size }: ThumbnailProps): VNode {
  const store = useStore();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pixels, setPixels] = useState(read[size].get(image) ?? read.tile.get(image));
  const [failure, setFailure] = useState<string | undefined>(undefined);
  // While a run is under way its threads have the machine.
  const isWanted = pixels === undefined && store.run.value?.phase !== "running";
  const { table } = store.evaluation.value;
  const ground = rightGround.value;
  useEffect(() => {
    if (!isWanted) return undefined;
    let cancel: (() => void) | undefined;
    const timer = setTimeout(() => {
      const small = { longerSide: LONGER_SIDES[size], ...errorsOfCase(image, store.evaluation.peek().table) };
      cancel = store.pixels.thumbnail(image.name, small, (outcome) => {
        if (!outcome.ok) {
          setFailure(outcome.message);
          return;
        }
        read[size].set(image, outcome.pixels);
        setPixels(outcome.pixels);
      });
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
      cancel?.();
    };
  }, [store, image, size, isWanted]);
  const photograph = useSmallPhotograph(image, size === "tile" ? pixels : undefined);
  useLayoutEffect(() => {
    const context = pixels && canvas.current?.getContext("2d");
    if (!context) return;
    const pair = pairClasses(pixels, table, image);
    const colours = table.classes.map(({ color }) => color);
    const painted = paintPair(
      pair,
      errorColours(pair, { colours, by: "predicted", lit: { focus: undefined, hidden: NOTHING_HIDDEN }, ground }),
    );
    const errors = new ImageData(new Uint8ClampedArray(painted.buffer), pair.width, pair.height);
    if (photograph) drawOver(context, photograph, errors);
    else context.putImageData(errors, 0, 0);
  }, [pixels, table, image, ground, photograph]);
  return (
    <canvas
      class="thumbnail"
      ref={canvas}
      width={pixels?.width ?? 1}
      height={pixels?.height ?? 1}
      data-ground={photograph ? "photograph" : "plain"}
      data-state={pixels ? "shown" : failure === undefined ? "empty" : "failed"}
      title={failure}
      aria-hidden="true"
    />
  );
}

/** Of a case the slice with most errors is shown. */
function errorsOfCase(image: ImageEntry, table: ClassTable): { readonly errors?: ErrorKinds } {
  return image.depth === undefined ? {} : { errors: errorKindsOf(image.counts, table, image).errors };
}

/** What is seen of the photograph through the errors. */
const ERRORS_OPACITY = 0.8;

/** Lays the errors over the photograph; what is right dims it a little, so that they stand out. */
function drawOver(context: CanvasRenderingContext2D, photograph: ImageBitmap, errors: ImageData): void {
  const layer = new OffscreenCanvas(errors.width, errors.height);
  layer.getContext("2d")?.putImageData(errors, 0, 0);
  context.clearRect(0, 0, errors.width, errors.height);
  context.drawImage(photograph, 0, 0);
  context.globalAlpha = ERRORS_OPACITY;
  context.drawImage(layer, 0, 0);
  context.globalAlpha = 1;
}
