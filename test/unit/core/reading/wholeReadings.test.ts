import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ClassList } from "../../../../src/core/document/classList";
import type { Side } from "../../../../src/core/labels/label";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import type { ImageEntry } from "../../../../src/core/document/report";
import { automaticRelabelling, type AutomaticReading } from "../../../../src/core/reading/automaticRelabelling";
import { COLOUR, entry } from "../check/entries";

const LEVELS: MaskFacts = { format: "NPY", kind: "grey", bits: 32, scores: { kind: "levels" } };
const LIST: ClassList = {
  source: "c.txt",
  ignore: [],
  classes: [
    { label: 0, name: "black", color: "#000000" },
    { label: 1, name: "red", color: "#ff0000" },
    { label: 2, name: "green", color: "#00ff00" },
  ],
};

/** The grey of a level as a packed colour. */
function grey(level: number): number {
  return level * 0x010101;
}

function table(name: string, from: readonly number[], to: readonly number[]) {
  return { kind: "table", name, from, to } as const;
}

function binary(side: Side, foreground: number, message: string): AutomaticReading {
  return {
    id: "binary",
    side,
    steps: [table(`binary masks: ${foreground} is class 1`, [foreground], [1])],
    words: `${side}s binary, ${foreground} read as class 1`,
    message,
  };
}

function white(side: Side, held: string): AutomaticReading {
  return binary(side, 255, `The ${side}s hold only the labels ${held}: binary masks, 255 is read as class 1.`);
}

function assertRead(
  images: readonly ImageEntry[],
  expected: readonly AutomaticReading[],
  choices: Partial<Choices> = {},
): void {
  const { readings, steps } = automaticRelabelling(images, { ...DEFAULT_CHOICES, ...choices });
  assert.deepEqual(readings, expected);
  for (const side of ["target", "prediction"] as const)
    assert.deepEqual(
      steps[side],
      expected.filter((reading) => reading.side === side).flatMap((reading) => reading.steps),
    );
}

const FOLLOWS = "Another threshold gives other figures.";

