import assert from "node:assert/strict";
import type { Column } from "../../webview/table/column";
import { columnStart, columnWindow } from "../../webview/table/columnWindow";

function columns(count: number): readonly Column<number>[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    header: "",
    description: "",
    align: "end",
    sortKey: () => 0,
    cell: () => "",
    ...(index > 0 && { width: 50 }),
  }));
}

describe("the columns that are drawn", () => {
  it("are all where there are few", () => {
    assert.deepEqual(columnWindow(columns(30), 0, 100), { first: 1, end: 30 });
  });

  it("are those in sight and a few beyond each edge where there are many", () => {
    assert.deepEqual(columnWindow(columns(150), 1000, 500), { first: 17, end: 35 });
    assert.deepEqual(columnWindow(columns(150), 0, 500), { first: 1, end: 15 });
    assert.deepEqual(columnWindow(columns(150), 7450, 500).end, 150);
  });

  it("begin where those before them end", () => {
    assert.equal(columnStart(columns(150), 1), 0);
    assert.equal(columnStart(columns(150), 4), 150);
  });
});
