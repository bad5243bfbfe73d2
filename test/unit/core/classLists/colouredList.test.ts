import assert from "node:assert/strict";
import type { ClassList } from "../../../../src/core/document/classList";
import { colouredList } from "../../../../src/core/classLists/colouredList";

function list(
  source: string,
  ...classes: readonly (readonly [label: number, name: string, color?: string])[]
): ClassList {
  return { source, classes: classes.map(([label, name, color = "#111111"]) => ({ label, name, color })), ignore: [] };
}

const NAMES = list("names.txt", [0, "Car"], [1, "road"]);

describe("a class list with the colours of a table", () => {
  it("takes them by name, whatever the labels and capitals of the table", () => {
    const coloured = colouredList(
      NAMES,
      list("table.txt", [0, "ROAD", "#804080"], [1, "car", "#00008e"], [2, "sky", "#4682b4"]),
    );
    assert.ok(coloured.ok);
    assert.deepEqual(coloured.list, {
      source: "names.txt",
      colours: "table.txt",
      classes: [
        { label: 0, name: "Car", color: "#00008e" },
        { label: 1, name: "road", color: "#804080" },
      ],
      ignore: [],
    });
  });

  it("takes them by label where no name is shared", () => {
    const coloured = colouredList(NAMES, list("table.txt", [0, "a", "#000001"], [1, "b", "#000002"]));
    assert.deepEqual(coloured.ok && coloured.list.classes.map(({ color }) => color), ["#000001", "#000002"]);
  });

  it("is refused where a class has none: some names are shared, so labels would be a guess", () => {
    const coloured = colouredList(NAMES, list("table.txt", [0, "car", "#000001"], [1, "b", "#000002"]));
    assert.match(
      coloured.ok ? "" : coloured.message,
      /table\.txt has no colour for the class road \(label 1\) of names\.txt\. Add a row of that name/,
    );
  });

  it("is refused where a label has none", () => {
    const coloured = colouredList(NAMES, list("table.txt", [0, "a", "#000001"]));
    assert.match(coloured.ok ? "" : coloured.message, /the class road .* Add a row of that label/);
  });
});
