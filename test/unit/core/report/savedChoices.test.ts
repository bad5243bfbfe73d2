import assert from "node:assert/strict";
import { readReport, writeReport } from "../../../../src/core/report/reportDocument";
import { placeOf, withValue, type Path } from "./places";
import { DOCUMENT, refusal, testBounds } from "./savedDocument";

const MOST = Number.MAX_SAFE_INTEGER;
const MOST_LABEL = 2 ** 31 - 1;

describe("the choices and the pairing of a saved report", () => {
  const segments = { file: "a.json", from: [1], to: [2] };
  testBounds([
    [
      ["foundSegments"],
      [[], ["target", "prediction"].map((side) => ({ ...segments, side }))],
      [[[{ ...segments, side: "x" }], "one of prediction, target"]],
    ],
    [["choices", "regions"], [undefined, [{ name: "a", labels: [1] }], []], [[[{ name: "a" }], "labels"]]],
    [
      ["choices", "shapes", "band", "share"],
      [0.001, 1],
      [
        [0, "above 0, at most 1"],
        [1.001, "above 0, at most 1"],
      ],
    ],
    [
      ["measured", "band", "pixels"],
      [1, MOST_LABEL],
      [
        [0, "from 1 to 2147483647"],
        [MOST_LABEL + 1, "from 1 to 2147483647"],
        [1.5, "from 1"],
      ],
    ],
    [
      ["choices", "shapes", "connectivity"],
      [4, 6, 8, 18, 26],
      [
        [5, "one of 4, 6, 8, 18, 26"],
        ["8", "one of 4"],
      ],
    ],
    [["choices", "shapes", "objects"], ["components", "ids"], [["labels", "one of components, ids"]]],
    [["measured", "objects"], ["ids"], [["components", "one of ids"]]],
    [
      ["choices", "shapes", "spacing", "z"],
      [0.01],
      [
        [0, "a number above 0"],
        [-1, "a number above 0"],
      ],
    ],
    [
      ["choices", "shapes", "tau"],
      [
        { kind: "units", units: 0.5 },
        { kind: "pixels", pixels: 0 },
        { kind: "diagonal", share: 1 },
      ],
      [
        [{ kind: "units", units: -1 }, "tau.units is -1, but must be a number of at least 0"],
        [{ kind: "pixels", pixels: -1 }, "tau.pixels"],
        [{ kind: "diagonal", share: 0 }, "tau.share"],
        [{ kind: "mm" }, "one of diagonal, pixels, units"],
      ],
    ],
    [
      ["choices", "shapes", "percentile"],
      [0.1, 100],
      [
        [0, "a number above 0"],
        [100.1, "is 100.1, but must be a number above 0, at most 100"],
      ],
    ],
    [
      ["choices", "shapes", "dialect"],
      ["monai", "metricsreloaded"],
      [["x", "one of monai, medpy, panoptica, deepmind, metricsreloaded"]],
    ],
    [
      ["choices", "shapes", "oneEmpty"],
      ["exclude", "diagonal", 0, 374],
      [
        ["x", "a number of at least 0"],
        [-1, "a number of at least 0"],
      ],
    ],
    [
      ["choices", "shapes", "found"],
      [{ kind: "overlap" }, { kind: "recall", share: 1 }, { kind: "iou", above: 0 }, { kind: "iou", above: 1 }],
      [
        [{ kind: "recall", share: 0 }, "found.share"],
        [{ kind: "iou", above: 1.001 }, "found.above is 1.001, but must be a number from 0 to 1"],
        [{ kind: "iou", above: -0.1 }, "found.above is -0.1, but must be a number of at least 0"],
        [{ kind: "x" }, "one of overlap, recall, iou"],
      ],
    ],
    [["choices", "shapes", "lesionBound"], [0, 0.5], [[-1, "a number of at least 0"]]],
    [
      ["measured", "target"],
      [[], [[1, "none"]]],
      [
        [[[1]], "target[0] is a list, but must be a label and what it was read as"],
        [[[1, 2, 3]], "a label and what it was read as"],
        [[[]], "a label and what"],
        [[[1, "else"]], 'target[0][1] is "else"'],
      ],
    ],
    [
      ["shard", "number"],
      [1, 2],
      [
        [0, "from 1 to 2"],
        [3, "from 1 to 2"],
      ],
    ],
    [["view", "starred"], [[]], [["a", 'is "a", but must be a list']]],
    [
      ["pairing", "several", "kind"],
      ["classes", "numbers", "instances"],
      [["x", "one of classes, numbers, instances"]],
    ],
    [
      ["pairing", "variants", 0, "by"],
      ["names", "labels", "choice", "affixes"],
      [["x", "one of names, labels, choice, affixes"]],
    ],
    [["pairing", "offer", "kind"], ["zeroPadding", "letterCase"], [["x", "one of zeroPadding, letterCase"]]],
    [["pairing", "skipped", 0, "side"], ["target", "prediction"], [["x", "one of target, prediction"]]],
    [["pairing", "several", "files"], [0, MOST], [[-1, "from 0 to"]]],
  ]);
});

