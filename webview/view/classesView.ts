import { sort, text, TEXTS_KEPT } from "./kept";

/** How the user looks at the classes. */
export const CLASSES_VIEW = {
  classesSort: sort({ column: "label", direction: "ascending" }),
  /** Ids of the columns shown beside the usual ones. */
  classesColumns: TEXTS_KEPT,
  /** Text in the name of a class. */
  classesFilter: text(""),
};
