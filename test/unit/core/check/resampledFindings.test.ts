import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import type { ImageEntry } from "../../../../src/core/document/report";
import { entry, reportOf, type Row } from "./entries";
import { upTo } from "./scenes";

function found(images: readonly ImageEntry[]): readonly Finding[] {
  return dataCheck(reportOf(images), DEFAULT_CHOICES).findings.filter(({ id }) => id.startsWith("resampled"));
}

const DRAWN: readonly Row[] = [
  [0, 0, 9000],
  [20, 20, 3000],
  [40, 40, 2000],
  [60, 60, 1000],
];

/** Rows of so many labels between those that were drawn. */
function between(count: number, pixels: number, predicted: (label: number) => number): readonly Row[] {
  return upTo(70)
    .filter((label) => label < 60 && label % 20 !== 0)
    .slice(0, count)
    .map((label): Row => [label, predicted(label), pixels]);
}

function named(rows: (number: number) => readonly Row[], count = 3): readonly ImageEntry[] {
  return upTo(count).map((number) => entry(rows(number), { name: String(number) }));
}

describe("labels that interpolation or loss left", () => {
  it("stand with the figures, since each counts in the means", () => {
    const [finding, ...others] = found(named(() => [...DRAWN, ...between(30, 5, () => 0)]));
    assert.deepEqual(others, []);
    assert.deepEqual([finding?.id, finding?.standsWithFigures], ["resampled:target", true]);
  });

  it("do not where the other side finds them again, as classes that are rare", () => {
    const [finding, ...others] = found(named(() => [...DRAWN, ...between(30, 5, (label) => label)]));
    assert.deepEqual(
      [finding, ...others].map((each) => each?.standsWithFigures),
      [false, false],
    );
  });

  it("show in small masks, where they are many pixels, by being in every image and on one side alone", () => {
    const small = (number: number): readonly Row[] => [...DRAWN, ...between(30, 60 + number, () => 20)];
    assert.deepEqual(
      found(named(small)).map(({ id, standsWithFigures }) => [id, standsWithFigures]),
      [["resampled:target", true]],
    );
    const swapped = named(small).map((image) => ({
      ...image,
      counts: { ...image.counts, targets: image.counts.predictions, predictions: image.counts.targets },
    }));
    assert.deepEqual(
      found(swapped).map(({ id }) => id),
      ["resampled:prediction"],
    );
  });

  it("are not classes that a poor model misses: few of them, in some of the images, or all of the labels there are", () => {
    assert.deepEqual(found(named(() => [...DRAWN, ...between(11, 60, () => 20)])), [], "few");
    const inSome = (number: number): readonly Row[] => (number > 1 ? DRAWN : [...DRAWN, ...between(30, 120, () => 20)]);
    assert.deepEqual(found(named(inSome, 5)), [], "in some of the images");
    assert.deepEqual(found(named(() => [...DRAWN, ...between(30, 60, () => 20)], 1)), [], "one image");
    const constant = DRAWN.map(([target, , pixels]): Row => [target, 0, pixels]);
    assert.deepEqual(found(named(() => [...constant, ...between(30, 60, () => 0)])), [], "nothing is predicted");
  });

  it("are none where a threshold reads them", () => {
    const greys = upTo(100).map((k): Row => [0, 10 + 2 * k, 1]);
    assert.deepEqual(found([entry([[0, 0, 40_000], [255, 255, 20_000], [255, 120, 10_000], ...greys])]), []);
  });
});
