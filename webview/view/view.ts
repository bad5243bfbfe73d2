import {
  AVERAGES,
  SAMPLEWISE_AVERAGES,
  type AverageId,
  type SamplewiseAverage,
} from "../../src/core/averages/averages";
import type { Grouping } from "../../src/core/intervals/imageGroups";
import type { Label } from "../../src/core/labels/label";
import { REPORTED, type ReportedId } from "../../src/core/sentences/reportedFigure";
import { DEFAULT_COMPARE_VIEW, readCompareView, type CompareView } from "./compareView";
import { DEFAULT_VIEWER_VIEW, readViewerView, type ViewerView } from "./viewerView";

/** The tabs, in their order. */
export const TABS = ["summary", "classes", "images", "confusion", "dataCheck", "compare"] as const;
export type TabId = (typeof TABS)[number];

/** What intervals are drawn over: images, or groups of them. */
export const GROUPINGS = ["image", "folder", "pattern"] as const satisfies readonly Grouping["kind"][];

/** How the images are laid out. */
export const IMAGES_VIEWS = ["list", "grid", "heat"] as const;
export type ImagesView = (typeof IMAGES_VIEWS)[number];

/** What a cell of the confusion shows. */
export const CONFUSION_MODES = ["counts", "byRow", "byColumn", "errors"] as const;
export type ConfusionMode = (typeof CONFUSION_MODES)[number];

/** In which order the confusion lists its classes. */
export const CONFUSION_ORDERS = ["list", "support", "score"] as const;
export type ConfusionOrder = (typeof CONFUSION_ORDERS)[number];

