import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ClassList } from "../../../../src/core/document/classList";
import { classTable } from "../../../../src/core/reading/classTable";
import { IGNORED, OTHER, UNLISTED } from "../../../../src/core/labels/indices";
import { automaticRelabelling } from "../../../../src/core/reading/automaticRelabelling";
import { MOST_CLASSES } from "../../../../src/core/reading/mostClasses";
import { NO_PREDICTION } from "../../../../src/core/labels/label";
import type { ImageEntry } from "../../../../src/core/document/report";
import { COLOUR, entry } from "../check/entries";

function table(images: readonly ImageEntry[], choices: Partial<Choices> = {}) {
  return classTable(images, { ...DEFAULT_CHOICES, ...choices });
}

function labels(images: readonly ImageEntry[], choices: Partial<Choices> = {}): readonly number[] {
  return table(images, choices).classes.map(({ label }) => label);
}

const LIST: ClassList = {
  source: "classes.txt",
  classes: [
    { label: 0, name: "road", color: "#804080" },
    { label: 1, name: "car", color: "#00008e" },
  ],
  ignore: [],
};

describe("the classes without a list", () => {
  it("are the labels of targets and predictions, named by number, a missing prediction none of them", () => {
    const { classes, ignore } = table([
      entry([
        [0, 2, 5],
        [1, NO_PREDICTION, 5],
      ]),
    ]);
    assert.deepEqual(
      classes.map(({ label, name }) => [label, name]),
      [
        [0, "0"],
        [1, "1"],
        [2, "2"],
      ],
    );
    assert.deepEqual(ignore, []);
  });

  it("ignore 255 where it occurs in the targets", () => {
    const { classes, ignore, targetClass, predictionClass } = table([
      entry([
        [0, 0, 5],
        [1, 2, 5],
        [255, 1, 5],
      ]),
    ]);
    assert.deepEqual(ignore, [255]);
    assert.deepEqual(
      classes.map(({ label }) => label),
      [0, 1, 2],
    );
    assert.equal(targetClass(255), IGNORED);
    assert.equal(predictionClass(255), OTHER);
  });

  it("ignore nothing where 255 is only predicted", () => {
    assert.deepEqual(
      table([
        entry([
          [0, 255, 5],
          [1, 2, 5],
        ]),
      ]).ignore,
      [],
    );
  });

  it("take their colours from the palette of the targets", () => {
    const palette = { format: "PNG", kind: "palette", bits: 8, palette: "000000800000008000" } as const;
    const { classes } = table([
      entry(
        [
          [0, 0, 5],
          [1, 2, 5],
          [2, 3, 5],
        ],
        { target: palette },
      ),
    ]);
    assert.deepEqual(
      classes.slice(0, 3).map(({ color }) => color),
      ["#000000", "#800000", "#008000"],
    );
  });

  it("take no colours from a palette that cannot tell them apart: two entries of one colour stay two labels", () => {
    const palette = { format: "PNG", kind: "palette", bits: 8, palette: "ff0000ff000000ff00" } as const;
    const { classes } = table([
      entry(
        [
          [0, 0, 5],
          [1, 1, 5],
        ],
        { target: palette },
      ),
    ]);
    assert.equal(classes.length, 2);
    assert.notEqual(classes[0]?.color, classes[1]?.color);
  });

  it("take no colours from a palette of three or more greys, which only spells out the labels", () => {
    const colorsWith = (palette: string, labels: readonly number[]) => {
      const facts = { format: "PNG", kind: "palette", bits: 8, palette } as const;
      const { classes } = table([
        entry(
          labels.map((label) => [label, label, 5]),
          { target: facts },
        ),
      ]);
      return classes.map(({ color }) => color);
    };
    assert.deepEqual(colorsWith("000000ffffff", [0, 1]), ["#000000", "#ffffff"]);
    assert.notDeepEqual(colorsWith("000000010101020202", [0, 1, 2]), ["#000000", "#010101", "#020202"]);
    assert.deepEqual(colorsWith("000000010101020203", [0, 1, 2]), ["#000000", "#010101", "#020203"]);
  });

  it("are the colours themselves for colour masks, where 255 is pure blue and no ignore label", () => {
    const { classes, ignore } = table([entry([[0xff, 0x800000, 5]], { target: COLOUR, prediction: COLOUR })]);
    assert.deepEqual(
      classes.map(({ name, color }) => [name, color]),
      [
        ["#0000ff", "#0000ff"],
        ["#800000", "#800000"],
      ],
    );
    assert.deepEqual(ignore, []);
  });

  it("are the largest labels of a photograph in the place of a mask, the others counted as unlisted", () => {
    const rows = Array.from({ length: MOST_CLASSES + 1 }, (_, label) => [label << 8, 0, label + 1] as const);
    const { classes, targetClass } = table([entry(rows, { target: COLOUR })]);
    assert.equal(classes.length, MOST_CLASSES);
    assert.equal(targetClass(1 << 8), UNLISTED);
    assert.equal(targetClass(MOST_CLASSES << 8) >= 0, true);
  });
});

