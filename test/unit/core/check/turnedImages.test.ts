import assert from "node:assert/strict";
import {
  MOST_LOOKED_AT,
  sharedInformation,
  turnControls,
  turnGain,
  turnSuspects,
} from "../../../../src/core/check/turnedImages";
import { entry, type Row } from "./entries";
import { upTo } from "./scenes";

const counts = (rows: readonly Row[]) => entry(rows).counts;
const GOOD: readonly Row[] = [
  [0, 0, 900],
  [0, 1, 50],
  [1, 1, 450],
  [1, 0, 50],
];
const POOR: readonly Row[] = [
  [0, 0, 700],
  [0, 1, 250],
  [1, 1, 150],
  [1, 0, 350],
];

describe("what predictions tell of their targets", () => {
  it("is all where they are equal, whatever the labels are called, and nothing where they are unrelated", () => {
    assert.ok(
      (sharedInformation(
        counts([
          [0, 7, 5000],
          [1, 3, 5000],
        ]),
      ) ?? 0) > 0.999,
    );
    assert.equal(
      sharedInformation(
        counts([
          [0, 0, 300],
          [0, 1, 100],
          [1, 0, 300],
          [1, 1, 100],
        ]),
      ),
      0,
    );
  });

  it("is the mutual information in shares of the entropy of the target, by hand", () => {
    // 0.8 of 10,000 pixels right, both sides halves: 1 bit - H(0.2), less 1 / 20,000 nats by chance.
    const bits = 1 + 0.8 * Math.log2(0.8) + 0.2 * Math.log2(0.2);
    const share =
      sharedInformation(
        counts([
          [0, 0, 4000],
          [0, 1, 1000],
          [1, 1, 4000],
          [1, 0, 1000],
        ]),
      ) ?? 0;
    assert.ok(Math.abs(share - (bits - 1 / 20_000 / Math.LN2)) < 1e-9);
  });

  it("is undefined of one label alone", () => {
    assert.equal(
      sharedInformation(
        counts([
          [0, 0, 300],
          [0, 1, 100],
        ]),
      ),
      undefined,
    );
    assert.equal(
      sharedInformation(
        counts([
          [0, 0, 300],
          [1, 0, 100],
        ]),
      ),
      undefined,
    );
  });
});

describe("images that may be turned", () => {
  it("are those whose predictions tell little, or much less than the others, the worst first", () => {
    const better = entry(
      [
        [0, 0, 700],
        [0, 1, 200],
        [1, 1, 400],
        [1, 0, 100],
      ],
      { name: "between" },
    );
    const images = [
      entry(GOOD, { name: "a" }),
      entry(POOR, { name: "b" }),
      entry(GOOD, { name: "c" }),
      better,
      entry(GOOD, { name: "d" }),
    ];
    assert.deepEqual(
      turnSuspects(images).map(({ name }) => name),
      ["b", "between"],
    );
    assert.deepEqual(turnSuspects(images.filter(({ name }) => name === "a")), []);
  });

  it("are few, large enough to tell and small enough to be read again", () => {
    const many = upTo(30).map((name) => entry(POOR, { name: String(name) }));
    assert.equal(turnSuspects(many).length, MOST_LOOKED_AT);
    const [first] = many;
    assert.ok(first);
    assert.deepEqual(
      turnSuspects([
        { ...first, width: 15, height: 15 },
        { ...first, width: 2 ** 12, height: 2 ** 12 },
      ]),
      [],
    );
    const { prediction, ...alone } = first;
    assert.ok(prediction);
    assert.deepEqual(
      turnSuspects([alone, { ...first, prediction: { ...prediction, resizedFrom: { width: 2, height: 2 } } }]),
      [],
    );
  });

  it("are held against others, evenly spread", () => {
    const many = upTo(40).map((name) => entry(POOR, { name: String(name) }));
    const controls = turnControls(many, many.slice(0, 8));
    assert.deepEqual(
      controls.map(({ name }) => name),
      ["9", "13", "17", "21", "25", "29", "33", "37"],
    );
  });

  it("are turned where that tells much more, not a little", () => {
    assert.ok(turnGain(counts(POOR), counts(GOOD)) !== undefined);
    assert.equal(turnGain(counts(GOOD), counts(POOR)), undefined);
    const nearlyAll = counts([
      [0, 0, 48_825],
      [0, 1, 1175],
      [1, 1, 48_825],
      [1, 0, 1175],
    ]);
    assert.equal(
      turnGain(
        nearlyAll,
        counts([
          [0, 0, 50_000],
          [1, 1, 50_000],
        ]),
      ),
      undefined,
      "of predictions that are good as they are",
    );
    assert.equal(
      turnGain(
        counts(POOR),
        counts([
          [0, 0, 720],
          [0, 1, 230],
          [1, 1, 170],
          [1, 0, 330],
        ]),
      ),
      undefined,
    );
  });
});
