import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Sort } from "../view/kept";
import type { Column } from "./column";
import { ColumnSpacer } from "./columnSpacer";
import type { ColumnWindow } from "./columnWindow";
import { HeaderCell } from "./headerCell";
import { cellProps } from "./useGridFocus";

export interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly drawn: ColumnWindow;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly onWidth: ((column: string, width: number | undefined) => void) | undefined;
  /** The column that is the table's tab stop, where it is in the header. */
  readonly tabStop: number | undefined;
}

/** Widths and headers of the columns; while the rows scroll they are not looked at again. */
export function TableHead<Row>({ columns, drawn, sort, onSort, onWidth, tabStop }: TableHeadProps<Row>): VNode {
  const { first, end } = drawn;
  return useMemo(() => {
    const stop = tabStop === undefined ? undefined : { row: 0, column: tabStop };
    const head = (column: Column<Row>, index: number): VNode => (
      <HeaderCell
        key={column.id}
        column={column}
        index={index}
        sort={sort}
        onSort={onSort}
        onWidth={onWidth}
        cell={cellProps({ row: 0, column: index }, stop)}
      />
    );
    return (
      <>
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={width === undefined ? {} : { width: `${width}px` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.slice(0, 1).map((column) => head(column, 0))}
            <ColumnSpacer columns={first - 1} />
            {columns.slice(first, end).map((column, position) => head(column, first + position))}
            <ColumnSpacer columns={columns.length - end} />
          </tr>
        </thead>
      </>
    );
  }, [columns, first, end, sort, onSort, onWidth, tabStop]);
}
