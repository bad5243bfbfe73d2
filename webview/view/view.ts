import { isRecord } from "../../src/core/collections/record";
import { CLASSES_VIEW } from "./classesView";
import { COMPARE_VIEW } from "./compareView";
import { CONFUSION_VIEW } from "./confusionView";
import { IMAGES_VIEW } from "./imagesView";
import { isNumber, oneOf, SCROLL, table, text, TEXTS_KEPT, type Kept, type ValueOf } from "./kept";
import { OBJECTS_VIEW } from "./objectsView";
import { SUMMARY_VIEW } from "./summaryView";
import { VIEWER_VIEW } from "./viewerView";

/** The tabs, in their order. */
export const TABS = ["summary", "classes", "images", "confusion", "dataCheck", "compare", "objects"] as const;
export type TabId = (typeof TABS)[number];

const WIDTHS: Kept<Readonly<Record<string, number>>> = {
  initial: {},
  read: (saved) =>
    isRecord(saved)
      ? Object.fromEntries(
          Object.entries(saved).filter((entry): entry is [string, number] => isNumber(entry[1]) && entry[1] > 0),
        )
      : {},
};

/** How the user looks at the report: kept by the page alone, not a part of the report. A new thing to keep is a row, of its tab or here. */
export const VIEW = table({
  tab: oneOf(TABS, "summary"),
  /** Id of the metric in the header. */
  metric: text("iou"),
  /** Usual columns that are not shown, as `classes.spread`: table and id. */
  hiddenColumns: TEXTS_KEPT,
  /** Widths that were dragged, in CSS pixels, by table and id. */
  columnWidths: WIDTHS,
  ...SUMMARY_VIEW,
  ...CLASSES_VIEW,
  ...IMAGES_VIEW,
  ...CONFUSION_VIEW,
  ...OBJECTS_VIEW,
  compare: COMPARE_VIEW,
  viewer: VIEWER_VIEW,
  /** Of each tab. */
  scroll: table({
    summary: SCROLL,
    classes: SCROLL,
    images: SCROLL,
    confusion: SCROLL,
    dataCheck: SCROLL,
    compare: SCROLL,
    objects: SCROLL,
  } satisfies Record<TabId, Kept<number>>),
});
export type View = ValueOf<typeof VIEW>;
