import assert from "node:assert/strict";
import { mostDiffering } from "../../../../src/core/rank/rankedImages";

describe("the images on which runs differ most", () => {
  it("come first, those of the same spread as they were, those with fewer than two figures last", () => {
    const figures = [[0.5], [0.5, undefined], [0.2, 0.2], [0.1, 0.9, undefined], [0.3, 0.2], [0.9, 0.1]];
    assert.deepEqual(mostDiffering({ figures }), [3, 5, 4, 2, 0, 1]);
  });

  it("are told apart where figures are infinite: alike is no difference", () => {
    const figures = [
      [Infinity, Infinity],
      [1, 5],
      [2, Infinity],
    ];
    assert.deepEqual(mostDiffering({ figures }), [2, 1, 0]);
  });
});
