import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import { codingCheck } from "../../../../src/core/check/codingCheck";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import { meanIou } from "../../../../src/core/check/meanIou";
import { orderOfClasses } from "../../../../src/core/check/orderOfClasses";
import { pooledImages } from "../../../../src/core/reading/pooledImages";
import type { ImageEntry } from "../../../../src/core/document/report";
import { entry, reportOf, type Row } from "./entries";
import { classesImage, random, upTo, type Random } from "./scenes";

function suggested(images: readonly ImageEntry[]): string | undefined {
  const { suggested: found } = codingCheck(pooledImages(images), DEFAULT_CHOICES);
  return found && `${found.id}: ${found.words}`;
}

/** An order in which no label keeps its place: each is called as the next one on a way through all of them. */
function derangement({ shuffled }: Random, count: number): readonly number[] {
  const way = shuffled(upTo(count));
  return upTo(count).map((label) => way[(way.indexOf(label) + 1) % count] ?? 0);
}

const SEEDS = upTo(25);

describe("another order of classes is judged by classes", () => {
  it("beside a background that rules the pixels", () => {
    const rows: readonly Row[] = [
      [0, 0, 12000],
      [0, 1, 300],
      [0, 2, 200],
      [0, 3, 200],
      [1, 2, 487],
      [1, 0, 163],
      [2, 3, 538],
      [2, 0, 221],
      [3, 1, 881],
      [3, 0, 214],
    ];
    const images = [entry(rows)];
    const found = dataCheck(reportOf(images), DEFAULT_CHOICES).findings.find(
      ({ id }) => id === "coding:bestRelabelling",
    );
    assert.equal(found?.action?.option, "--relabel prediction:1=3,2=1,3=2");
    assert.equal(found.standsWithFigures, true);
    assert.ok((meanIou(images, { ...DEFAULT_CHOICES, ...found.action.apply }) ?? 0) > 0.6);
  });

  for (const [count, right] of [
    [4, 0.5],
    [4, 0.9],
    [20, 0.6],
    [60, 0.7],
    [150, 0.8],
  ] as const) {
    it(`of ${count} classes, ${100 * right} % of whose pixels are right`, () => {
      for (const seed of SEEDS) {
        const scenes = random(seed);
        const order = derangement(scenes, count);
        const images = upTo(20).map((name) =>
          classesImage(String(name), scenes, {
            classes: scenes.shuffled(upTo(count)).slice(0, 8),
            all: count,
            right,
            call: (label) => order[label - 1] ?? 0,
          }),
        );
        const { suggested: found, asTheyAre } = codingCheck(pooledImages(images), DEFAULT_CHOICES);
        assert.equal(found?.id, "bestRelabelling", `seed ${seed}`);
        const inOrder = meanIou(pooledImages(images), {
          ...DEFAULT_CHOICES,
          relabelling: { target: [], prediction: [{ kind: "table", name: "", from: order, to: upTo(count) }] },
        });
        assert.ok(
          (found.meanIou ?? 0) >= 0.85 * (inOrder ?? 0),
          `seed ${seed}: ${String(asTheyAre.meanIou)}, ${String(found.meanIou)}, ${String(inOrder)}`,
        );
      }
    });
  }

  it("and two of many classes that changed places are found", () => {
    const rows = upTo(19).map((label): Row => [
      label,
      label === 4 ? 5 : label === 5 ? 4 : label,
      label === 4 || label === 5 ? 40 : 1000,
    ]);
    assert.equal(
      suggested([entry([...rows, [4, 0, 10], [5, 0, 10], [0, 0, 20000], [7, 0, 300]])]),
      "bestRelabelling: predictions relabelled one to one (4 to 5, 5 to 4)",
    );
  });
});

