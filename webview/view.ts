/** The tabs, in their order. */
export const TABS = ["summary", "classes", "images", "dataCheck"] as const;
export type TabId = (typeof TABS)[number];

export interface Sort {
  /** Id of the column. */
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

/** How the user looks at the report: kept by the page alone, no part of the report. */
export interface View {
  readonly tab: TabId;
  /** Id of the metric in the header. */
  readonly metric: string;
  readonly classesSort: Sort;
  readonly imagesSort: Sort;
  readonly imagesFilter: string;
  /** Pixels that each tab is scrolled down. */
  readonly scroll: Readonly<Record<TabId, number>>;
}

export const DEFAULT_VIEW: View = {
  tab: "summary",
  metric: "iou",
  classesSort: { column: "label", direction: "ascending" },
  imagesSort: { column: "name", direction: "ascending" },
  imagesFilter: "",
  scroll: { summary: 0, classes: 0, images: 0, dataCheck: 0 },
};

/** Reads a view that an older or newer page may have saved: what can't be understood takes its default. */
export function readView(saved: unknown): View {
  if (!isRecord(saved)) return DEFAULT_VIEW;
  const scroll = isRecord(saved["scroll"]) ? saved["scroll"] : {};
  return {
    tab: TABS.find((tab) => tab === saved["tab"]) ?? DEFAULT_VIEW.tab,
    metric: text(saved["metric"], DEFAULT_VIEW.metric),
    classesSort: readSort(saved["classesSort"], DEFAULT_VIEW.classesSort),
    imagesSort: readSort(saved["imagesSort"], DEFAULT_VIEW.imagesSort),
    imagesFilter: text(saved["imagesFilter"], DEFAULT_VIEW.imagesFilter),
    scroll: {
      summary: offset(scroll["summary"]),
      classes: offset(scroll["classes"]),
      images: offset(scroll["images"]),
      dataCheck: offset(scroll["dataCheck"]),
    },
  };
}

function readSort(saved: unknown, otherwise: Sort): Sort {
  if (!isRecord(saved) || typeof saved["column"] !== "string") return otherwise;
  return { column: saved["column"], direction: saved["direction"] === "descending" ? "descending" : "ascending" };
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
