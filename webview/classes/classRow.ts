import { sum } from "../../src/core/numbers/sum";
import { classTally } from "../../src/core/counting/cells";
import type { ClassInfo } from "../../src/core/document/classList";
import type { ClassIndex } from "../../src/core/labels/indices";
import type { Evaluation } from "../../src/core/counting/evaluation";
import { imagesWithClass } from "../../src/core/counting/imagesWithClass";
import { labelText } from "../../src/core/reading/labelText";
import { support, type Tally } from "../../src/core/counting/tally";

/** What the Classes table knows of a class beside its figures. */
export interface ClassRow {
  readonly index: ClassIndex;
  readonly info: ClassInfo;
  /** The label for people: a colour is not a number. */
  readonly shownLabel: string;
  /** Counts summed over the images. */
  readonly tally: Tally;
  /** Target pixels. */
  readonly support: number;
  /** Of all counted pixels of the target. */
  readonly countedPixels: number;
  readonly imagesInTarget: number;
  readonly imagesInPrediction: number;
  /** `leftOut`: in no mean, its pixels still errors for the others. */
  readonly role: "inMean" | "leftOut";
}

export function classRows({ table, cells, classSet, images }: Evaluation): readonly ClassRow[] {
  const inMean = new Set(classSet);
  const countedPixels = sum(cells.pixels);
  return table.classes.map((info, index) => {
    const tally = classTally(cells, index);
    const { inTarget, inPrediction } = imagesWithClass(cells, index);
    return {
      index,
      info,
      shownLabel: info.labels?.join("+") ?? labelText(info.label, images),
      tally,
      support: support(tally),
      countedPixels,
      imagesInTarget: inTarget,
      imagesInPrediction: inPrediction,
      role: inMean.has(index) ? "inMean" : "leftOut",
    };
  });
}
