import { tellsSpacing } from "../../src/core/counting/imageShapes";
import { shapeOptions, type ShapeOptions } from "../../src/core/shapes/shapeOptions";
import { changedShapes, type ChangeOfShapes } from "../../src/core/shapes/changedShapes";
import { useStore } from "../store/storeContext";

interface Shapes {
  readonly options: ShapeOptions;
  /** Distances are in millimetres: by a spacing that is chosen, or by those of the files. */
  readonly isInUnits: boolean;
  readonly choose: (change: ChangeOfShapes) => void;
}

/** What is chosen about shapes, all of it decided, and how to choose otherwise. */
export function useShapes(): Shapes {
  const store = useStore();
  const { shapes } = store.choices.value;
  const options = shapeOptions(shapes);
  const tells = tellsSpacing(store.report.value.images);
  return {
    options,
    isInUnits: options.spacing !== undefined || tells,
    choose: (change) => {
      store.choose({ shapes: changedShapes(shapes, change, tells) });
    },
  };
}
