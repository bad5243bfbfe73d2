import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import { entry, reportOf, type Row } from "./entries";
import { upTo } from "./scenes";

/** Images of classes 0 to 3, mostly right, with separate rows. */
function found(
  images: number,
  own: (number: number) => readonly Row[],
  choices: Partial<Choices> = {},
): readonly Finding[] {
  const rows: readonly Row[] = [
    [0, 0, 500],
    [1, 1, 200],
    [1, 0, 30],
    [2, 2, 200],
    [2, 3, 20],
    [3, 3, 100],
  ];
  const made = upTo(images).map((number) => entry([...rows, ...own(number)], { name: String(number) }));
  return dataCheck(reportOf(made), { ...DEFAULT_CHOICES, ...choices }).findings.filter(
    ({ severity }) => severity !== "info",
  );
}

describe("a label of one side alone is told of", () => {
  it("where targets hold it in nearly all images and no prediction does: likely void, with the mean IoU without it", () => {
    const [finding, ...others] = found(20, (number) =>
      number % 5 === 0
        ? []
        : [
            [4, 0, 20],
            [4, 1, 20],
          ],
    );
    assert.deepEqual(others, []);
    assert.equal(finding?.id, "neverPredicted:4");
    assert.match(
      finding.message,
      /^Label 4 is in 16 of 20 targets \(3\.0 % of the pixels\) and is never predicted: likely it is void/,
    );
    assert.deepEqual([finding.action?.apply, finding.action?.option], [{ ignore: [4] }, "--ignore 4"]);
    assert.ok((finding.effect?.then ?? 0) > (finding.effect?.now ?? 1) + 0.15);
    assert.equal(finding.standsWithFigures, true);
  });

  it("before the classes too, and beside labels that are ignored already", () => {
    const shifted = upTo(12).map((number) =>
      entry(
        [
          [1, 1, 500],
          [2, 2, 200],
          [2, 1, 20],
          [0, 1, 40],
          [255, 1, 9],
        ],
        { name: String(number) },
      ),
    );
    const option = dataCheck(reportOf(shifted), DEFAULT_CHOICES).findings.find(({ id }) => id === "neverPredicted:0")
      ?.action?.option;
    assert.equal(option, "--ignore 255 --ignore 0");
  });

  it("as the grey between black and white where the predictions are black and white alone", () => {
    const drawn = upTo(4).map((number) =>
      entry(
        [
          [0, 0, 500],
          [255, 255, 200],
          [128, 0, 20],
          [128, 255, 20],
        ],
        { name: String(number) },
      ),
    );
    const grey = dataCheck(reportOf(drawn), DEFAULT_CHOICES).findings.find(({ id }) => id === "neverPredicted:128");
    assert.equal(grey?.action?.option, "--ignore 128");
    assert.deepEqual(grey.effect?.then, 1);
    const classes = drawn.map((_, number) =>
      entry(
        [
          [0, 0, 500],
          [255, 255, 200],
          [1, 0, 30],
          [2, 0, 30],
        ],
        { name: String(number) },
      ),
    );
    const ids = dataCheck(reportOf(classes), DEFAULT_CHOICES).findings.map(({ id }) => id);
    assert.ok(!ids.some((id) => id.startsWith("neverPredicted")), ids.join());
  });

  it("where predictions hold it in nearly all images and no target does", () => {
    const [finding, ...others] = found(12, () => [[0, 7, 40]]);
    assert.deepEqual(others, []);
    assert.equal(finding?.id, "neverTarget:7");
    assert.deepEqual([finding.action?.apply, finding.action?.option], [{ leftOut: [7] }, "--leave-out 7"]);
    assert.deepEqual(
      found(12, () => [[0, 7, 40]], { leftOut: [7] }),
      [],
    );
  });

  it("by the name of void in a class list, and not of a class that the list names", () => {
    const classList = (name: string): Choices["classList"] => ({
      source: "names.txt",
      classes: ["sky", "road", "car", "tree", name].map((each, label) => ({ label, name: each, color: "#000000" })),
      ignore: [],
    });
    const void4 = (): readonly Row[] => [
      [4, 0, 20],
      [4, 1, 20],
    ];
    assert.deepEqual(
      found(12, void4, { classList: classList("Void") }).map(({ id }) => id),
      ["neverPredicted:4"],
    );
    assert.deepEqual(found(12, void4, { classList: classList("pole") }), []);
  });
});

describe("a label of one side alone is nothing to tell of", () => {
  for (const [why, images, own] of [
    ["a rare class that is missed in a small folder", 5, (): readonly Row[] => [[4, 0, 9]]],
    [
      "a class that is missed in some images of a small folder",
      6,
      (number: number): readonly Row[] => (number < 5 ? [[4, 0, 60]] : []),
    ],
    [
      "a class that is missed where it is in some images",
      30,
      (number: number): readonly Row[] => (number % 3 === 0 ? [[4, 0, 60]] : []),
    ],
    ["three images", 3, (): readonly Row[] => [[4, 0, 60]]],
    [
      "a class that is predicted somewhere",
      20,
      (number: number): readonly Row[] =>
        number === 7
          ? [
              [4, 4, 1],
              [4, 0, 40],
            ]
          : [[4, 0, 40]],
    ],
    [
      "several classes that a poor model misses",
      20,
      (): readonly Row[] => [
        [4, 0, 40],
        [5, 0, 40],
        [6, 0, 40],
      ],
    ],
    [
      "a class that is predicted by mistake here and there",
      20,
      (number: number): readonly Row[] => (number % 2 === 0 ? [[0, 7, 40]] : []),
    ],
  ] as const) {
    it(why, () => {
      assert.deepEqual(
        found(images, own).map(({ message }) => message),
        [],
      );
    });
  }

  it("a class between others, which a model may miss", () => {
    const images = upTo(20).map((number) =>
      entry(
        [
          [0, 0, 500],
          [2, 2, 200],
          [2, 0, 30],
          [1, 0, 60],
        ],
        { name: String(number) },
      ),
    );
    assert.deepEqual(
      dataCheck(reportOf(images), DEFAULT_CHOICES).findings.map(({ id }) => id),
      [],
    );
  });
});
