import { batch, computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { ImageEntry } from "../../src/core/document/report";
import type { VolumeFacts } from "../../src/core/labels/volume";
import {
  planeAspect,
  planeLayout,
  planeSize,
  type Plane,
  type PlaneLayout,
  type VolumeSize,
} from "../../src/core/labels/volumePlanes";
import type { SeenOutcome } from "../host/pixelClient";
import type { SeenPixels } from "../host/seenPixels";
import { createSliceStore } from "./sliceStore";
import type { Size } from "./viewport";

/** A slice, and where it lies in its case. */
export interface ShownSlice {
  readonly plane: Plane;
  readonly at: number;
  /** Slices of the plane. */
  readonly of: number;
  readonly layout: PlaneLayout;
  /** Of the volume. */
  readonly size: VolumeSize;
  readonly facts: VolumeFacts;
  /** Sizes of a pixel, the shorter side as 1. */
  readonly pixel: Size;
}

/** The slices of the case that is open. Of an image there are none. */
export interface CaseSlices {
  /** The one that the user asks for; it may be on its way. */
  readonly wanted: ReadonlySignal<ShownSlice | undefined>;
  /** The one that is on screen. */
  readonly shown: ReadonlySignal<ShownSlice | undefined>;
  readonly pixels: ReadonlySignal<SeenPixels | undefined>;
  readonly failure: ReadonlySignal<string | undefined>;
  /** Wrong voxels of each slice of the plane, of the classes in sight. */
  readonly profile: ReadonlySignal<Float64Array | undefined>;
  readonly goTo: (at: number) => void;
  readonly dispose: () => void;
}

export interface CaseSlicesInput {
  readonly entry: ReadonlySignal<ImageEntry | undefined>;
  readonly plane: ReadonlySignal<Plane>;
  /** The case as it was opened: with the axial slice that has most errors. */
  readonly opened: ReadonlySignal<SeenPixels | undefined>;
  readonly profile: ReadonlySignal<Float64Array | undefined>;
  /** Of those that the profile counts; undefined where no slice has an error. */
  readonly worst: ReadonlySignal<number | undefined>;
  readonly read: (
    image: string,
    slice: { readonly plane: Plane; readonly at: number },
    onAnswer: (outcome: SeenOutcome) => void,
  ) => () => void;
}

export function createCaseSlices({ entry, plane, opened, profile, worst, read }: CaseSlicesInput): CaseSlices {
  const volume = computed(() => {
    const { width, height, depth, target } = entry.value ?? {};
    if (width === undefined || height === undefined || depth === undefined) return undefined;
    return { size: { width, height, depth }, facts: target?.facts.volume ?? { depth } };
  });
  const masks = computed(() => entry.value?.counts);
  const chosen = signal<{ readonly of: object; readonly plane: Plane; readonly at: number } | undefined>(undefined);
  const store = createSliceStore(read);
  const sliceAt = (of: Plane, at: number): ShownSlice | undefined => {
    if (!volume.value) return undefined;
    const { size, facts } = volume.value;
    const layout = planeLayout(of, facts.affine);
    const { depth } = planeSize(layout, size);
    const { x, y } = planeAspect(layout, facts.spacing);
    const place = Math.max(0, Math.min(depth - 1, at));
    return { plane: of, at: place, of: depth, layout, size, facts, pixel: { width: x, height: y } };
  };
  const wanted = computed(() => {
    const first = opened.value;
    if (!first?.slice || !volume.value) return undefined;
    const { value: asked } = chosen;
    if (asked !== undefined && asked.of === masks.value && asked.plane === plane.value)
      return sliceAt(plane.value, asked.at);
    // The worst slice of the plane; where nothing is wrong that which the thread chose, or the middle.
    const layout = planeLayout(plane.value, volume.value.facts.affine);
    const middle = plane.value === first.slice.plane ? first.slice.at : planeSize(layout, volume.value.size).depth >> 1;
    return sliceAt(plane.value, worst.value ?? middle);
  });
  const stop = effect(() => {
    const { value: first } = opened;
    const image = entry.value?.name;
    const of = masks.value;
    const slice = wanted.value;
    batch(() => {
      if (image === undefined || !of || !first?.slice || !slice) store.open(undefined);
      else {
        store.open({ image, masks: of, first });
        store.want(slice);
      }
    });
  });
  return {
    wanted,
    shown: computed(() => {
      const { slice } = store.shown.value ?? {};
      return slice && sliceAt(slice.plane, slice.at);
    }),
    pixels: store.shown,
    failure: store.failure,
    profile,
    goTo: (at) => {
      const of = masks.peek();
      const slice = sliceAt(plane.peek(), at);
      if (of && slice) chosen.value = { of, plane: slice.plane, at: slice.at };
    },
    dispose: () => {
      stop();
      store.open(undefined);
    },
  };
}
