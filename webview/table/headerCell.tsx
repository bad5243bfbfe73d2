import type { VNode } from "preact";
import { TEXTS } from "../texts";
import type { Sort } from "../view";
import type { Column } from "./column";
import type { CellProps } from "./useGridFocus";

export interface HeaderCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** Place among the columns. */
  readonly place: number;
  readonly cell: CellProps;
}

/** A column header: a real button that sorts, first ascending, then the other way. */
export function HeaderCell<Row>({ column, sort, onSort, place, cell }: HeaderCellProps<Row>): VNode {
  const direction = sort.column === column.id ? sort.direction : "none";
  const next = direction === "ascending" ? "descending" : "ascending";
  return (
    <th
      scope="col"
      role="columnheader"
      aria-sort={direction}
      aria-colindex={place + 1}
      class={`${column.align} ${column.headerLook ?? "flat"}`}
    >
      <button
        type="button"
        class="sort"
        title={`${column.description} ${TEXTS.table.sortHint[next]}`}
        data-sort={column.id}
        onClick={() => {
          onSort({ column: column.id, direction: next });
        }}
        {...cell}
      >
        {column.group !== undefined && <span class="group">{column.group} </span>}
        <span class="name">
          {column.header}
          <span class="arrow" aria-hidden="true">
            {ARROWS[direction]}
          </span>
        </span>
      </button>
    </th>
  );
}

const ARROWS: Readonly<Record<Sort["direction"] | "none", string>> = { none: "", ascending: "↑", descending: "↓" };