describe("a saved report with everything that can be measured", () => {
  it("is written again as the very same document", () => {
    const read = readReport(JSON.stringify(DOCUMENT));
    assert.ok(read.ok, read.ok ? "" : read.message);
    assert.deepEqual(JSON.parse(writeReport(read.report)), DOCUMENT);
  });

  it("may lack every key that not all reports have", () => {
    const optional: readonly Path[] = [
      ...["photograph"].map((key) => ["folders", key]),
      ...["example", "ambiguous", "variants", "offer", "several", "skipped"].map((key) => ["pairing", key]),
      ["pairing", "several", "classes"],
      ...["palette", "scores", "nodata", "volume", "notes"].map((key) => ["facts", 0, key]),
      ...["turned", "measures"].map((key) => ["images", 0, key]),
      ...["parts", "overlap"].map((key) => ["images", 0, "target", key]),
      ["images", 0, "prediction", "resizedFrom"],
      ...["boundary", "surface", "objects", "kinds", "cldice", "refused"].map((key) => ["images", 0, "measures", key]),
      ...Object.keys(DOCUMENT.choices.shapes).map((key) => ["choices", "shapes", key]),
      ...["merges", "shapes"].map((key) => ["choices", key]),
      ...["colours", "spacing"].map((key) => ["measured", key]),
      ...["target", "prediction"].map((key) => ["measured", "colours", key]),
      ...Object.keys(DOCUMENT.view).map((key) => ["view", key]),
      ...["measured", "view", "shard"].map((key) => [key]),
    ];
    for (const path of optional) {
      const without = JSON.parse(JSON.stringify(withValue(DOCUMENT, path, undefined))) as object;
      const read = readReport(JSON.stringify(without));
      assert.ok(read.ok, `${placeOf(path)}: ${read.ok ? "" : read.message}`);
      const merges = path[1] === "merges" ? withValue(without, ["choices", "merges"], []) : without;
      assert.deepEqual(JSON.parse(writeReport(read.report)), merges, placeOf(path));
    }
  });

  it("may not lack any other", () => {
    const needed: readonly Path[] = [
      ...["folders", "pairing", "facts", "problems", "choices", "state"].map((key) => [key]),
      ...["rule", "pairs", "targetsOnly", "predictionsOnly"].map((key) => ["pairing", key]),
      ...["format", "kind", "bits"].map((key) => ["facts", 0, key]),
      ...["name", "width", "height", "target", "counts"].map((key) => ["images", 1, key]),
      ...["path", "facts"].map((key) => ["images", 1, "target", key]),
      ...["undefined", "presence", "missing", "ignore", "leftOut", "relabelling"].map((key) => ["choices", key]),
      ...["target", "prediction", "band", "connectivity"].map((key) => ["measured", key]),
    ];
    for (const path of needed) assert.notEqual(refusal(path, undefined), "", placeOf(path));
  });
});
