import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ImageEntry } from "../../src/core/document/report";
import { useStore } from "../storeContext";
import { errorColours } from "./errorColours";
import { paintPair } from "./paint";
import { pairClasses } from "./pairClasses";
import { rightGround } from "./rightGround";
import type { SeenPixels } from "./seenPixels";

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

/** The errors of an image, tiny: asked for when its row stays in sight, given up when it scrolls away. */
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
      cancel = store.pixels.thumbnail(image.name, LONGER_SIDES[size], (outcome) => {
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
  useLayoutEffect(() => {
    const context = pixels && canvas.current?.getContext("2d");
    if (!context) return;
    const pair = pairClasses(pixels, table, image);
    const colours = table.classes.map(({ color }) => color);
    const painted = paintPair(
      pair,
      errorColours(pair, { colours, by: "predicted", lit: { focus: undefined, hidden: NOTHING_HIDDEN }, ground }),
    );
    context.putImageData(new ImageData(new Uint8ClampedArray(painted.buffer), pair.width, pair.height), 0, 0);
  }, [pixels, table, image, ground]);
  return (
    <canvas
      class="thumbnail"
      ref={canvas}
      width={pixels?.width ?? 1}
      height={pixels?.height ?? 1}
      data-state={pixels ? "shown" : failure === undefined ? "empty" : "failed"}
      title={failure}
      aria-hidden="true"
    />
  );
}