describe("no order of classes is seen in", () => {
  for (const right of [0.05, 0.1, 0.2, 0.3, 0.5, 0.7]) {
    for (const [count, held, images] of [
      [3, 2, 6],
      [20, 2, 5],
      [20, 12, 10],
      [150, 10, 3],
      [150, 10, 30],
    ] as const) {
      it(`a model that gets ${100 * right} % of ${count} classes right, in ${images} images`, () => {
        for (const seed of SEEDS) {
          const scenes = random(seed);
          const made = upTo(images).map((name) =>
            classesImage(String(name), scenes, {
              classes: scenes.shuffled(upTo(count)).slice(0, held),
              all: count,
              right,
            }),
          );
          assert.equal(suggested(made), undefined, `seed ${seed}`);
        }
      });
    }
  }

  it("predictions by chance", () => {
    for (const seed of SEEDS) {
      const scenes = random(seed);
      const count = 2 + scenes.below(20);
      const rows = upTo(count).flatMap((target) =>
        upTo(count).map((prediction): Row => [target, prediction, 20 + scenes.below(60)]),
      );
      assert.equal(suggested([entry(rows)]), undefined, `seed ${seed}`);
    }
  });

  it("neighbours that are taken for each other", () => {
    assert.equal(
      suggested([
        entry([
          [0, 0, 5000],
          [1, 1, 400],
          [1, 2, 600],
          [2, 1, 550],
          [2, 2, 450],
        ]),
      ]),
      undefined,
    );
    assert.equal(
      suggested([
        entry([
          [0, 0, 5000],
          [1, 1, 5000],
          [1, 2, 300],
          [2, 1, 700],
          [2, 2, 300],
        ]),
      ]),
      undefined,
    );
  });

  it("predictions of hardly more than one label", () => {
    assert.equal(
      orderOfClasses(
        [
          entry([
            [0, 1, 9000],
            [1, 1, 500],
            [2, 1, 480],
            [2, 2, 20],
          ]),
        ],
        DEFAULT_CHOICES,
      ),
      undefined,
    );
  });

  it("predictions of one label alone", () => {
    assert.equal(
      suggested([
        entry([
          [0, 1, 9000],
          [1, 1, 500],
          [2, 1, 500],
        ]),
      ]),
      undefined,
    );
  });
});

describe("labels change places where", () => {
  const order = (...rows: readonly Row[]): string | undefined => orderOfClasses([entry(rows)], DEFAULT_CHOICES)?.name;
  /** Two labels that are called by each other, by themselves and by the background, in so many pixels each. */
  const swap = (called: number, kept: number, missed: number, ...more: readonly Row[]): string | undefined =>
    order(
      [1, 2, called],
      [2, 1, called],
      [1, 1, kept],
      [2, 2, kept],
      [1, 0, missed],
      [2, 0, missed],
      [0, 0, 1000],
      ...more,
    );

  it("that explains half of their pixels", () => {
    assert.equal(swap(30, 0, 30), "1 to 2, 2 to 1");
    assert.equal(swap(30, 0, 31), undefined);
  });

  it("three times as many are called so as are called by their own label", () => {
    assert.equal(swap(30, 10, 0), "1 to 2, 2 to 1");
    assert.equal(swap(30, 11, 0), undefined);
  });

  it("a label is commoner on its class than elsewhere, by four tenths", () => {
    // Half of each class is called so, and a tenth of all else, which is 500 pixels.
    const rows = (background: number): string | undefined =>
      order([1, 2, 50], [2, 1, 50], [1, 0, 50], [2, 0, 50], [0, 1, 50], [0, 2, 50], [0, 0, background]);
    assert.equal(rows(300), "1 to 2, 2 to 1");
    assert.equal(rows(299), undefined);
  });

  it("half of the classes of a cycle tell so, those without a target aside", () => {
    const clear: readonly Row[] = [
      [2, 1, 100],
      [3, 2, 100],
    ];
    const dim = (target: number, prediction: number): readonly Row[] => [
      [target, prediction, 10],
      [target, 0, 11],
    ];
    const rest: Row = [0, 0, 500];
    assert.equal(order(rest, ...clear, ...dim(4, 3), ...dim(1, 4)), "1 to 2, 2 to 3, 3 to 4, 4 to 1");
    assert.equal(order(rest, ...clear, ...dim(4, 3), ...dim(5, 4), ...dim(1, 5)), undefined, "two of five");
    assert.equal(order(rest, ...clear), "1 to 2, 2 to 3, 3 to 1", "3 is predicted nowhere, and 1 is not a target");
  });

  it("as those of the cycles that are plausible, each by itself", () => {
    const rows: readonly Row[] = [[0, 0, 500], [1, 2, 50], [2, 1, 50], [5, 6, 30], [6, 5, 30], [5, 5, 20], [6, 6, 20]]; // prettier-ignore
    assert.equal(order(...rows), "1 to 2, 2 to 1");
    assert.equal(order([0, 0, 500], [1, 1, 50]), undefined);
  });
});
