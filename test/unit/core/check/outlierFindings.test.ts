import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import type { Turn } from "../../../../src/core/labels/turn";
import type { ImageEntry } from "../../../../src/core/document/report";
import { entry, reportOf, type Row } from "./entries";
import { upTo } from "./scenes";

const GOOD: readonly Row[] = [
  [0, 0, 600],
  [1, 1, 200],
  [2, 2, 100],
  [1, 0, 30],
  [2, 1, 30],
  [0, 2, 40],
];
const BAD: readonly Row[] = [
  [0, 0, 200],
  [0, 1, 200],
  [0, 2, 240],
  [1, 0, 220],
  [1, 1, 10],
  [2, 0, 130],
];

const good = (name: string): ImageEntry => entry(GOOD, { name });
const turned = (name: string, by: Turn = "upsideDown"): ImageEntry => ({
  ...entry(BAD, { name }),
  turned: { by, counts: entry(GOOD).counts },
});

function found(images: readonly ImageEntry[]): readonly Finding[] {
  return dataCheck(reportOf(images), DEFAULT_CHOICES).findings.filter(({ id }) =>
    /^(?:turned|uniform|farBelow)/.test(id),
  );
}

describe("images that stand out are told of:", () => {
  it("some that are upside down, by name, with what it does to the mean IoU", () => {
    const [finding, ...others] = found([...upTo(9).map((name) => good(String(name))), turned("x")]);
    assert.deepEqual(others, []);
    assert.equal(finding?.id, "turned:upsideDown");
    assert.match(
      finding.message,
      /^1 prediction of 10 fits its target far better upside down: as they are 21\.0 % of their pixels agree, so turned 90\.0 %\./,
    );
    assert.deepEqual(finding.images, ["x"]);
    assert.ok((finding.effect?.then ?? 0) > (finding.effect?.now ?? 0) + 0.02);
    assert.equal(finding.standsWithFigures, true);
  });

  it("the folder that is turned, once", () => {
    for (const images of [
      upTo(4).map((name) => turned(String(name), "mirrored")),
      [
        ...upTo(16).map((name) => turned(String(name), "mirrored")),
        ...upTo(80).map((name) => entry(BAD, { name: `other ${name}` })),
      ],
    ]) {
      const [finding, ...others] = found(images);
      assert.deepEqual(others, []);
      assert.equal(finding?.id, "turned:mirrored");
      assert.match(finding.message, /far better mirrored left to right, likely all of them/);
      assert.equal(finding.images, undefined);
      assert.equal(finding.standsWithFigures, true);
    }
  });

  it("each way of turning by itself, and none that agrees no better under the choices", () => {
    assert.deepEqual(
      found([...upTo(9).map((name) => good(String(name))), turned("x"), turned("y", "halfTurn")]).map(({ id }) => id),
      ["turned:upsideDown", "turned:halfTurn"],
    );
    assert.deepEqual(
      found([
        ...upTo(4).map((name) => good(String(name))),
        { ...good("x"), turned: { by: "mirrored", counts: entry(BAD).counts } },
      ]),
      [],
    );
  });

  it("predictions of one label alone, where the others hold several", () => {
    const blank = (name: string): ImageEntry =>
      entry(
        [
          [0, 0, 640],
          [1, 0, 230],
          [2, 0, 130],
        ],
        { name },
      );
    const [finding, ...others] = found([...upTo(9).map((name) => good(String(name))), blank("x")]);
    assert.deepEqual([finding?.id, finding?.images, others], ["uniformPredictions", ["x"], []]);
    assert.match(finding?.message ?? "", / Mean IoU 0\.[0-9]{3} with it, 0\.[0-9]{3} without\.$/);
    assert.equal(finding?.standsWithFigures, true, "since the figure moves");
    const among = found([...upTo(200).map((name) => good(String(name))), blank("x")]);
    assert.deepEqual(
      among.map(({ standsWithFigures }) => standsWithFigures),
      [false],
      "one of many images moves nothing",
    );
    assert.deepEqual(
      found([...upTo(6).map((name) => good(String(name))), ...upTo(4).map((name) => blank(`x${name}`))]),
      [],
      "many are how the model is",
    );
    const uniform = (name: string): ImageEntry => entry([[0, 0, 1000]], { name });
    assert.deepEqual(found([...upTo(9).map((name) => good(String(name))), uniform("x")]), [], "as the target is");
  });

  it("of binary masks only as information: nothing was found there", () => {
    const pair = (name: string, hit: number): ImageEntry =>
      entry(
        [
          [0, 0, 900],
          [1, hit, 100],
        ],
        { name },
      );
    const [finding] = found([...upTo(9).map((name) => pair(String(name), 1)), pair("x", 0)]);
    assert.deepEqual([finding?.severity, finding?.problem], ["info", undefined]);
  });

  it("images that agree far less than the others, and those that do by chance alone", () => {
    const chance: readonly Row[] = [
      [0, 0, 160],
      [0, 1, 320],
      [0, 2, 160],
      [1, 0, 60],
      [1, 1, 110],
      [1, 2, 60],
      [2, 0, 30],
      [2, 1, 70],
      [2, 2, 30],
    ];
    const [finding, ...others] = found([
      ...upTo(9).map((name) => good(String(name))),
      entry(BAD, { name: "bad" }),
      entry(chance, { name: "noise" }),
    ]);
    assert.deepEqual(others, []);
    assert.deepEqual([finding?.id, finding?.images], ["farBelow", ["bad", "noise"]]);
    assert.match(
      finding?.message ?? "",
      /^2 images of 11 agree far less than the others, of whose pixels 90\.0 % agree in the median: bad \(21\.0 %\), noise \(30\.0 %\)\. 1 of them agrees no better than by chance/,
    );
    assert.match(finding?.message ?? "", / with them, 0\.[0-9]{3} without\.$/);
    assert.equal(finding?.standsWithFigures, true);
  });

  it("no image where they vary, or where there are few", () => {
    const share = (name: string, right: number): ImageEntry =>
      entry(
        [
          [0, 0, right],
          [1, 1, right],
          [0, 1, 100 - right],
          [1, 0, 100 - right],
        ],
        { name },
      );
    assert.deepEqual(found(upTo(20).map((name) => share(String(name), 30 + 3 * name))), []);
    assert.deepEqual(found([...upTo(5).map((name) => good(String(name))), entry(BAD, { name: "bad" })]), []);
  });
});
