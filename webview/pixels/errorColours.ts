import { NO_CLASS_COLOUR } from "../../src/core/reading/noClassColour";
import { isClass, OTHER, UNLISTED, type ClassOrNone } from "../../src/core/labels/indices";
import { makeStandOut } from "../../src/core/reading/contrast";
import { isLitError, isLitSide, type Lit } from "./litPixels";
import { rgba, TRANSPARENT, type ColourOf, type Rgba } from "./paint";
import type { PairClasses } from "../../src/core/reading/pairClasses";
import type { ErrorColours, Focus } from "../view/viewerView";

/** What can go wrong with a pixel, seen from the class in focus where there is one. Okabe and Ito's colours: no red beside green. */
export const ERROR_KINDS = [
  { id: "missed", color: "#56b4e9" },
  { id: "falseAlarm", color: "#e69f00" },
  { id: "wrongClass", color: "#cc79a7" },
  { id: "noClass", color: "#f0e442" },
] as const;
export type ErrorKindId = (typeof ERROR_KINDS)[number]["id"];

/** What a wrong pixel is. */
export function errorKind(target: ClassOrNone, prediction: ClassOrNone, focus: Focus | undefined): ErrorKindId {
  if (prediction === OTHER) return "noClass";
  if (focus === undefined || focus.kind === "cell") return "wrongClass";
  return target === focus.class ? "missed" : "falseAlarm";
}

/** What is right, or not looked for: dim on light and dark grounds alike. */
export const RIGHT = { color: "#808080", alpha: 56 } as const;
const DIM: Rgba = rgba(RIGHT.color, RIGHT.alpha);

export interface ErrorPainting {
  readonly colours: readonly string[];
  readonly by: ErrorColours;
  readonly lit: Lit;
  /** What right pixels look like in the present theme, `#rrggbb`. */
  readonly ground: string;
}

/**
 * Colours of the errors: right is dim, wrong by its predicted class or by its kind, lighter or darker where it would be
 * lost in what is right; ignored pixels are left to the hatch.
 */
export function errorColours(
  { targetClasses, predictionClasses }: PairClasses,
  { colours, by, lit, ground }: ErrorPainting,
): ColourOf {
  const ofKind = new Map(ERROR_KINDS.map(({ id, color }) => [id, rgba(makeStandOut(color, ground))]));
  const ofClass = Array.from(predictionClasses, (classIndex) =>
    rgba(makeStandOut(colours[classIndex] ?? NO_CLASS_COLOUR, ground)),
  );
  return (targetPlace, predictionPlace) => {
    const target = targetClasses[targetPlace] ?? UNLISTED;
    const prediction = predictionClasses[predictionPlace] ?? OTHER;
    if (!isClass(target)) return TRANSPARENT;
    if (target === prediction || !isLitError(lit, target, prediction)) return DIM;
    if (by === "predicted") return ofClass[predictionPlace] ?? DIM;
    return ofKind.get(errorKind(target, prediction, lit.focus)) ?? DIM;
  };
}

/** Colours of one mask; classes out of sight are transparent, ignored target pixels left to the hatch. */
export function sideColours(
  { targetClasses, predictionClasses }: PairClasses,
  side: "target" | "prediction",
  { colours, lit }: Pick<ErrorPainting, "colours" | "lit">,
): ColourOf {
  return (targetPlace, predictionPlace) => {
    const target = targetClasses[targetPlace] ?? UNLISTED;
    const prediction = predictionClasses[predictionPlace] ?? OTHER;
    if (side === "target" && !isClass(target)) return TRANSPARENT;
    return isLitSide(lit, side, target, prediction)
      ? classColour(colours, side === "target" ? target : prediction)
      : TRANSPARENT;
  };
}

/** Marks what is left out of every figure: where the hatch is drawn. */
export function hatchColours({ targetClasses }: PairClasses): ColourOf {
  const marked = rgba("#000000");
  return (target) => (isClass(targetClasses[target] ?? UNLISTED) ? TRANSPARENT : marked);
}

function classColour(colours: readonly string[], classIndex: ClassOrNone): Rgba {
  return rgba(colours[classIndex] ?? NO_CLASS_COLOUR);
}