describe("a reading that nobody asked for, whole", () => {
  it("of masks drawn in white, or partly so", () => {
    assertRead(
      [
        entry([
          [0, 0, 9],
          [255, 1, 5],
        ]),
      ],
      [white("target", "0 and 255")],
    );
    assertRead(
      [
        entry([
          [0, 0, 9],
          [255, 255, 5],
        ]),
      ],
      [white("target", "0 and 255"), white("prediction", "0 and 255")],
    );
    assertRead([entry([[255, 255, 5]])], [white("target", "255"), white("prediction", "255")]);
    const held = "0, 1 and 255, 1 and 255 both for the foreground";
    assertRead(
      [
        entry(
          [
            [0, 0, 9],
            [255, 1, 5],
          ],
          { name: "a" },
        ),
        entry(
          [
            [0, 0, 9],
            [1, 255, 5],
          ],
          { name: "b" },
        ),
      ],
      [white("target", held), white("prediction", held)],
    );
  });

  it("of masks drawn in another grey", () => {
    assertRead(
      [
        entry([
          [0, 0, 9],
          [200, 1, 5],
        ]),
      ],
      [
        binary(
          "target",
          200,
          "The targets hold only the labels 0 and 200: binary masks, 200 is read as class 1, as the foreground of the other side.",
        ),
      ],
    );
  });

  it("of predictions with labels beside the white foreground", () => {
    const beside = (others: string): readonly AutomaticReading[] => [
      white("target", "0 and 255"),
      binary(
        "prediction",
        255,
        `The targets are binary, so 255 of the predictions is read as class 1; they hold ${others}.`,
      ),
    ];
    assertRead(
      [
        entry([
          [0, 0, 9],
          [255, 255, 5],
          [255, 2, 1],
        ]),
      ],
      beside("1 other label, which stays a separate class"),
    );
    assertRead(
      [
        entry([
          [0, 0, 9],
          [255, 255, 5],
          [255, 2, 1],
          [0, 3, 1],
        ]),
      ],
      beside("2 other labels, which stay separate classes"),
    );
  });

  it("of scores in values and in levels, beside masks of 0 and 1 too", () => {
    assertRead(
      [
        entry([
          [0, 0, 9],
          [0, 30, 3],
          [255, 200, 5],
          [255, 240, 1],
        ]),
      ],
      [
        white("target", "0 and 255"),
        {
          id: "scores",
          side: "prediction",
          steps: [{ kind: "threshold", from: 128, top: 255 }],
          isLoud: true,
          words: "predictions are scores, class 1 from the threshold 0.5 on (value 128)",
          message: `The predictions hold 4 values from 0 to 240, where the targets are binary: scores, no labels. From the threshold 0.5 on (the value 128) they are read as class 1, below it as 0. ${FOLLOWS}`,
        },
      ],
    );
    const levels = entry(
      [
        [0, 0, 9],
        [0, 30, 3],
        [1, 200, 5],
        [1, 255, 1],
      ],
      { prediction: LEVELS, name: "a" },
    );
    assertRead(
      [levels],
      [
        {
          id: "scores",
          side: "prediction",
          steps: [{ kind: "threshold", from: 64, top: 256 }],
          isLoud: true,
          words: "predictions are scores, class 1 from the threshold 0.25 on (value 64)",
          message: `The predictions hold 4 levels of scores from 0 to 1, where the targets are binary: scores, no labels. From the threshold 0.25 on (the value 64) they are read as class 1, below it as 0. ${FOLLOWS}`,
        },
      ],
      { threshold: 0.25 },
    );
    assertRead(
      [
        levels,
        entry(
          [
            [0, 0, 5],
            [1, 1, 5],
          ],
          { name: "b" },
        ),
      ],
      [
        {
          id: "scores",
          side: "prediction",
          steps: [
            table("masks of 0 and 1 among scores: 1 is 255", [1], [255]),
            { kind: "threshold", from: 128, top: 256 },
          ],
          isLoud: true,
          words: "predictions are scores, class 1 from the threshold 0.5 on (value 128)",
          message: `The predictions hold 5 levels of scores from 0 to 1, where the targets are binary: scores, no labels. From the threshold 0.5 on (the value 128) they are read as class 1, below it as 0. ${FOLLOWS}`,
        },
      ],
    );
  });

  it("of greys at the edges of either side", () => {
    // 2 of 142 pixels.
    assertRead(
      [
        entry([
          [0, 0, 90],
          [0, 100, 1],
          [255, 200, 1],
          [255, 255, 50],
        ]),
      ],
      [
        white("target", "0 and 255"),
        {
          id: "edges",
          side: "prediction",
          steps: [{ kind: "threshold", from: 128, top: 255 }],
          isLoud: true,
          words: "predictions with greys at their edges, class 1 from the threshold 0.5 on (value 128)",
          message:
            "The predictions hold 2 greys between 0 and 255 in 1.4 % of their pixels, where the targets are binary: masks that were resized with interpolation or saved with loss, or scores of a model that is nearly always sure. From the threshold 0.5 on (the value 128) they are read as class 1, below it as 0. Masks are made again with nearest-neighbour resizing, as PNG.",
        },
      ],
    );
    assertRead(
      [
        entry([
          [0, 0, 50],
          [16, 0, 2],
          [64, 0, 2],
          [128, 1, 2],
          [192, 1, 2],
          [255, 1, 30],
        ]),
      ],
      [
        {
          id: "edges",
          side: "target",
          steps: [{ kind: "threshold", from: 128, top: 255 }],
          isLoud: true,
          words: "targets with greys at their edges, class 1 from the value 128 on",
          message:
            "The targets hold 4 greys beside 0 and 255, at the edges: masks that were resized with interpolation or saved with loss. Values from 128 on are read as class 1, lower ones as 0. Make them again with nearest-neighbour resizing, as PNG.",
        },
      ],
    );
  });

  it("of colour masks that are grey, and binary so", () => {
    const greys = (side: Side, values: number): AutomaticReading => ({
      id: "greyColours",
      side,
      steps: [{ kind: "greyColours" }],
      words: `colour masks of the ${side}s with R = G = B read as grey`,
      message: `The colour masks of the ${side}s hold only R = G = B, so they are read as grey: ${values} values.`,
    });
    assertRead(
      [
        entry(
          [
            [grey(0), 0, 9],
            [grey(7), 7, 5],
            [grey(9), 7, 5],
          ],
          { target: COLOUR },
        ),
      ],
      [greys("target", 3)],
    );
    const both = entry(
      [
        [grey(0), grey(0), 9],
        [grey(255), grey(255), 5],
      ],
      { target: COLOUR, prediction: COLOUR },
    );
    assertRead(
      [both],
      [greys("target", 2), greys("prediction", 2), white("target", "0 and 255"), white("prediction", "0 and 255")],
    );
    const listed = [
      entry(
        [
          [grey(0), 0, 9],
          [grey(1), 1, 5],
        ],
        { target: COLOUR },
      ),
    ];
    assertRead(listed, [greys("target", 2)], { classList: LIST });
  });

  it("of colour masks by the colours of the list, unknown ones whose number is a label out of the way", () => {
    const images = [
      entry(
        [
          [0, 0, 9],
          [0xff0000, 1, 5],
          [0x123456, 1, 1],
          [2, 0, 1],
        ],
        { target: COLOUR },
      ),
    ];
    assertRead(
      images,
      [
        {
          id: "colourTable",
          side: "target",
          // 2 is a dark blue, and the number of green.
          steps: [table("colours of c.txt", [0, 0xff0000, 0x00ff00, 2], [0, 1, 2, -0x1000000 - 2])],
          words: "colour masks of the targets read by the colours of the class list",
          message: "The targets are colour masks, read by the colours of c.txt: 2 of their 4 colours are in it.",
        },
      ],
      { classList: LIST },
    );
    assertRead(images, []);
    assertRead([...images, entry([[1, 1, 5]], { name: "b" })], [], { classList: LIST });
    // Black alone is in the list by its colour and by its number, and grey.
    assertRead(
      [entry([[0, 0, 5]], { target: COLOUR })],
      [
        {
          id: "greyColours",
          side: "target",
          steps: [{ kind: "greyColours" }],
          words: "colour masks of the targets with R = G = B read as grey",
          message: "The colour masks of the targets hold only R = G = B, so they are read as grey: 1 value.",
        },
      ],
      { classList: LIST },
    );
  });
});