describe("binary masks", () => {
  it("of 0 and 255 on both sides have the classes 0 and 1, 255 being 1", () => {
    const { classes, ignore, targetClass, predictionClass } = table([
      entry([
        [0, 255, 3],
        [255, 255, 4],
      ]),
    ]);
    assert.deepEqual(
      classes.map(({ label }) => label),
      [0, 1],
    );
    assert.deepEqual(ignore, []);
    assert.deepEqual([targetClass(255), predictionClass(255)], [1, 1]);
  });

  it("with targets of 0 and 255 and predictions of 0 and 1 agree where both are set", () => {
    const { targetClass, predictionClass } = table([
      entry([
        [0, 0, 3],
        [255, 1, 4],
      ]),
    ]);
    assert.equal(targetClass(255), predictionClass(1));
  });

  it("say that 255 was read as class 1", () => {
    const { readings } = automaticRelabelling(
      [
        entry([
          [0, 0, 3],
          [255, 1, 4],
        ]),
      ],
      DEFAULT_CHOICES,
    );
    assert.deepEqual(
      readings.map(({ id, side, message }) => [id, side, message]),
      [["binary", "target", "The targets hold only the labels 0 and 255: binary masks, 255 is read as class 1."]],
    );
  });

  it("of 0, 1 and 255 have 255 ignored", () => {
    const images = [
      entry([
        [0, 0, 3],
        [1, 1, 4],
        [255, 1, 4],
      ]),
    ];
    assert.deepEqual(table(images).ignore, [255]);
    assert.deepEqual(labels(images), [0, 1]);
  });

  it("of 0 and 255 in one file and 0 and 1 in another have both for the foreground", () => {
    const images = [
      entry(
        [
          [0, 0, 3],
          [255, 1, 4],
        ],
        { name: "a" },
      ),
      entry(
        [
          [0, 0, 3],
          [1, 1, 3],
        ],
        { name: "b" },
      ),
    ];
    assert.deepEqual([table(images).ignore, labels(images)], [[], [0, 1]]);
    assert.deepEqual([255, 1].map(table(images).targetClass), [1, 1]);
  });

  it("of which one file holds both 1 and 255 have 255 ignored in all of them", () => {
    const images = [
      entry(
        [
          [0, 0, 3],
          [255, 1, 4],
        ],
        { name: "a" },
      ),
      entry(
        [
          [0, 0, 3],
          [1, 1, 3],
          [255, 1, 1],
        ],
        { name: "b" },
      ),
    ];
    assert.deepEqual(table(images).ignore, [255]);
  });

  it("are not read so where 255 is ignored by choice", () => {
    assert.deepEqual(
      labels(
        [
          entry([
            [0, 255, 3],
            [255, 255, 4],
          ]),
        ],
        { ignore: [255] },
      ),
      [0],
    );
  });
});

