import type { ComponentChildren, VNode } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type { RowContext } from "../../src/protocol/context";
import { copyText } from "../parts/copyText";
import { useStore } from "../store/storeContext";
import { TEXTS } from "../texts/texts";
import type { Sort } from "../view/kept";
import { useWide } from "../parts/useWide";
import type { Column } from "./column";
import { columnStart } from "./columnWindow";
import { figuresFirst } from "./figuresFirst";
import { FooterLines } from "./footerLines";
import { rowsAsText } from "./rowsAsText";
import { sortRows } from "./sortRows";
import { TableHead } from "./tableHead";
import { TableRow } from "./tableRow";
import { useColumnWindow } from "./useColumnWindow";
import { useGridFocus } from "./useGridFocus";
import { useRowSelection } from "./useRowSelection";
import { withWidths } from "./withWidths";
import { ROW_HEIGHT, useRowWindow } from "./useRowWindow";

export interface DataTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** How a row looks apart from its cells. */
  readonly rowClass?: (row: Row) => string;
  /** What VS Code's context menu is told of a row. */
  readonly rowContext?: (row: Row) => RowContext;
  /** Where a row leads by a click beside its controls, or by Enter, but for columns that lead elsewhere. */
  readonly onOpen?: (row: Row) => void;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** Widths that were dragged, by column. */
  readonly widths?: Readonly<Record<string, number>>;
  /** A new width of a column; its usual one where undefined. */
  readonly onWidth?: (column: string, width: number | undefined) => void;
  /** Pixels scrolled down when the table is first shown. */
  readonly scrollTop: number;
  readonly onScroll: (top: number) => void;
  /** Stands in place of the rows where there are none. */
  readonly empty: ComponentChildren;
}

/** The column without a width takes what is left, between these. */
const FLEXIBLE_WIDTH = { least: 190, most: 320 };
/** On a narrow page figures have the room. */
const NARROW_FLEXIBLE_WIDTH = { least: 176, most: 320 };
/** From this width of the page on, in CSS pixels. */
const WIDE = 700;

/**
 * A sortable table of any length: only the rows in sight are in the document. One tab stop; arrows, Home, End
 * and the page keys move inside. The first column heads its row and stays in sight.
 */
export function DataTable<Row>(props: DataTableProps<Row>): VNode {
  const { label, rows, rowKey, rowClass, rowContext, onOpen, sort, onSort, widths = NO_WIDTHS, onWidth, empty } = props;
  const store = useStore();
  const isWide = useWide(WIDE);
  const flexible = isWide ? FLEXIBLE_WIDTH : NARROW_FLEXIBLE_WIDTH;
  const columns = useMemo(
    () => withWidths(isWide ? props.columns : figuresFirst(props.columns), widths),
    [isWide, props.columns, widths],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const sortedBy = columns.find(({ id }) => id === sort.column);
  const sorted = useMemo(
    () => (sortedBy ? sortRows(rows, sortedBy.sortKey, sort.direction) : rows),
    [rows, sortedBy, sort.direction],
  );
  const drawn = useRowWindow(scroller, sorted.length, { scrollTop: props.scrollTop, onSettled: props.onScroll });
  const drawnColumns = useColumnWindow(scroller, columns, flexible.least);
  const sideways = { drawn: drawnColumns, start: (column: number) => columnStart(columns, column) };
  const grid = useGridFocus(scroller, { rows: sorted.length + 1, columns: columns.length, sideways }, drawn);
  const selection = useRowSelection(sorted.length);
  const copyRows = (focused: number): void => {
    const chosen = selection.places(focused).flatMap((index) => sorted[index - 1] ?? []);
    if (chosen.length > 0) void copyText(store, rowsAsText(chosen, columns), TEXTS.table.copied(chosen.length));
  };
  const widthWith = (left: number): string => `${columns.reduce((sum, { width }) => sum + (width ?? left), 0)}px`;
  const openAt = ({ target }: { readonly target: EventTarget | null }): void => {
    if (!(target instanceof Element) || target.closest("button, input, select, a, summary")) return;
    const open =
      columns[Number(target.closest("[aria-colindex]")?.getAttribute("aria-colindex")) - 1]?.onOpen ?? onOpen;
    const key = target.closest("tr")?.dataset["row"];
    const row = open && sorted.find((candidate) => rowKey(candidate) === key);
    if (row) open(row);
  };

  return (
    <div
      class="table-scroller"
      ref={scroller}
      tabIndex={-1}
      onKeyDown={(event) => {
        const focused = placeOf(event.target);
        if (isCopy(event) && focused > 0) {
          event.preventDefault();
          copyRows(focused);
          return;
        }
        selection.onKeyDown(event, focused);
        grid.onKeyDown(event);
        if (event.key === "Enter" && !event.defaultPrevented) openAt(event);
      }}
      onFocusIn={grid.onFocusIn}
      data-testid="table-scroller"
    >
      <table
        class="data-table"
        role="grid"
        aria-label={label}
        aria-multiselectable={true}
        aria-rowcount={sorted.length + 1}
        aria-colcount={columns.length}
        style={{
          minWidth: widthWith(flexible.least),
          maxWidth: widthWith(flexible.most),
          "--row-height": `${ROW_HEIGHT}px`,
        }}
      >
        <TableHead
          columns={columns}
          drawn={drawnColumns}
          sort={sort}
          onSort={onSort}
          onWidth={onWidth}
          tabStop={grid.tabStop.row === 0 ? grid.tabStop.column : undefined}
        />
        <Spacer rows={drawn.first} />
        <tbody
          class={onOpen && "opens"}
          onClick={(event) => {
            selection.clear();
            openAt(event);
          }}
        >
          {sorted.slice(drawn.first, drawn.end).map((row, position) => {
            const index = drawn.first + position + 1;
            const key = rowKey(row);
            return (
              <TableRow
                key={key}
                row={row}
                rowKey={key}
                index={index}
                columns={columns}
                drawn={drawnColumns}
                look={rowClass?.(row)}
                isSelected={selection.has(index)}
                context={rowContext && JSON.stringify(rowContext(row))}
                tabStop={grid.tabStop.row === index ? grid.tabStop.column : undefined}
              />
            );
          })}
        </tbody>
        <Spacer rows={sorted.length - drawn.end} />
        <FooterLines columns={columns} />
      </table>
      {sorted.length === 0 && <p class="table-empty">{empty}</p>}
      <p class="visually-hidden">{TEXTS.table.keys}</p>
    </div>
  );
}

const NO_WIDTHS: Readonly<Record<string, number>> = {};

/** The row of the cell that has the focus, from 1; 0 for the header and elsewhere. */
function placeOf(target: EventTarget | null): number {
  const cell = target instanceof Element ? target.closest("[data-cell]")?.getAttribute("data-cell") : undefined;
  return Number(cell?.split(":")[0] ?? 0);
}

/** Text that the user has marked is the browser's to copy. */
function isCopy({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === "c" && (document.getSelection()?.isCollapsed ?? true);
}

/** Takes the place of rows out of sight. */
function Spacer({ rows }: { readonly rows: number }): VNode {
  return (
    <tbody aria-hidden="true">
      <tr style={{ height: `${rows * ROW_HEIGHT}px` }} />
    </tbody>
  );
}
