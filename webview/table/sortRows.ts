import { naturalOrder } from "../../src/core/text/naturalOrder";
import type { Sort } from "../view/kept";
import type { SortKey } from "./column";

/** The rows in the given order: rows without a key last in both directions, equal keys in the order they came. */
export function sortRows<Row>(
  rows: readonly Row[],
  sortKey: (row: Row) => SortKey,
  direction: Sort["direction"],
): readonly Row[] {
  const keyed = rows.map((row) => ({ row, key: sortKey(row) }));
  const sign = direction === "ascending" ? 1 : -1;
  return keyed
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined);
      return sign * compareKeys(a.key, b.key);
    })
    .map(({ row }) => row);
}

function compareKeys(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : a > b ? 1 : 0;
  return naturalOrder(String(a), String(b));
}
