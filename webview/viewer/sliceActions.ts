import { worstSlice } from "../../src/core/regions/errorProfile";
import type { Plane } from "../../src/core/labels/volumePlanes";
import { isOfImagesAlone, type ViewerMode, type ViewerView } from "../view/viewerView";
import { VIEWER_TEXTS as texts } from "../texts/viewerTexts";
import type { ViewerModel } from "./viewerModel";

/** What keys, wheel and slider do with a case; with an image nothing. */
export interface SliceActions {
  /** Of a case some modes are not there; then that is said. */
  readonly showMode: (mode: ViewerMode) => void;
  readonly goToSlice: (at: number) => void;
  /** So many slices on, and says which one it is. */
  readonly stepSlices: (by: number) => void;
  readonly goToWorstSlice: () => void;
  readonly showPlane: (plane: Plane) => void;
}

export function createSliceActions(model: ViewerModel, look: (change: Partial<ViewerView>) => void): SliceActions {
  const { store, slices } = model;
  const announce = (): void => {
    const at = slices.wanted.peek()?.at;
    if (at !== undefined) store.announce(texts.slices.value(at, slices.profile.peek()?.[at] ?? 0));
  };
  return {
    showMode: (mode) => {
      if (model.entry.peek()?.depth !== undefined && isOfImagesAlone(mode)) store.announce(texts.notOfCases[mode]);
      else look({ mode });
    },
    goToSlice: slices.goTo,
    stepSlices: (by) => {
      const now = slices.wanted.peek();
      if (!now) return;
      slices.goTo(now.at + by);
      announce();
    },
    goToWorstSlice: () => {
      if (!slices.wanted.peek()) return;
      const worst = worstSlice(slices.profile.peek() ?? new Float64Array(0));
      if (worst === undefined) {
        store.announce(texts.noErrors);
        return;
      }
      slices.goTo(worst);
      announce();
    },
    showPlane: (plane) => {
      if (!slices.wanted.peek() || model.view.peek().plane === plane) return;
      model.moved.value = undefined;
      model.cursor.value = undefined;
      look({ plane });
      announce();
    },
  };
}