describe("colour masks", () => {
  it("with R = G = B everywhere are read as grey", () => {
    const images = [
      entry(
        [
          [0x010101, 0x010101, 3],
          [0x020202, 0, 4],
        ],
        { target: COLOUR, prediction: COLOUR },
      ),
    ];
    assert.deepEqual(labels(images), [0, 1, 2]);
    assert.deepEqual(
      automaticRelabelling(images, DEFAULT_CHOICES).readings.map(({ id, side }) => [id, side]),
      [
        ["greyColours", "target"],
        ["greyColours", "prediction"],
      ],
    );
  });

  it("with R = G = B beside grey masks of 16 bits leave these as they are", () => {
    const images = [entry([[0x010101, 0, 3]], { target: COLOUR }), entry([[257, 0, 3]])];
    assert.deepEqual(labels(images), [0, 1, 257]);
  });

  it("are read by the colours of the class list", () => {
    const { targetClass, predictionClass } = table(
      [
        entry(
          [
            [0x804080, 1, 3],
            [0x00008e, 0, 4],
          ],
          { target: COLOUR },
        ),
      ],
      { classList: LIST },
    );
    assert.deepEqual([targetClass(0x804080), targetClass(0x00008e)], [0, 1]);
    assert.deepEqual([predictionClass(0), predictionClass(1)], [0, 1]);
  });

  it("with a colour outside the list never become a class or an ignore label of that number", () => {
    const images = [
      entry(
        [
          [0x804080, 0, 3],
          [0x000001, 0, 4],
          [0x0000ff, 0, 4],
        ],
        { target: COLOUR },
      ),
    ];
    const { targetClass, ignore } = table(images, { classList: LIST });
    assert.deepEqual([targetClass(0x000001), targetClass(0x0000ff)], [UNLISTED, UNLISTED]);
    assert.deepEqual(ignore, []);
  });

  it("beside index masks on one side are read by no table: one number would mean two things", () => {
    const images = [entry([[0x804080, 0, 3]], { target: COLOUR }), entry([[1, 1, 3]])];
    const { targetClass } = table(images, { classList: LIST });
    assert.deepEqual([targetClass(0x804080), targetClass(1)], [UNLISTED, 1]);
  });
});

describe("a class list", () => {
  it("leaves target labels outside it out, and makes predicted ones a miss", () => {
    const { classes, targetClass, predictionClass } = table(
      [
        entry([
          [0, 9, 3],
          [7, 1, 4],
        ]),
      ],
      { classList: LIST },
    );
    assert.deepEqual(
      classes.map(({ name }) => name),
      ["road", "car"],
    );
    assert.deepEqual([targetClass(7), predictionClass(9)], [UNLISTED, OTHER]);
  });

  it("says itself what is ignored, and 255 is then no more than an unlisted label", () => {
    const { ignore, classes, targetClass } = table(
      [
        entry([
          [0, 0, 3],
          [255, 1, 4],
        ]),
      ],
      { classList: { ...LIST, ignore: [1] } },
    );
    assert.deepEqual([ignore, classes.map(({ name }) => name), targetClass(255)], [[1], ["road"], UNLISTED]);
  });

  it("that names 255 makes a class of it", () => {
    const classList = { ...LIST, classes: [...LIST.classes, { label: 255, name: "edge", color: "#ffffff" }] };
    assert.deepEqual(
      table(
        [
          entry([
            [0, 0, 3],
            [255, 1, 4],
          ]),
        ],
        { classList },
      ).ignore,
      [],
    );
  });
});

describe("relabelling by choice", () => {
  it("comes before ignore labels and classes", () => {
    const relabelling = { target: [{ kind: "shift", by: -1 }], prediction: [] } as const;
    const { targetClass, predictionClass } = table(
      [
        entry([
          [1, 0, 3],
          [2, 1, 3],
        ]),
      ],
      { relabelling, ignore: [0] },
    );
    assert.equal(targetClass(1), IGNORED);
    assert.equal(targetClass(2), predictionClass(1));
  });

  it("of instance ids keeps the labels of things without instances", () => {
    const relabelling = { target: [{ kind: "divide", by: 1000 }], prediction: [] } as const;
    assert.deepEqual(
      labels(
        [
          entry([
            [7, 7, 3],
            [26001, 26, 3],
            [26002, 26, 3],
          ]),
        ],
        { relabelling },
      ),
      [7, 26],
    );
  });

  it("never moves a missing prediction", () => {
    const relabelling = { target: [], prediction: [{ kind: "shift", by: 1 }] } as const;
    assert.equal(table([entry([[1, NO_PREDICTION, 3]])], { relabelling }).predictionClass(NO_PREDICTION), OTHER);
  });
});
