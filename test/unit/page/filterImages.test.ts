import assert from "node:assert/strict";
import type { Figure } from "../../../src/core/numbers/figure";
import { filterImages, type ImageFilters } from "../../../webview/images/filterImages";
import type { ImageRow } from "../../../webview/images/imageRow";
import { OPEN_RANGE } from "../../../webview/view/imagesView";
import { image } from "../../support/images";

const ALL: ImageFilters = {
  imagesFilter: "",
  imagesFolder: undefined,
  imagesFlag: undefined,
  imagesRange: OPEN_RANGE,
};

function row(name: string, index: number): ImageRow {
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  return { index, image: image(name, [[0, 0, 1]]), folder, wrongPixels: 0, pixelAccuracy: 1 };
}

/** Names of those that pass, of images with these figures. */
function passing(figures: Readonly<Record<string, Figure>>, filters: Partial<ImageFilters>): readonly string[] {
  const rows = Object.keys(figures).map(row);
  const questions = {
    figure: ({ image: { name } }: ImageRow) => figures[name],
    hasFlag: ({ image: { name } }: ImageRow, flag: string) => name.includes(flag),
  };
  return filterImages(rows, { ...ALL, ...filters }, questions).map(({ image: { name } }) => name);
}

describe("the filters of the images", () => {
  it("take a range by the figures as they are shown, both ends within", () => {
    const figures = {
      low: 0.8994,
      shownAs900: 0.8995,
      between: 0.95,
      shownAs970: 0.9704,
      high: 0.9705,
      none: undefined,
    };
    const within = (from: number | undefined, to: number | undefined) =>
      passing(figures, { imagesRange: { from, to } });
    assert.deepEqual(within(0.9, 0.97), ["shownAs900", "between", "shownAs970"]);
    assert.deepEqual(within(0.9, undefined), ["shownAs900", "between", "shownAs970", "high"]);
    assert.deepEqual(within(undefined, 0.9), ["low", "shownAs900"]);
    assert.deepEqual(within(undefined, undefined), Object.keys(figures));
  });

  it("take text in any case, the folder with those in it and a flag, all at once", () => {
    const figures = { "a/Cat": 1, "a/b/cat": 1, "b/cat": 1, "a/dog": 1 };
    assert.deepEqual(passing(figures, { imagesFilter: " CAT " }), ["a/Cat", "a/b/cat", "b/cat"]);
    assert.deepEqual(passing(figures, { imagesFolder: "a/" }), ["a/Cat", "a/b/cat", "a/dog"]);
    assert.deepEqual(passing(figures, { imagesFilter: "cat", imagesFolder: "a/", imagesFlag: "b" }), ["a/b/cat"]);
  });
});
