import { signal, type ReadonlySignal } from "@preact/signals";
import type { ImageOrder, ImagePage, WantedImages } from "../../src/core/streamed/imagePage";
import type { ShownTables, TableMetric, TablesHostMessage, TablesPageMessage } from "../../src/protocol/tables";

/** Rows of a page of the table of images. */
export const ROWS = 100;

export const TABLES_TABS = ["summary", "classes", "confusion", "images"] as const;
export type TablesTab = (typeof TABLES_TABS)[number];

export type TablesState =
  | { readonly phase: "opening" }
  | { readonly phase: "shown"; readonly shown: ShownTables }
  | { readonly phase: "refused"; readonly message: string };

/** What of the images is looked at. */
export type ImagesLook = Pick<WantedImages, "order" | "direction" | "from" | "text">;

export interface TablesModel {
  readonly state: ReadonlySignal<TablesState>;
  /** Where going through the images stands; undefined before it begins and once it is done. */
  readonly progress: ReadonlySignal<{ readonly done: number; readonly of: number } | undefined>;
  readonly tab: ReadonlySignal<TablesTab>;
  /** Id of the metric that is shown. */
  readonly metric: ReadonlySignal<string>;
  readonly look: ReadonlySignal<ImagesLook>;
  /** The answer to what is looked at, or the one before while it is awaited. */
  readonly images: ReadonlySignal<ImagePage | undefined>;
  readonly receive: (message: TablesHostMessage) => void;
  readonly showTab: (tab: TablesTab) => void;
  readonly showMetric: (metric: string) => void;
  /** Another order has the table begin at its top. */
  readonly sortImages: (order: ImageOrder) => void;
  readonly filterImages: (text: string) => void;
  /** By so many pages on or back. */
  readonly turn: (pages: number) => void;
  readonly openImage: (row: number) => void;
}

export function createTablesModel(post: (message: TablesPageMessage) => void): TablesModel {
  const state = signal<TablesState>({ phase: "opening" });
  const progress = signal<{ readonly done: number; readonly of: number } | undefined>(undefined);
  const tab = signal<TablesTab>("summary");
  const metric = signal("");
  const look = signal<ImagesLook>({ order: { by: "share" }, direction: "first", from: 0, text: "" });
  const images = signal<ImagePage | undefined>(undefined);
  let asked = 0;

  const lookAt = (next: Partial<ImagesLook>): void => {
    look.value = { ...look.peek(), from: 0, ...next };
    post({ type: "table-images", request: ++asked, wanted: { ...look.peek(), count: ROWS } });
  };
  const showFirst = (shown: ShownTables): void => {
    if (metric.peek() === "") metric.value = shown.metrics[0]?.id ?? "";
    if (shown.state !== "whole") return;
    progress.value = undefined;
    lookAt({ order: orderOf(shown, metric.peek()) });
  };

  return {
    state,
    progress,
    tab,
    metric,
    look,
    images,
    receive: (message) => {
      switch (message.type) {
        case "tables":
          state.value = { phase: "shown", shown: message.shown };
          showFirst(message.shown);
          return;
        case "tables-progress":
          progress.value = { done: message.done, of: message.of };
          return;
        case "table-images":
          // An answer to an earlier question is late.
          if (message.request === asked) images.value = message.page;
          return;
        case "tables-refused":
          state.value = { phase: "refused", message: message.message };
      }
    },
    showTab: (next) => {
      tab.value = next;
    },
    showMetric: (next) => {
      metric.value = next;
      const now = state.peek();
      if (now.phase === "shown" && now.shown.state === "whole" && look.peek().order.by === "figure")
        lookAt({ order: orderOf(now.shown, next), direction: look.peek().direction });
    },
    sortImages: (order) => {
      const before = look.peek();
      const isAgain = before.order.by === order.by;
      lookAt({ order, direction: isAgain && before.direction === "first" ? "reversed" : "first" });
    },
    filterImages: (text) => {
      lookAt({ text });
    },
    turn: (pages) => {
      lookAt({ from: Math.max(0, look.peek().from + pages * ROWS) });
    },
    openImage: (row) => {
      post({ type: "open-image", row });
    },
  };
}

/** By the mean of a metric over the classes of each image, the worst first. */
export function orderOf({ metrics }: ShownTables, id: string): ImageOrder {
  const { better = "higher" } = metrics.find((metric) => metric.id === id) ?? {};
  return { by: "figure", metric: id, better };
}

/** The metric that is shown. */
export function metricOf({ metrics }: ShownTables, id: string): TableMetric | undefined {
  return metrics.find((metric) => metric.id === id) ?? metrics[0];
}
