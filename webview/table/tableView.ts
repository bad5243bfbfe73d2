import type { Store } from "../store";
import { TEXTS } from "../texts";
import type { Sort } from "../view";

/** Tabs that are one table, with the part of the view that keeps its order. */
const SORTS = { classes: "classesSort", images: "imagesSort" } as const;

export interface TableView {
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly scrollTop: number;
  readonly onScroll: (top: number) => void;
}

/** Keeps order and place of a tab's table in the view, and says a new order aloud. */
export function tableView(
  store: Store,
  tab: keyof typeof SORTS,
  columns: readonly { readonly id: string; readonly header: string }[],
): TableView {
  const { [SORTS[tab]]: sort, scroll } = store.view.value;
  return {
    sort,
    onSort: (next) => {
      store.look({ [SORTS[tab]]: next });
      const column = columns.find(({ id }) => id === next.column)?.header ?? next.column;
      store.announce(TEXTS.table.sorted(column, next.direction));
    },
    scrollTop: scroll[tab],
    onScroll: (top) => {
      store.look({ scroll: { ...store.view.peek().scroll, [tab]: top } });
    },
  };
}
