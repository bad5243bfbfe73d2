import type { Sort } from "./view";

/** Whose choices the compared run is read under: its own, or those on screen. */
export const COMPARED_UNDER = ["own", "shown"] as const;
/** Which run is A: the report of the panel, or the compared one. */
export const COMPARED_ORDERS = ["shownFirst", "comparedFirst"] as const;
/** Which figures of the classes are compared. */
export const COMPARED_SCOPES = ["global", "samplewise"] as const;
export type ComparedScope = (typeof COMPARED_SCOPES)[number];

/** How the user looks at a comparison; part of the page's view. */
export interface CompareView {
  /** The compared run that `under` was decided for. */
  readonly of: string | undefined;
  readonly under: (typeof COMPARED_UNDER)[number];
  readonly order: (typeof COMPARED_ORDERS)[number];
  readonly scope: ComparedScope;
  readonly sort: Sort;
  /** Pixels that the table of classes is scrolled down. */
  readonly scroll: number;
}

export const DEFAULT_COMPARE_VIEW: CompareView = {
  of: undefined,
  under: "own",
  order: "shownFirst",
  scope: "global",
  sort: { column: "label", direction: "ascending" },
  scroll: 0,
};

/** Reads what an older or newer page may have saved: what can't be understood takes its default. */
export function readCompareView(saved: unknown): CompareView {
  if (typeof saved !== "object" || saved === null) return DEFAULT_COMPARE_VIEW;
  const { of, under, order, scope, sort } = saved as Readonly<Record<string, unknown>>;
  return {
    ...DEFAULT_COMPARE_VIEW,
    of: typeof of === "string" ? of : undefined,
    under: COMPARED_UNDER.find((each) => each === under) ?? DEFAULT_COMPARE_VIEW.under,
    order: COMPARED_ORDERS.find((each) => each === order) ?? DEFAULT_COMPARE_VIEW.order,
    scope: COMPARED_SCOPES.find((each) => each === scope) ?? DEFAULT_COMPARE_VIEW.scope,
    sort: readSort(sort),
  };
}

function readSort(saved: unknown): Sort {
  if (typeof saved !== "object" || saved === null || !("column" in saved) || typeof saved.column !== "string")
    return DEFAULT_COMPARE_VIEW.sort;
  return {
    column: saved.column,
    direction: "direction" in saved && saved.direction === "descending" ? "descending" : "ascending",
  };
}
