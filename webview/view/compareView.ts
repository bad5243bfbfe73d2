import type { ComparedOrder } from "../../src/core/answers/writing";
import { isNumber, isText, maybe, oneOf, SCROLL, sort, table, type ValueOf } from "./kept";

/** Whose choices the compared run is read under: its own, or those on screen. */
export const COMPARED_UNDER = ["own", "shown"] as const;
/** Which run is A: the report of the panel, or the compared one. */
export const COMPARED_ORDERS = ["shownFirst", "comparedFirst"] as const satisfies readonly ComparedOrder[];
/** Which figures of the classes are compared. */
export const COMPARED_SCOPES = ["global", "samplewise"] as const;
export type ComparedScope = (typeof COMPARED_SCOPES)[number];

/** How the user looks at a comparison. */
export const COMPARE_VIEW = table({
  /** The compared run that `under` was decided for. */
  of: maybe(isText),
  under: oneOf(COMPARED_UNDER, "own"),
  order: oneOf(COMPARED_ORDERS, "shownFirst"),
  scope: oneOf(COMPARED_SCOPES, "global"),
  /** Label of the class whose kinds of error are compared; the mean over the classes where absent. */
  kindsClass: maybe(isNumber),
  sort: sort({ column: "label", direction: "ascending" }),
  /** Of the table of classes. */
  scroll: SCROLL,
});
export type CompareView = ValueOf<typeof COMPARE_VIEW>;
