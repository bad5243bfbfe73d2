import assert from "node:assert/strict";
import { measuredUnder } from "../../../../src/core/counting/measuredStates";
import type { Report } from "../../../../src/core/document/report";
import { classTable } from "../../../../src/core/reading/classTable";
import { carriedMeasures, sameImages } from "../../../../src/core/report/carriedMeasures";
import { smallReport } from "../smallReport";

const COUNTED = smallReport([
  { target: [0, 1], prediction: [0, 1] },
  { target: [0, 1], prediction: [1, 1] },
]);

const MEASURED: Report = {
  ...COUNTED,
  images: COUNTED.images.map((image) => ({ ...image, measures: { classes: [0, 1], refused: image.name } })),
  measured: measuredUnder(
    { images: COUNTED.images, table: classTable(COUNTED.images, COUNTED.choices) },
    COUNTED.choices,
  ),
};

describe("what was measured of a report", () => {
  it("goes with images whose counts are the very same, and not with those that were counted anew", () => {
    const [first, second] = COUNTED.images;
    assert.ok(first && second);
    const updated = { ...COUNTED, images: [first, { ...second, counts: { ...second.counts } }] };
    const carried = carriedMeasures(updated, MEASURED);
    assert.deepEqual(
      carried.images.map(({ measures }) => measures?.refused),
      ["000", undefined],
    );
    assert.equal(carried.measured, MEASURED.measured);
  });

  it("stays away from images that were all counted anew, and from reports without measures", () => {
    const again = smallReport([{ target: [0, 1], prediction: [0, 1] }]);
    assert.equal(carriedMeasures(again, MEASURED), again);
    assert.equal(carriedMeasures(COUNTED, COUNTED), COUNTED);
  });

  it("makes no other images of them", () => {
    assert.ok(sameImages(COUNTED.images, MEASURED.images));
    assert.ok(!sameImages(COUNTED.images, MEASURED.images.slice(1)));
    assert.ok(!sameImages(COUNTED.images, [...COUNTED.images].reverse()));
  });
});
