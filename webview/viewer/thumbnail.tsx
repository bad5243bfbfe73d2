import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ImageEntry } from "../../src/core/report";
import { useStore } from "../storeContext";
import { errorColours } from "./errorColours";
import { paintPair } from "./paint";
import { pairClasses } from "./pairClasses";
import type { SeenPixels } from "./seenPixels";

/** Pixels of the longer side: sharp on screens of two pixels a CSS pixel. */
const LONGER_SIDE = 72;
/** Rows that only scroll by are not asked for. */
const SETTLED_MS = 120;
const NOTHING_HIDDEN: ReadonlySet<number> = new Set();

/** What was read once stays as long as the report does: choices colour it anew without a message. */
const read = new WeakMap<ImageEntry, SeenPixels>();

/** The errors of an image, tiny: asked for when its row stays in sight, given up when it scrolls away. */
export function Thumbnail({ image }: { readonly image: ImageEntry }): VNode {
  const store = useStore();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pixels, setPixels] = useState(read.get(image));
  // While a run is under way its threads have the machine.
  const isWanted = pixels === undefined && store.run.value?.phase !== "running";
  const { table } = store.evaluation.value;
  useEffect(() => {
    if (!isWanted) return undefined;
    let cancel: (() => void) | undefined;
    const timer = setTimeout(() => {
      cancel = store.pixels.thumbnail(image.name, LONGER_SIDE, (outcome) => {
        if (!outcome.ok) return;
        read.set(image, outcome.pixels);
        setPixels(outcome.pixels);
      });
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
      cancel?.();
    };
  }, [store, image, isWanted]);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!pixels || !context) return;
    const pair = pairClasses(pixels, table);
    const colours = table.classes.map(({ color }) => color);
    const painted = paintPair(pair, errorColours(pair, { colours, by: "predicted", lit: { focus: undefined, hidden: NOTHING_HIDDEN } }));
    context.putImageData(new ImageData(new Uint8ClampedArray(painted.buffer), pair.width, pair.height), 0, 0);
  }, [pixels, table]);
  return (
    <canvas
      class="thumbnail"
      ref={canvas}
      width={pixels?.width ?? 1}
      height={pixels?.height ?? 1}
      data-state={pixels ? "shown" : "empty"}
      aria-hidden="true"
    />
  );
}
