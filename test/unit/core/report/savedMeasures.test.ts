import { HISTOGRAMS, OBJECT, testBounds } from "./savedDocument";

const MOST = Number.MAX_SAFE_INTEGER;
const NUMBERS = "whole numbers from 0";

describe("what was measured of an image in a saved report", () => {
  testBounds([
    [
      ["images", 0, "measures", "classes"],
      [
        [0, 1],
        [-1, 1],
      ],
      [
        [[1, 1], "does not fit: labels must ascend"],
        [[1, 0], "does not fit: labels must ascend"],
        [[0], "does not fit"],
      ],
    ],
    [["images", 0, "measures", "boundary", "band"], [1, MOST], [[0, "from 1 to"]]],
    [
      ["images", 0, "measures", "boundary", "counts"],
      [[[7, 7, 0]]],
      [
        [[[8, 0, 1]], "does not fit: it names a class beyond those of the image"],
        [[[0, 8, 1]], "does not fit: it names a class beyond"],
        [[[0, 1]], `is wrong at row 1, which must be 3 ${NUMBERS}`],
        [[[0, 0, 1], 3], `is wrong at row 2, which must be 3 ${NUMBERS}`],
        [[[0, 0, -1]], "is wrong at row 1"],
      ],
    ],
    [
      ["images", 0, "measures", "surface"],
      [[HISTOGRAMS, HISTOGRAMS]],
      [
        [[HISTOGRAMS], "does not fit: it holds 1 for 2 classes"],
        [[HISTOGRAMS, HISTOGRAMS.slice(1)], "but must be 4 histograms"],
        [[HISTOGRAMS, [...HISTOGRAMS, HISTOGRAMS[0]]], "but must be 4 histograms"],
      ],
    ],
    [
      ["images", 0, "measures", "surface", 0, 0, "squared"],
      [[0, 0.5]],
      [
        [[1, 1], "does not fit: distances must ascend"],
        [[1, 0], "distances must ascend"],
        [[0], "does not fit: 1 distances have 2 weights"],
        [[0, -1], "is wrong at place 2, which must be a number of at least 0"],
        [[0, null], "is wrong at place 2"],
        [[0, "1"], "is wrong at place 2"],
      ],
    ],
    [
      ["images", 0, "measures", "surface", 0, 0, "weights"],
      [[0, 0.5]],
      [
        [[0, -0.5], "is wrong at place 2"],
        [[1], "2 distances have 1 weights"],
      ],
    ],
    [
      ["images", 0, "measures", "objects", "target"],
      [[OBJECT, OBJECT]],
      [
        [[[2, ...OBJECT.slice(1)]], "does not fit: it names a class beyond those of the image"],
        [[OBJECT.slice(1)], `which must be 11 ${NUMBERS}`],
        [[[...OBJECT, 0]], `which must be 11 ${NUMBERS}`],
      ],
    ],
    [
      ["images", 0, "measures", "objects", "overlaps"],
      [[[0, 1, 0]]],
      [
        [[[1, 0, 1]], "does not fit: it names an object beyond those of its side"],
        [[[0, 2, 1]], "does not fit: it names an object beyond"],
      ],
    ],
    [["images", 0, "measures", "objects", "lesions"], [], [[[], "does not fit: it holds 0 for 2 classes"]]],
    [
      ["images", 0, "measures", "objects", "lesions", 0, "lesions", 0, "pixels"],
      [[0, 0, 0]],
      [
        [[1, 2], `but must be 3 ${NUMBERS}`],
        [[1, 2, 0.5], `but must be 3 ${NUMBERS}`],
      ],
    ],
    [["images", 0, "measures", "objects", "lesions", 1, "invented"], [0, MOST], [[-1, "from 0 to"]]],
    [
      ["images", 0, "measures", "objects", "cells", 0, "components"],
      [[], [[0, 0, 0]]],
      [[[[1, 1]], `which must be 3 ${NUMBERS}`]],
    ],
    [["images", 0, "measures", "objects", "cells", 0, "outside"], [0, MOST], [[-1, "from 0 to"]]],
    [
      ["images", 0, "measures", "kinds", 1],
      [[1, 0, 0, 0, 0, 0, 0]],
      [
        [[1, 2, 3, 4, 5, 6], `but must be 7 ${NUMBERS}`],
        [Array(8).fill(0), "must be 7"],
      ],
    ],
    [
      ["images", 0, "measures", "cldice", 1],
      [[1, 0, 0, 0, 0, 0, 0, 0]],
      [
        [Array(7).fill(0), `but must be 8 ${NUMBERS}`],
        [Array(9).fill(0), "must be 8"],
      ],
    ],
  ]);
});
