import { AVERAGES, SAMPLEWISE_AVERAGES } from "../../src/core/averages/averages";
import type { Grouping } from "../../src/core/intervals/imageGroups";
import { REPORTED, type ReportedId } from "../../src/core/sentences/reportedFigure";
import { isNumber, isText, maybe, oneOf } from "./kept";

/** What intervals are drawn over: images, or groups of them. */
export const GROUPINGS = ["image", "folder", "pattern"] as const satisfies readonly Grouping["kind"][];

/** How the user looks at the Summary. */
export const SUMMARY_VIEW = {
  /** The figure that stands for the run at the top of the Summary; what the data ask for where absent. */
  reported: maybe((saved): saved is ReportedId => REPORTED.some((id) => id === saved)),
  /** The average whose computation is told below the averages. */
  average: oneOf(
    AVERAGES.map(({ id }) => id),
    "macro",
  ),
  gapAverage: oneOf(
    SAMPLEWISE_AVERAGES.map(({ id }) => id),
    "macro-imagewise",
  ),
  /** Label of the class whose kinds of error are told; what stands for the run where absent. */
  kindsClass: maybe(isNumber),
  /** Regular expression on the names of images that is being written: it can't be chosen yet. */
  groupPattern: maybe(isText),
};
