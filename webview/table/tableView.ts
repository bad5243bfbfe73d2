import type { Store } from "../store/store";
import { TEXTS } from "../texts/texts";
import type { Sort } from "../view/kept";
import { widthsOf } from "./columnSettings";

/** Tabs that are one table, with the part of the view that keeps its order. */
const SORTS = { classes: "classesSort", images: "imagesSort", objects: "objectsSort" } as const;
export type TableTab = keyof typeof SORTS;

export interface TableView {
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly widths: Readonly<Record<string, number>>;
  readonly onWidth: (column: string, width: number | undefined) => void;
  readonly scrollTop: number;
  readonly onScroll: (top: number) => void;
}

/** Keeps order, widths and place of a tab's table in the view, and says a new order aloud. */
export function tableView(
  store: Store,
  tab: TableTab,
  columns: readonly { readonly id: string; readonly header: string }[],
  sort: Sort,
): TableView {
  const { scroll, columnWidths } = store.view.value;
  return {
    sort,
    onSort: (next) => {
      store.look({ [SORTS[tab]]: next });
      const column = columns.find(({ id }) => id === next.column)?.header ?? next.column;
      store.announce(TEXTS.table.sorted(column, next.direction));
    },
    widths: widthsOf(tab, columnWidths),
    onWidth: (column, width) => {
      const key = `${tab}.${column}`;
      const others = Object.entries(store.view.peek().columnWidths).filter(([other]) => other !== key);
      const all = width === undefined ? others : [...others, [key, width] as const];
      store.look({ columnWidths: Object.fromEntries(all) });
    },
    scrollTop: scroll[tab],
    onScroll: (top) => {
      store.look({ scroll: { ...store.view.peek().scroll, [tab]: top } });
    },
  };
}
