import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Column } from "./column";
import type { ColumnWindow } from "./columnWindow";
import { ColumnSpacer } from "./columnSpacer";
import { cellProps, type CellProps } from "./useGridFocus";

export interface TableRowProps<Row> {
  readonly row: Row;
  readonly rowKey: string;
  /** Place among the rows, the header being 0. */
  readonly index: number;
  /** The same array while nothing that its cells show has changed: the row is drawn anew only with it. */
  readonly columns: readonly Column<Row>[];
  readonly drawn: ColumnWindow;
  readonly look: string | undefined;
  readonly isSelected: boolean;
  /** What VS Code's context menu is told of the row, as JSON. */
  readonly context: string | undefined;
  /** The column that is the table's tab stop, where it is in this row. */
  readonly tabStop: number | undefined;
}

/** One row; while a table scrolls the rows that stay are not looked at again. */
export function TableRow<Row>(props: TableRowProps<Row>): VNode {
  const { row, rowKey, index, columns, drawn, look, isSelected, context, tabStop } = props;
  const { first, end } = drawn;
  return useMemo(() => {
    const [head] = columns;
    const stop = tabStop === undefined ? undefined : { row: index, column: tabStop };
    const cell = (column: number): CellProps => cellProps({ row: index, column }, stop);
    return (
      <tr
        data-row={rowKey}
        aria-rowindex={index + 1}
        aria-selected={isSelected}
        class={look}
        data-vscode-context={context}
      >
        {head && (
          <th scope="row" role="rowheader" class={head.align} aria-colindex={1} {...cell(0)}>
            {head.cell(row)}
          </th>
        )}
        <ColumnSpacer columns={first - 1} />
        {columns.slice(first, end).map((column, position) => (
          <td
            key={column.id}
            role="gridcell"
            class={column.align}
            aria-colindex={first + position + 1}
            {...cell(first + position)}
            {...column.attributes?.(row)}
          >
            {column.cell(row)}
          </td>
        ))}
        <ColumnSpacer columns={columns.length - end} />
      </tr>
    );
  }, [row, rowKey, index, columns, first, end, look, isSelected, context, tabStop]);
}
