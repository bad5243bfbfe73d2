import assert from "node:assert/strict";
import type { Choices } from "../../../../src/core/document/choices";
import type { Finding } from "../../../../src/core/reading/finding";
import { entry, type Row } from "./entries";
import { wholeFindings } from "./whole";

const found = (images: readonly (readonly Row[])[], choices: Partial<Choices> = {}): readonly Finding[] =>
  wholeFindings(
    images.map((rows, index) => entry(rows, { name: String(index) })),
    /^resampled/,
    { choices },
  );

/** So many labels from one on, of so many pixels each, which are predicted as 0. */
function rare(count: number, pixels: number, { from = 1 } = {}): readonly Row[] {
  return Array.from({ length: count }, (_, k) => [from + k, 0, pixels]);
}

describe("rare labels between common ones, whole", () => {
  // Two common labels: ten rare ones are five times as many.
  const drawn = (total: number): readonly Row[] => [
    [0, 0, total / 2],
    [100, 100, total / 2],
  ];

  it("are ten, and five times as many as the common ones", () => {
    assert.deepEqual(found([[...drawn(10_000), ...rare(10, 1)]]), [
      {
        id: "resampled:target",
        severity: "warning",
        message:
          "The targets hold 10 rare labels between 2 common ones (0.1 % of the pixels): likely they were resized with interpolation or saved with loss. " +
          "Make them again with nearest-neighbour resizing, as PNG.",
        numbers: { rareLabels: 10, commonLabels: 2, pixels: 10, share: Number((10 / 10_010).toFixed(10)) },
        standsWithFigures: true,
        problem: "suspicious-coding",
      },
    ]);
    assert.deepEqual(found([[...drawn(10_000), ...rare(9, 1)]]), []);
    const three: readonly Row[] = [...drawn(10_000), [50, 50, 5000]];
    assert.deepEqual(found([[...three, ...rare(14, 1)]]), []);
    assert.equal(found([[...three, ...rare(15, 1)]]).length, 1);
  });

  it("have less than a thousandth of the pixels each, the common ones a hundredth", () => {
    assert.equal(found([[...drawn(9900), ...rare(10, 10)]]).length, 0, "10 of 10,000");
    assert.equal(found([[...drawn(9902), ...rare(10, 10)]]).length, 1, "10 of 10,002");
    const end = (pixels: number): readonly Row[] => [[0, 0, 10_000 - pixels - 10], [100, 100, pixels], ...rare(10, 1)];
    assert.equal(found([end(100)]).length, 1, "a hundredth");
    assert.equal(found([end(99)]).length, 0, "nothing common above them");
  });

  it("lie between the least and the greatest common one, and have no name", () => {
    assert.equal(
      found([[...drawn(10_000), ...rare(10, 1, { from: 90 })]]).length,
      1,
      "91 to 99 and 100, which is common",
    );
    assert.equal(found([[...drawn(10_000), ...rare(10, 1, { from: 101 })]]).length, 0);
    assert.equal(found([[[20, 20, 5000], [100, 100, 5000], ...rare(10, 1, { from: 10 })]]).length, 0);
    const classList = {
      source: "names.txt",
      ignore: [],
      classes: Array.from({ length: 101 }, (_, label) => ({
        label,
        name: label === 5 ? "five" : String(label),
        color: "#000000",
      })),
    };
    const rows = [...drawn(20_000), ...rare(11, 1)];
    assert.equal(found([rows], { classList })[0]?.numbers["rareLabels"], 10, "all but the one with a name");
  });

  it("stand with the figures where the other side finds less than a fifth of them again", () => {
    // Of 100 pixels of ten labels so many are of the same label on both sides.
    const stands = (again: number): boolean | undefined => {
      const rows = rare(10, 10).flatMap(([label], index): readonly Row[] => {
        const right = index < 9 ? 2 : again - 18;
        return [[label, 0, 10 - right], ...(right > 0 ? [[label, label, right] as const] : [])];
      });
      return found([[...drawn(100_000), ...rows]]).find(({ id }) => id === "resampled:target")?.standsWithFigures;
    };
    assert.equal(stands(19), true);
    assert.equal(stands(20), false);
    const ignored = found([[...drawn(10_000), ...rare(10, 1)]], { ignore: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
    assert.equal(ignored[0]?.standsWithFigures, false, "none of them is a class");
  });
});

describe("labels of one side alone, in small masks", () => {
  // Edges are more than a thousandth of the pixels there.
  const drawn: readonly Row[] = [
    [0, 0, 500],
    [40, 40, 500],
  ];
  const images = (count: number, withEdges: number, edges: readonly Row[], more: readonly Row[] = []) =>
    found(Array.from({ length: count }, (_, index) => [...drawn, ...(index < withEdges ? edges : []), ...more])).length;

  it("are ten, three times as many as the other side has, in half of several images", () => {
    assert.equal(images(2, 2, rare(10, 5)), 1);
    assert.equal(images(2, 2, rare(9, 5)), 0);
    assert.equal(images(2, 1, rare(10, 5)), 1, "half of the images");
    assert.equal(images(3, 1, rare(10, 5)), 0);
    assert.equal(images(1, 1, rare(10, 5)), 0, "one image");
    const four: readonly Row[] = [
      [0, 20, 30],
      [0, 21, 30],
    ];
    assert.equal(images(2, 2, rare(12, 5), four), 1, "twelve beside four");
    assert.equal(images(2, 2, rare(11, 5), four), 0);
  });

  it("are less than a hundredth of the pixels each, and none of the other side's", () => {
    assert.equal(images(2, 2, rare(10, 11)), 1, "11 of 1110");
    assert.equal(images(2, 2, rare(10, 12)), 0, "12 of 1120 are common");
    assert.equal(images(2, 2, rare(10, 5), [[0, 5, 1]]), 0, "one is predicted");
    assert.equal(images(2, 2, rare(11, 5), [[0, 5, 1]]), 1);
    const constant = [[0, 0, 500], [40, 0, 500], ...rare(10, 5)] as const satisfies readonly Row[];
    assert.equal(found([constant, constant]).length, 0, "one label on the other side");
  });
});
