import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../../../src/core/document/choices";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import { instanceCode } from "../../../../src/core/check/instanceCode";
import { meanIou } from "../../../../src/core/check/meanIou";
import type { ImageEntry } from "../../../../src/core/document/report";
import { entry, reportOf, type Row } from "./entries";
import { objectsImage, random, upTo } from "./scenes";

function found(images: readonly ImageEntry[]): readonly Finding[] {
  return dataCheck(reportOf(images), DEFAULT_CHOICES).findings.filter(({ id }) =>
    /^(?:instanceIds|foreground|coding)/.test(id),
  );
}

/** The one finding, and the mean IoU that its action gives. */
function read(images: readonly ImageEntry[]): {
  readonly id: string | undefined;
  readonly option: string | undefined;
  readonly then: number | undefined;
} {
  const [finding, ...others] = found(images);
  assert.deepEqual(
    others.map(({ id }) => id),
    [],
  );
  return {
    id: finding?.id,
    option: finding?.action?.option,
    then: meanIou(images, { ...DEFAULT_CHOICES, ...finding?.action?.apply }),
  };
}

const MANY: readonly number[] = Array.from({ length: 3000 }, (_, id) => id + 1);

describe("labels of class and instance", () => {
  it("by 1000 on both sides are offered once, classes without instances kept", () => {
    const rows: readonly Row[] = [
      [7, 7, 900],
      [11, 11, 100],
      [24001, 24002, 50],
      [24002, 24001, 50],
      [26000, 26001, 30],
      [7, 26001, 30],
    ];
    assert.deepEqual(read([entry(rows)]), {
      id: "instanceIds",
      option: "--relabel div:1000",
      then: (900 / 930 + 1 + 1 + 0.5) / 4,
    });
  });

  it("by 256 on both sides, as in KITTI, are offered once, with the right divisor", () => {
    const rows: readonly Row[] = [
      [1792, 1792, 900],
      [2816, 2816, 100],
      [6145, 6146, 50],
      [6147, 6145, 50],
      [6658, 6659, 30],
      [1792, 6659, 30],
    ];
    assert.deepEqual(read([entry(rows)]), {
      id: "instanceIds",
      option: "--relabel div:256",
      then: (900 / 930 + 1 + 1 + 0.5) / 4,
    });
  });

  it("by 256 have instances of class 0 where all classes are coded, as in Mapillary", () => {
    const rows: readonly Row[] = [
      [13 * 256, 13 * 256, 900],
      [1, 2, 10],
      [2, 1, 10],
      [55 * 256 + 1, 55 * 256 + 2, 40],
    ];
    assert.deepEqual(read([entry(rows)]), { id: "instanceIds", option: "--relabel div:256:all", then: 1 });
  });

  it("by 256 keep labels below where those are the most", () => {
    const rows: readonly Row[] = [
      [1, 1, 900],
      [2, 2, 100],
      [55 * 256, 55 * 256 + 1, 40],
      [55 * 256 + 1, 55 * 256, 40],
    ];
    assert.deepEqual(read([entry(rows)]), { id: "instanceIds", option: "--relabel div:256", then: 1 });
  });

  it("of one side alone are offered for that side", () => {
    assert.deepEqual(
      read([
        entry([
          [7, 7, 40],
          [26, 26001, 30],
          [26, 26002, 30],
        ]),
      ]),
      { id: "instanceIds:prediction", option: "--relabel prediction:div:1000", then: 1 },
    );
    assert.deepEqual(
      read([
        entry([
          [7 * 256, 7, 40],
          [26 * 256 + 1, 26, 30],
          [26 * 256 + 2, 26, 30],
        ]),
      ]),
      { id: "instanceIds:target", option: "--relabel target:div:256", then: 1 },
    );
  });

  it("may be coded otherwise on each side", () => {
    const rows: readonly Row[] = [
      [7 * 256, 7000, 40],
      [26 * 256 + 1, 26002, 30],
      [26 * 256 + 2, 26001, 30],
    ];
    assert.deepEqual(read([entry(rows)]), {
      id: "instanceIds",
      option: "--relabel target:div:256 --relabel prediction:div:1000",
      then: 1,
    });
  });

  it("are not seen in ids that are numbered through, which are foreground", () => {
    const scenes = random(3);
    const images = upTo(60).map((number) =>
      objectsImage(String(number), scenes, {
        targets: upTo(40).map((id) => id + 40 * number),
        predictions: scenes.shuffled(upTo(40).map((id) => id + 40 * number)),
      }),
    );
    assert.equal(read(images).option, "--relabel foreground");
    assert.equal(instanceCode(new Set(MANY)), undefined);
  });

  it("that either divisor explains are read by 1000", () => {
    assert.equal(instanceCode(new Set([32000, 32001, 32002]))?.by, 1000);
  });

  it("have 65535 ignored, which stands for no label and is divided too", () => {
    const rows: readonly Row[] = [
      [7, 7, 900],
      [24001, 24002, 50],
      [24002, 24001, 50],
      [26000, 26001, 30],
      [65535, 7, 60],
    ];
    assert.deepEqual(read([entry(rows)]), {
      id: "instanceIds",
      option: "--relabel div:1000 --ignore 65",
      then: 1,
    });
  });

  it("are not classes by the hundred of which hardly any become one", () => {
    const classes = upTo(40).map((k): Row => [10 * k, 10 * k, 100 + k]);
    assert.deepEqual(found([entry(classes)]), []);
  });

  it("are not seen in a few ids of 256 and more beside smaller ones of the same objects", () => {
    const images = upTo(6).map((seed) => {
      const drawn = random(seed);
      const predictions = drawn.shuffled(upTo(12).map((k) => 37 * k));
      return objectsImage(String(seed), drawn, { targets: upTo(12), predictions });
    });
    assert.equal(read(images).id, "foreground");
  });

  it("are not seen in ids drawn from 16 bits", () => {
    const scenes = random(4);
    const drawn = (): readonly number[] => upTo(30).map(() => 1 + scenes.below(65534));
    assert.equal(
      read(upTo(8).map((number) => objectsImage(String(number), scenes, { targets: drawn(), predictions: drawn() })))
        .option,
      "--relabel foreground",
    );
  });

  it("are nothing to say of without a label of 256 and more, or once they are read", () => {
    assert.deepEqual(
      found([
        entry([
          [0, 0, 10],
          [255, 255, 5],
          [200, 200, 5],
        ]),
      ]),
      [],
    );
    const images = [
      entry([
        [7, 7, 900],
        [24001, 24002, 50],
        [24002, 24001, 50],
      ]),
    ];
    const [finding] = found(images);
    assert.deepEqual(
      dataCheck(reportOf(images), { ...DEFAULT_CHOICES, ...finding?.action?.apply })
        .findings.filter(({ severity }) => severity !== "info")
        .map(({ id }) => id),
      [],
    );
  });

  it("are not offered of one side where fewer pixels would agree", () => {
    const rows: readonly Row[] = [
      [7, 7, 40],
      [26001, 26001, 30],
      [26002, 25999, 10],
      [26001, 7, 5],
    ];
    assert.deepEqual(
      found([entry(rows)]).filter(({ id }) => id.startsWith("instanceIds")),
      [],
    );
  });
});
