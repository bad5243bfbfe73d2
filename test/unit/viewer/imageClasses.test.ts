import assert from "node:assert/strict";
import { OTHER } from "../../../src/core/labels/indices";
import { errorKindsOf } from "../../../webview/pixels/errorKindsOf";
import { imagesOfMixUp } from "../../../webview/viewer/imagesOfMixUp";
import { legendOf } from "../../../webview/viewer/legendRows";
import { readout } from "../../../webview/viewer/readout";
import { VIEWER_VIEW } from "../../../webview/view/viewerView";
import { image } from "../../support/images";
import { DEFAULT_CHOICES } from "../../../src/core/document/choices";
import { imageAsRead } from "../../../src/core/counting/countedImages";
import type { MaskFacts } from "../../../src/core/labels/labelMap";
import { labelRuns } from "../../../src/core/labels/labelRuns";
import { pairClasses } from "../../../src/core/reading/pairClasses";
import { seenPixels } from "../../../webview/host/seenPixels";
import { entry, reportOf } from "../core/check/entries";
import { counts, paintedPair, TABLE } from "./paintedPair";

describe("the errors of an image", () => {
  it("are the pairs of labels whose classes differ; what is ignored or right is none", () => {
    const { errors, classes } = errorKindsOf(counts("001929", "019912"), TABLE);
    const rows = [...errors.kinds].map((kind, row) => [
      errors.targets[row],
      errors.predictions[row],
      classes[kind - 1],
    ]);
    assert.deepEqual(rows, [
      [0, 1, { target: 0, prediction: 1 }],
      [1, 9, { target: 1, prediction: OTHER }],
      [2, 1, { target: 2, prediction: 1 }],
    ]);
  });

  it("are one kind where labels mean the same class", () => {
    const merged = { ...TABLE, predictionClass: (raw: number) => (raw === 3 ? 1 : raw) };
    const { errors, classes } = errorKindsOf(counts("00", "13"), merged);
    assert.deepEqual([...errors.kinds], [1, 1]);
    assert.equal(classes.length, 1);
  });
});

describe("an image that is read by colour", () => {
  const facts = (palette: string): MaskFacts => ({ format: "PNG", kind: "palette", bits: 8, palette });
  const [whole, own, other] = ["000000ff000000ff00", "00ff00ff0000ff0000000000", "000000ff0000"].map(facts);

  it("is seen and told of by the values in its files, and known by the labels that these are read as", () => {
    assert.ok(whole && own && other);
    const images = [
      entry(
        [
          [0, 3, 1],
          [1, 2, 1],
          [1, 1, 1],
          [2, 0, 1],
          [2, 1, 1],
        ],
        { name: "a", target: whole, prediction: own },
      ),
      entry([[0, 0, 1]], { name: "b", target: whole, prediction: other }),
    ];
    const read = imageAsRead(reportOf(images), DEFAULT_CHOICES, ({ name }) => name === "a");
    assert.ok(read);
    const { errors, classes } = errorKindsOf(read.counts, TABLE, read);
    assert.deepEqual([...errors.targets], [2, 2], "red in the place of green, of both indices that are red");
    assert.deepEqual([...errors.predictions], [1, 2]);
    assert.deepEqual(classes, [{ target: 2, prediction: 1 }]);
    const runs = (labels: readonly number[]): ReturnType<typeof labelRuns> => labelRuns(Uint8Array.from(labels));
    const pixels = seenPixels({
      width: 5,
      height: 1,
      target: runs([0, 1, 1, 2, 2]),
      prediction: runs([3, 2, 1, 0, 1]),
    });
    const pair = pairClasses(pixels, TABLE, read);
    assert.deepEqual(
      [...pair.prediction.indices].map((index) => pair.predictionClasses[index]),
      [0, 1, 1, 2, 1],
    );
    assert.equal(readout(pair, TABLE, { x: 3, y: 0 }), "x 3, y 0 - target 2 c2 - prediction 2 c2");
  });
});

describe("the legend of an image", () => {
  it("lists the classes of either side with their pixels, and counts what is left out", () => {
    const legend = legendOf(counts("0001992", "0009991"), TABLE);
    assert.deepEqual(legend.leftOut, 2);
    assert.deepEqual(
      legend.rows.map(({ classIndex, targetPixels, predictedPixels }) => [classIndex, targetPixels, predictedPixels]),
      [
        [0, 3, 3],
        [1, 1, 1],
        [2, 1, 0],
        [OTHER, 0, 1],
      ],
    );
  });
});

describe("the images of a mix-up", () => {
  it("are those that have it, most pixels first", () => {
    const images = [
      image("few", [[0, 1, 2]]),
      image("none", [[0, 0, 9]]),
      image("many", [
        [0, 1, 5],
        [0, 0, 1],
      ]),
    ];
    assert.deepEqual(imagesOfMixUp({ images, table: TABLE }, { target: 0, prediction: 1 }), ["many", "few"]);
  });
});

describe("a pixel in words", () => {
  it("names place, labels and what they mean", () => {
    const pair = paintedPair(["19"], ["29"]);
    assert.equal(readout(pair, TABLE, { x: 0, y: 0 }), "x 0, y 0 - target 1 c1 - prediction 2 c2");
    assert.equal(readout(pair, TABLE, { x: 1, y: 0 }), "x 1, y 0 - target 9 ignored - prediction 9 no class");
  });
});

describe("a view of the viewer that was saved", () => {
  it("comes back as it was", () => {
    const view = {
      image: "a",
      mode: "swipe",
      plane: "coronal",
      errorColours: "kind",
      shapeView: "band",
      opacity: 0.5,
      focus: { kind: "cell", target: 1, prediction: -3 },
      starred: ["a"],
    };
    assert.deepEqual(VIEWER_VIEW.read(view), view);
  });

  it("takes the default for what can't be read", () => {
    const broken = {
      image: 1,
      mode: "x",
      errorColours: "x",
      opacity: 2,
      focus: { kind: "cell", target: 1.5 },
      starred: "a",
    };
    assert.deepEqual(VIEWER_VIEW.read(broken), VIEWER_VIEW.initial);
    assert.deepEqual(VIEWER_VIEW.read("x"), VIEWER_VIEW.initial);
  });
});
