import { testBounds, type Bounds } from "./savedDocument";

const MOST = Number.MAX_SAFE_INTEGER;
const MOST_LABEL = 2 ** 31 - 1;

describe("the images of a saved report", () => {
  testBounds([
    ...["width", "height"].map((key): Bounds => [
      ["images", 0, "prediction", "resizedFrom", key],
      [0, MOST_LABEL],
      [-1, MOST_LABEL + 1, 1.5].map((value) => [value, `but must be a whole number from 0 to ${MOST_LABEL}`] as const),
    ]),
    [
      ["images", 0, "depth"],
      [2],
      [
        [0, "is 0, but must be a whole number from 1 to 2147483647"],
        [2147483648, "from 1 to 2147483647"],
        [3, "adds up to 12 pixels, but width times height times depth is 18"],
      ],
    ],
    [["images", 0, "depth"], [], [[undefined, "adds up to 12 pixels, but width times height is 6"]]],
    [
      ["facts", 0, "bits"],
      [1, 128],
      [
        [0, "from 1 to 128"],
        [129, "from 1 to 128"],
      ],
    ],
    [["facts", 0, "kind"], ["grey", "palette", "colour"], [["", "one of grey, palette, colour"]]],
    [
      ["facts", 0, "palette"],
      ["", "AbCdEf", "000000123456"],
      [
        ["00000", "must be colours of six hex digits each"],
        ["x000000", "six hex"],
        ["000000x", "six hex"],
      ],
    ],
    [
      ["facts", 0, "scores", "kind"],
      ["argmax", "independent", "levels"],
      [["other", "one of levels, argmax, independent"]],
    ],
    [
      ["facts", 1, "scores", "channels"],
      [1, MOST_LABEL],
      [
        [0, "from 1 to 2147483647"],
        [MOST_LABEL + 1, "from 1 to"],
      ],
    ],
    [
      ["facts", 0, "scores", "unbounded"],
      [true, undefined],
      [
        [false, "is false, but must be true where it is there"],
        [1, "true or false"],
      ],
    ],
    [["facts", 0, "scores", "sumToOne"], [true, false], [[undefined, "is missing, but must be true or false"]]],
    [
      ["facts", 0, "nodata"],
      [-(2 ** 31), MOST_LABEL],
      [
        [-(2 ** 31) - 1, "from -2147483648"],
        [MOST_LABEL + 1, "to 2147483647"],
      ],
    ],
    [
      ["facts", 0, "volume", "depth"],
      [1, MOST_LABEL],
      [
        [0, "from 1 to 2147483647"],
        [MOST_LABEL + 1, "from 1 to 2147483647"],
      ],
    ],
    [
      ["facts", 0, "volume", "spacing"],
      [undefined, [0.1, 1, 1]],
      [
        [[1, 1], "but must be three numbers above 0"],
        [[1, 1, 1, 1], "but must be three numbers above 0"],
        [[0, 1, 1], "spacing[0] is 0, but must be a number above 0"],
      ],
    ],
    [
      ["facts", 0, "volume", "affine"],
      [undefined, Array(12).fill(-0.5)],
      [
        [Array(11).fill(0), "but must be twelve numbers"],
        [Array(13).fill(0), "but must be twelve numbers"],
        [["x"], "affine[0]"],
      ],
    ],
    [
      ["images", 0, "target", "facts"],
      [0, 2],
      [
        [3, "is 3, but must be a whole number from 0 to 2"],
        [-1, "from 0 to 2"],
      ],
    ],
    [["images", 0, "target", "overlap"], [1, MOST], [[0, "from 1 to 9007199254740991"]]],
    [["images", 0, "target", "parts", 0, "label"], [-5], [["1", "must be a whole number"]]],
    [["images", 0, "turned", "by"], ["mirrored"], [["round", "one of upsideDown, mirrored"]]],
    [["images", 0, "turned", "counts"], [[[0, 0, 12]]], [[[[0, 0, 11]], "adds up to 11 pixels"]]],
    [
      ["images", 0, "counts"],
      [
        [[0, 0, 12]],
        [
          [-1, 5, 6],
          [0, -1, 6],
        ],
      ],
      [
        [[[0, 0, 12, 1]], "is wrong at row 1, which must be [target label, predicted label, pixels above 0]"],
        [
          [
            [0, 0, 11],
            [1, 0],
          ],
          "is wrong at row 2, which must be",
        ],
        [["001"], "is wrong at row 1"],
        [[[0.5, 0, 12]], "is wrong at row 1"],
        [[[0, 2 ** 31, 12]], "is wrong at row 1"],
        [
          [
            [0, 0, 12],
            [0, 1, 0],
          ],
          "is wrong at row 2",
        ],
        [
          [
            [0, 0, 6],
            [0, 0, 6],
          ],
          "is wrong at row 2: rows must ascend by target label, then predicted label",
        ],
        [
          [
            [0, 1, 6],
            [0, 0, 6],
          ],
          "is wrong at row 2: rows must ascend",
        ],
        [
          [
            [1, 0, 6],
            [0, 1, 6],
          ],
          "is wrong at row 2: rows must ascend",
        ],
        [[[0, 0, 13]], "adds up to 13 pixels"],
      ],
    ],
  ]);
});
