import assert from "node:assert/strict";
import { coloursBesideOwn, generatedColour } from "../../../../src/core/classLists/generatedColours";

describe("the colours of classes", () => {
  it("are their own, else those of their labels", () => {
    assert.deepEqual(coloursBesideOwn([{ label: 0 }, { label: 1, color: "#123456" }, { label: 2 }]), [
      generatedColour(0),
      "#123456",
      generatedColour(2),
    ]);
  });

  it("are others where a class has the generated one as its own, and no two alike", () => {
    const classes = [
      { label: 0 },
      { label: 1, color: generatedColour(0) },
      { label: 2 },
      { label: 3, color: generatedColour(2) },
      { label: 4 },
      { label: 5, color: generatedColour(1) },
    ];
    const colours = coloursBesideOwn(classes);
    assert.equal(new Set(colours).size, classes.length);
    assert.deepEqual(
      [colours[1], colours[3], colours[4], colours[5]],
      [generatedColour(0), generatedColour(2), generatedColour(4), generatedColour(1)],
    );
  });

  it("end with the generated one where all are taken", () => {
    const own = Array.from({ length: 20_000 }, (_, label) => ({ label: label + 1, color: generatedColour(label) }));
    assert.equal(coloursBesideOwn([{ label: 0 }, ...own])[0], generatedColour(0));
  });
});
