import { signal, type ReadonlySignal } from "@preact/signals";
import type { Plane } from "../../src/core/labels/volumePlanes";
import type { SeenOutcome } from "../host/pixelClient";
import type { SeenPixels } from "../host/seenPixels";

interface Slice {
  readonly plane: Plane;
  readonly at: number;
}

interface Wanted extends Slice {
  /** Slices of the plane. */
  readonly of: number;
}

type ReadSlice = (image: string, slice: Slice, onAnswer: (outcome: SeenOutcome) => void) => () => void;

/** The slices of one case that the page has, and the way to those that it has not. */
export interface SliceStore {
  /** The slice to be shown; the one before it as long as it is on its way. */
  readonly shown: ReadonlySignal<SeenPixels | undefined>;
  readonly failure: ReadonlySignal<string | undefined>;
  /** Begins with a case; the same one again changes nothing. */
  readonly open: (opened: OpenedCase | undefined) => void;
  readonly want: (slice: Wanted) => void;
}

export interface OpenedCase {
  readonly image: string;
  /** What stands for the masks: others are another case. */
  readonly masks: object;
  /** The slice that it was opened with. */
  readonly first: SeenPixels;
}

/** Pixels of the slices that are kept, both sides of each a byte as a rule. */
const MOST_KEPT_PIXELS = 2 ** 24;
const LEAST_KEPT = 6;
/** Neighbours that are read before they are asked for: two ahead, one behind. */
const NEIGHBOURS = [1, 2, -1] as const;

export function createSliceStore(read: ReadSlice): SliceStore {
  const shown = signal<SeenPixels | undefined>(undefined);
  const failure = signal<string | undefined>(undefined);
  let opened: OpenedCase | undefined;
  let kept = new Map<string, SeenPixels>();
  let wanted: Wanted | undefined;
  /** Which way the user goes. */
  let direction = 1;
  let cancel: (() => void) | undefined;

  const keep = (pixels: SeenPixels): void => {
    if (!pixels.slice) return;
    kept.set(keyOf(pixels.slice), pixels);
    const most = Math.max(LEAST_KEPT, Math.floor(MOST_KEPT_PIXELS / (pixels.width * pixels.height)));
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(oldest);
  };

  /** Puts the slice on screen that is wanted, where it is there. */
  const show = (): void => {
    const found = wanted && kept.get(keyOf(wanted));
    if (!found) return;
    // Seen last, dropped last.
    keep(found);
    shown.value = found;
    failure.value = undefined;
  };

  /** One slice is on its way at a time: the wanted one, then its neighbours. */
  const readNext = (): void => {
    if (!opened || !wanted || cancel) return;
    const next = [wanted, ...neighboursOf(wanted, direction)].find((slice) => !kept.has(keyOf(slice)));
    if (!next) return;
    const { image, masks } = opened;
    const isWanted = next === wanted;
    cancel = read(image, { plane: next.plane, at: next.at }, (outcome) => {
      cancel = undefined;
      if (opened?.masks !== masks) return;
      if (!outcome.ok) {
        failure.value = outcome.message;
        return;
      }
      keep(outcome.pixels);
      // The user may have gone on meanwhile: what was asked for is seen all the same, so that something moves.
      if (isWanted) shown.value = outcome.pixels;
      show();
      readNext();
    });
  };

  return {
    shown,
    failure,
    open: (next) => {
      if (next?.image === opened?.image && next?.masks === opened?.masks) return;
      cancel?.();
      cancel = undefined;
      opened = next;
      wanted = undefined;
      kept = new Map();
      shown.value = undefined;
      failure.value = undefined;
      if (next) keep(next.first);
    },
    want: (slice) => {
      if (wanted?.plane === slice.plane && wanted.at !== slice.at) direction = Math.sign(slice.at - wanted.at);
      wanted = slice;
      show();
      readNext();
    },
  };
}

function neighboursOf({ plane, at, of }: Wanted, direction: number): readonly Slice[] {
  return NEIGHBOURS.map((step) => ({ plane, at: at + direction * step })).filter(
    (slice) => slice.at >= 0 && slice.at < of,
  );
}

function keyOf({ plane, at }: Slice): string {
  return `${plane} ${at}`;
}
