import { shapeOptions, type ShapeOptions } from "../../src/core/shapes/shapeOptions";
import { changedShapes, type ChangeOfShapes } from "../../src/core/shapes/changedShapes";
import { useStore } from "../store/storeContext";

/** What is chosen about shapes, all of it decided, and how to choose otherwise. */
export function useShapes(): { readonly options: ShapeOptions; readonly choose: (change: ChangeOfShapes) => void } {
  const store = useStore();
  const { shapes } = store.choices.value;
  return {
    options: shapeOptions(shapes),
    choose: (change) => {
      store.choose({ shapes: changedShapes(shapes, change) });
    },
  };
}