export interface Sort {
  /** Id of the column. */
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

/** From one figure to another, both within; open where absent. */
export interface Range {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export const OPEN_RANGE: Range = { from: undefined, to: undefined };

/** How the user looks at the report: kept by the page alone, no part of the report. */
export interface View {
  readonly tab: TabId;
  /** Id of the metric in the header. */
  readonly metric: string;
  /** The figure that stands for the run at the top of the Summary; what the data ask for where absent. */
  readonly reported: ReportedId | undefined;
  /** The average whose computation is told below the averages. */
  readonly average: AverageId;
  readonly gapAverage: SamplewiseAverage;
  /** Regular expression on the names of images that is being written: it can't be chosen yet. */
  readonly groupPattern: string | undefined;
  readonly classesSort: Sort;
  /** The worst first where absent, whatever the metric. */
  readonly imagesSort: Sort | undefined;
  /** Ids of the columns shown beside the usual ones. */
  readonly classesColumns: readonly string[];
  /** Text in the name of a class. */
  readonly classesFilter: string;
  /** Usual columns that are not shown, as `classes.spread`: table and id. */
  readonly hiddenColumns: readonly string[];
  /** Widths that were dragged, in CSS pixels, by table and id. */
  readonly columnWidths: Readonly<Record<string, number>>;
  readonly imagesView: ImagesView;
  /** Label of the class that the images are looked at for; all classes where absent. */
  readonly imagesClass: Label | undefined;
  /** Text in the name. */
  readonly imagesFilter: string;
  /** The folder that is shown with those in it, with a slash at its end; all where absent. */
  readonly imagesFolder: string | undefined;
  /** Id of the flag that the images shown have; all where absent. */
  readonly imagesFlag: string | undefined;
  /** Of the figure that the images are looked at for. */
  readonly imagesRange: Range;
  readonly confusionMode: ConfusionMode;
  readonly confusionOrder: ConfusionOrder;
  readonly confusionDiagonal: "shown" | "hidden";
  readonly compare: CompareView;
  readonly viewer: ViewerView;
  /** Pixels that each tab is scrolled down. */
  readonly scroll: Readonly<Record<TabId, number>>;
}

export const DEFAULT_VIEW: View = {
  tab: "summary",
  metric: "iou",
  reported: undefined,
  average: "macro",
  gapAverage: "macro-imagewise",
  groupPattern: undefined,
  classesSort: { column: "label", direction: "ascending" },
  imagesSort: undefined,
  classesColumns: [],
  classesFilter: "",
  hiddenColumns: [],
  columnWidths: {},
  imagesView: "list",
  imagesClass: undefined,
  imagesFilter: "",
  imagesFolder: undefined,
  imagesFlag: undefined,
  imagesRange: OPEN_RANGE,
  confusionMode: "byRow",
  confusionOrder: "list",
  confusionDiagonal: "shown",
  compare: DEFAULT_COMPARE_VIEW,
  viewer: DEFAULT_VIEWER_VIEW,
  scroll: { summary: 0, classes: 0, images: 0, confusion: 0, dataCheck: 0, compare: 0 },
};

/** Reads a view that an older or newer page may have saved: what can't be understood takes its default. */
export function readView(saved: unknown): View {
  if (!isRecord(saved)) return DEFAULT_VIEW;
  const scroll = isRecord(saved["scroll"]) ? saved["scroll"] : {};
  return {
    tab: TABS.find((tab) => tab === saved["tab"]) ?? DEFAULT_VIEW.tab,
    metric: text(saved["metric"], DEFAULT_VIEW.metric),
    reported: REPORTED.find((id) => id === saved["reported"]),
    average: AVERAGES.find(({ id }) => id === saved["average"])?.id ?? DEFAULT_VIEW.average,
    gapAverage: SAMPLEWISE_AVERAGES.find(({ id }) => id === saved["gapAverage"])?.id ?? DEFAULT_VIEW.gapAverage,
    groupPattern: typeof saved["groupPattern"] === "string" ? saved["groupPattern"] : undefined,
    classesSort: readSort(saved["classesSort"], DEFAULT_VIEW.classesSort),
    imagesSort: readSort(saved["imagesSort"], undefined),
    classesColumns: texts(saved["classesColumns"]),
    classesFilter: text(saved["classesFilter"], DEFAULT_VIEW.classesFilter),
    hiddenColumns: texts(saved["hiddenColumns"]),
    columnWidths: readWidths(saved["columnWidths"]),
    imagesView: IMAGES_VIEWS.find((view) => view === saved["imagesView"]) ?? DEFAULT_VIEW.imagesView,
    imagesClass: typeof saved["imagesClass"] === "number" ? saved["imagesClass"] : undefined,
    imagesFilter: text(saved["imagesFilter"], DEFAULT_VIEW.imagesFilter),
    imagesFolder: typeof saved["imagesFolder"] === "string" ? saved["imagesFolder"] : undefined,
    imagesFlag: typeof saved["imagesFlag"] === "string" ? saved["imagesFlag"] : undefined,
    imagesRange: readRange(saved["imagesRange"]),
    confusionMode: CONFUSION_MODES.find((mode) => mode === saved["confusionMode"]) ?? DEFAULT_VIEW.confusionMode,
    confusionOrder: CONFUSION_ORDERS.find((order) => order === saved["confusionOrder"]) ?? DEFAULT_VIEW.confusionOrder,
    confusionDiagonal: saved["confusionDiagonal"] === "hidden" ? "hidden" : "shown",
    compare: readCompareView(saved["compare"]),
    viewer: readViewerView(saved["viewer"]),
    scroll: {
      summary: offset(scroll["summary"]),
      classes: offset(scroll["classes"]),
      images: offset(scroll["images"]),
      confusion: offset(scroll["confusion"]),
      dataCheck: offset(scroll["dataCheck"]),
      compare: offset(scroll["compare"]),
    },
  };
}

function readSort<Otherwise extends Sort | undefined>(saved: unknown, otherwise: Otherwise): Sort | Otherwise {
  if (!isRecord(saved) || typeof saved["column"] !== "string") return otherwise;
  return { column: saved["column"], direction: saved["direction"] === "descending" ? "descending" : "ascending" };
}

function readRange(saved: unknown): Range {
  if (!isRecord(saved)) return OPEN_RANGE;
  const { from, to }: Readonly<Record<string, unknown>> = saved;
  return { from: typeof from === "number" ? from : undefined, to: typeof to === "number" ? to : undefined };
}

function texts(saved: unknown): readonly string[] {
  return Array.isArray(saved) ? saved.filter((one) => typeof one === "string") : [];
}

function readWidths(saved: unknown): Readonly<Record<string, number>> {
  if (!isRecord(saved)) return {};
  return Object.fromEntries(
    Object.entries(saved).filter((entry): entry is [string, number] => typeof entry[1] === "number" && entry[1] > 0),
  );
}

function text(saved: unknown, otherwise: string): string {
  return typeof saved === "string" ? saved : otherwise;
}

function offset(saved: unknown): number {
  return typeof saved === "number" && saved >= 0 ? saved : 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
