import assert from "node:assert/strict";
import { EXPORTS } from "../../../../src/core/exports/exports";

describe("the names that are proposed for exports", () => {
  it("are all different, so that none is written over another", () => {
    const names = EXPORTS.map(({ extension, fileSuffix = "" }) => fileSuffix + extension);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });
});
