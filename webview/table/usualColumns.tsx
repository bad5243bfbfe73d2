import type { VNode } from "preact";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import type { Column } from "./column";
import { ColumnBox } from "./columnBox";
import type { TableTab } from "./tableView";

export interface UsualColumnsProps {
  readonly table: TableTab;
  readonly columns: readonly Pick<Column<never>, "id" | "group" | "header" | "description">[];
}

/** The columns that a table has by itself, each to be hidden but the first, which heads its row. */
export function UsualColumns({ table, columns }: UsualColumnsProps): VNode {
  const store = useStore();
  const { hiddenColumns } = store.view.value;
  return (
    <fieldset>
      <legend class="dim">{TEXTS.table.usualColumns}</legend>
      {columns.slice(1).map(({ id, group, header, description }) => {
        const key = `${table}.${id}`;
        const others = hiddenColumns.filter((hidden) => hidden !== key);
        return (
          <ColumnBox
            key={id}
            id={id}
            name={group === undefined ? header : `${group} ${header}`}
            description={description}
            isShown={!hiddenColumns.includes(key)}
            onChange={(isShown) => {
              store.look({ hiddenColumns: isShown ? others : [...others, key] });
            }}
          />
        );
      })}
    </fieldset>
  );
}
