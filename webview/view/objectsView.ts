import { SIZE_PARTINGS } from "../../src/core/counting/objectSizes";
import { oneOf, sort, text } from "./kept";

/** Which objects are listed: those that are errors, all of them, or those of one state. */
export const OBJECTS_SHOWN = ["errors", "missed", "invented", "found", "leftOut", "crowd", "all"] as const;
export type ObjectsShown = (typeof OBJECTS_SHOWN)[number];

/** How the user looks at the objects; for which class, the images say. */
export const OBJECTS_VIEW = {
  objectsSort: sort({ column: "area", direction: "descending" }),
  objectsShown: oneOf(OBJECTS_SHOWN, "errors"),
  /** Text in the name of the image. */
  objectsFilter: text(""),
  objectsSizes: oneOf(SIZE_PARTINGS, "terciles"),
};
