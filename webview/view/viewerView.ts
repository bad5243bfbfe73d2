import { isRecord } from "../../src/core/collections/record";
import { PLANES } from "../../src/core/labels/volumePlanes";
import { SIDES, type Side } from "../../src/core/labels/label";
import { SHAPE_VIEWS } from "../../src/core/shapes/shapeMarks";
import { isNumber, isText, maybe, oneOf, table, TEXTS_KEPT, type ValueOf } from "./kept";

/** How the masks of an image are drawn, in the order of their keys. */
export const MODES = [
  "photograph",
  "target",
  "prediction",
  "errors",
  "sideBySide",
  "swipe",
  "outlines",
  "compared",
  "shapes",
] as const;
export type ViewerMode = (typeof MODES)[number];

/** Photographs and shapes are of images: cases are measured in 3-D. */
export function isOfImagesAlone(mode: ViewerMode): mode is "photograph" | "shapes" {
  return mode === "photograph" || mode === "shapes";
}

/** What colours an error: the class that was predicted, or what went wrong. */
export const ERROR_COLOURS = ["predicted", "kind"] as const;
export type ErrorColours = (typeof ERROR_COLOURS)[number];

/**
 * Lights some pixels only: those of a class, those of one object of it, or those of one target class taken for one predicted class.
 * Indices of classes; an object by its number among those of its side of the image.
 */
export type Focus =
  | { readonly kind: "class"; readonly class: number }
  | { readonly kind: "object"; readonly class: number; readonly side: Side; readonly object: number }
  | { readonly kind: "cell"; readonly target: number; readonly prediction: number };

/** How the user looks at single images. */
export const VIEWER_VIEW = table({
  /** The row that is open; the viewer is closed where it is undefined. */
  image: maybe(isText),
  mode: oneOf(MODES, "errors"),
  /** That cases are cut in. */
  plane: oneOf(PLANES, "axial"),
  errorColours: oneOf(ERROR_COLOURS, "predicted"),
  /** What is drawn of shapes. */
  shapeView: oneOf(SHAPE_VIEWS, "kinds"),
  /** Of the masks over what lies behind, 0 to 1; undefined: what suits what lies behind. */
  opacity: maybe((saved): saved is number => isNumber(saved) && saved >= 0 && saved <= 1),
  focus: maybe(isFocus),
  starred: TEXTS_KEPT,
});
export type ViewerView = ValueOf<typeof VIEWER_VIEW>;

function isFocus(saved: unknown): saved is Focus {
  if (!isRecord(saved)) return false;
  if (saved["kind"] === "class") return isIndex(saved["class"]);
  if (saved["kind"] === "object")
    return isIndex(saved["class"]) && isIndex(saved["object"]) && SIDES.some((side) => side === saved["side"]);
  return saved["kind"] === "cell" && isIndex(saved["target"]) && isIndex(saved["prediction"]);
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
