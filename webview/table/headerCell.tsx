import type { TargetedPointerEvent, VNode } from "preact";
import { Icon } from "../parts/icon";
import { TEXTS } from "../texts/texts";
import type { Sort } from "../view/kept";
import type { Column } from "./column";
import { LEAST_WIDTH } from "./withWidths";
import type { CellProps } from "./useGridFocus";

export interface HeaderCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  /** Given the width that the column is dragged to; undefined for its usual one. */
  readonly onWidth: ((column: string, width: number | undefined) => void) | undefined;
  /** Place among the columns. */
  readonly index: number;
  readonly cell: CellProps;
}

/** A column header: a real button that sorts, first ascending, then the other way. */
export function HeaderCell<Row>({ column, sort, onSort, onWidth, index, cell }: HeaderCellProps<Row>): VNode {
  const direction = sort.column === column.id ? sort.direction : "none";
  const next = direction === "ascending" ? "descending" : "ascending";
  return (
    <th
      scope="col"
      role="columnheader"
      aria-sort={direction}
      aria-colindex={index + 1}
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
        onKeyDown={(event) => {
          const step = event.altKey ? KEY_STEPS[event.key] : undefined;
          if (step === undefined || !onWidth) return;
          event.preventDefault();
          onWidth(column.id, Math.max(LEAST_WIDTH, widthOf(event.currentTarget) + step));
        }}
        {...cell}
      >
        {column.group !== undefined && <span class="group">{column.group} </span>}
        <span class="name">
          {column.header}
          {direction !== "none" && <Icon name={direction === "ascending" ? "arrow-up" : "arrow-down"} />}
        </span>
      </button>
      {onWidth && (
        <span
          class="resize"
          aria-hidden="true"
          title={TEXTS.table.resize}
          data-resize={column.id}
          onPointerDown={(event) => {
            dragWidth(event, (width) => {
              onWidth(column.id, width);
            });
          }}
          onDblClick={() => {
            onWidth(column.id, undefined);
          }}
        />
      )}
    </th>
  );
}

/** What Alt with an arrow does to the width, in CSS pixels. */
const KEY_STEPS: Readonly<Record<string, number>> = { ArrowLeft: -16, ArrowRight: 16 };

function widthOf(element: Element): number {
  return element.closest("th")?.getBoundingClientRect().width ?? LEAST_WIDTH;
}

/** Follows the pointer until it is let go. */
function dragWidth(event: TargetedPointerEvent<HTMLElement>, onWidth: (width: number) => void): void {
  const handle = event.currentTarget;
  const [start, width] = [event.clientX, widthOf(handle)];
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  const move = ({ clientX }: PointerEvent): void => {
    onWidth(Math.max(LEAST_WIDTH, width + clientX - start));
  };
  const end = (): void => {
    handle.removeEventListener("pointermove", move);
    handle.removeEventListener("pointerup", end);
    handle.removeEventListener("lostpointercapture", end);
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end);
  handle.addEventListener("lostpointercapture", end);
}
