import { clamp } from "../../src/core/numbers/clamp";
/** A cell of a table: row 0 is the header. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  /** Rows with the header. */
  readonly rows: number;
  readonly columns: number;
  /** Rows that PageUp and PageDown move by. */
  readonly page: number;
}

type Move = (from: CellPosition, size: GridSize) => CellPosition;

/** Keys of the ARIA grid pattern (https://www.w3.org/WAI/ARIA/apg/patterns/grid/). */
const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  PageUp: ({ row, column }, { page }) => ({ row: row - page, column }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  "Ctrl+Home": () => ({ row: 0, column: 0 }),
  "Ctrl+End": (_, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
};

/** Where a key takes the focus, kept inside the table; undefined where the key is not the table's. */
export function moveFocus(
  key: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean },
  from: CellPosition,
  size: GridSize,
): CellPosition | undefined {
  if (key.altKey) return undefined;
  const to = MOVES[key.ctrlKey || key.metaKey ? `Ctrl+${key.key}` : key.key]?.(from, size);
  return to && clampCell(to, size);
}

/** The nearest cell that the table has: rows may go while one of them holds the focus. */
export function clampCell({ row, column }: CellPosition, { rows, columns }: GridSize): CellPosition {
  return { row: clamp(row, rows - 1), column: clamp(column, columns - 1) };
}
