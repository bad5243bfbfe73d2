import assert from "node:assert/strict";
import { AVERAGES, SAMPLEWISE_AVERAGES } from "../../../../src/core/averages/averages";
import { weakestClasses } from "../../../../src/core/averages/weakestClasses";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { FNR, IOU } from "../../../../src/core/metrics/metrics";
import { REFERENCES } from "./references";
import { image, report, type Triple } from "../../../support/images";

const IMAGES = { item: "image", table: { classes: [] } } as const;

describe("what an average is called, and how it is made", () => {
  const cited = AVERAGES.map(({ id, scope, unit, cited: { name, order } }) => [
    `${id}, ${scope}, over ${unit}`,
    name(IOU),
    order(3, { value: 0.5, of: 2, total: 2, infinite: 0 }, IOU, IMAGES).join("; "),
  ]);

  it("is said in the words of papers", () => {
    assert.deepEqual(
      cited,
      Object.entries(REFERENCES).map(([id, { scope, unit, cited: words }]) => [
        `${id}, ${scope}, over ${unit}`,
        ...words,
      ]),
    );
    const one = AVERAGES.map(({ cited: { order } }) =>
      order(1, { value: 0.5, of: 1, total: 1, infinite: 0 }, IOU, IMAGES).join("; "),
    );
    assert.ok(
      one.every((words) => !/\b1 (?:images|classes)/.test(words)),
      one.join(),
    );
  });

  it("is of cases where images are volumes", () => {
    for (const {
      cited: { order },
    } of AVERAGES) {
      const words = order(3, { value: 0.5, of: 2, total: 2, infinite: 0 }, IOU, { ...IMAGES, item: "case" }).join("; ");
      assert.match(words, /\bcases?\b/);
      assert.doesNotMatch(words, /image/);
    }
  });

  it("is samplewise where each image has a figure", () => {
    assert.deepEqual(
      SAMPLEWISE_AVERAGES.map(({ id, beside }) => [id, beside]),
      Object.entries(REFERENCES).flatMap(([id, { scope, beside }]) => (scope === "samplewise" ? [[id, beside]] : [])),
    );
  });

  it("has as many steps of its way from global as its account has", () => {
    const ways = AVERAGES.flatMap((average) => ("way" in average ? [[average.id, average.way]] : []));
    assert.deepEqual(
      ways,
      Object.entries(REFERENCES).flatMap(([id, { way }]) => (way ? [[id, way]] : [])),
    );
  });
});

describe("the weakest classes", () => {
  const rows: readonly Triple[] = [
    [0, 0, 50],
    [1, 1, 20],
    [1, 0, 20],
    [2, 2, 20],
    [2, 0, 20],
    [3, 3, 10],
    [3, 0, 30],
  ];
  const classList = {
    source: "list",
    ignore: [],
    classes: [0, 1, 2, 3, 4].map((label) => ({ label, name: `c${label}`, color: "#000000" })),
  };

  it("are those with the worst figures first, of alike ones the first, without those that are nowhere", () => {
    const of = report([image("a", rows)], { classList, zeroDivision: 0 });
    const weakest = (metric: typeof IOU | typeof FNR): readonly number[] =>
      weakestClasses(evaluate(of, of.choices), metric).map(({ classIndex }) => classIndex);
    assert.deepEqual(weakest(IOU), [3, 0, 1, 2]);
    assert.deepEqual(weakest(FNR), [3, 1, 2, 0]);
    const { global } = weakestClasses(evaluate(of, of.choices), IOU)[0] ?? {};
    assert.equal(global, 0.25);
  });
});
