import assert from "node:assert/strict";
import fc from "fast-check";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ClassList } from "../../../../src/core/document/classList";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import { imagesByColour } from "../../../../src/core/reading/imagesByColour";
import { countedImages } from "../../../../src/core/counting/countedImages";
import { evaluate, type Evaluation } from "../../../../src/core/counting/evaluation";
import { imageCounts } from "../../../../src/core/labels/counts";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import type { ImageEntry } from "../../../../src/core/document/report";
import { policyWords } from "../../../../src/core/sentences/policyWords";
import { COLOUR, entry, GREY, reportOf, type Row } from "../check/entries";

const [BLACK, RED, GREEN, BLUE] = ["000000", "ff0000", "00ff00", "0000ff"];

function palette(...colours: readonly string[]): MaskFacts {
  return { format: "PNG", kind: "palette", bits: 8, palette: colours.join("") };
}

const WHOLE = palette(BLACK, RED, GREEN, BLUE);

/** The same scene twice, once in each palette: right in every pixel by colour, wrong by index. */
const COMPACT: readonly ImageEntry[] = [
  entry(
    [
      [0, 0, 5],
      [1, 1, 3],
    ],
    { name: "a", target: WHOLE, prediction: palette(BLACK, RED) },
  ),
  entry(
    [
      [0, 0, 5],
      [2, 1, 3],
    ],
    { name: "b", target: WHOLE, prediction: palette(BLACK, GREEN) },
  ),
  entry(
    [
      [0, 2, 5],
      [2, 0, 2],
      [1, 1, 3],
    ],
    { name: "c", target: WHOLE, prediction: palette(GREEN, RED, BLACK) },
  ),
];

function evaluated(images: readonly ImageEntry[], choices: Partial<Choices> = {}): Evaluation {
  return evaluate(reportOf(images), { ...DEFAULT_CHOICES, ...choices });
}

/** tp and support of each class by name. */
function figures({ table, cells }: Evaluation): Readonly<Record<string, readonly [tp: number, support: number]>> {
  return Object.fromEntries(
    table.classes.map(({ name }, k) => {
      let [tp, support] = [0, 0];
      for (let image = 0; image < cells.images; image++) {
        tp += cells.tp[image * cells.classes + k] ?? 0;
        support += (cells.tp[image * cells.classes + k] ?? 0) + (cells.fn[image * cells.classes + k] ?? 0);
      }
      return [name, [tp, support]];
    }),
  );
}

function ids(images: readonly ImageEntry[], choices: Partial<Choices> = {}): readonly string[] {
  return dataCheck(reportOf(images), { ...DEFAULT_CHOICES, ...choices }).findings.map(({ id }) => id);
}

function isRead(images: readonly ImageEntry[]): boolean {
  return imagesByColour(images, DEFAULT_CHOICES) !== images;
}

describe("separate palettes in every file", () => {
  it("are read by colour, as labels of the other side's palette", () => {
    const evaluation = evaluated(COMPACT);
    assert.deepEqual(figures(evaluation), { "0": [15, 15], "1": [6, 6], "2": [5, 5] });
    assert.ok(policyWords(evaluation).includes("predictions read by their colours as labels of the targets' palette"));
  });

  it("are said, with a colour that has two indices and where, and may be undone", () => {
    const report = reportOf(COMPACT);
    const found = dataCheck(report, DEFAULT_CHOICES).findings.find(({ id }) => id === "paletteColours:prediction");
    assert.equal(
      found?.message,
      "2 of the 3 colours of the predictions have several indices in 3 palettes, such as #000000, 0 in a.png and 2 in c.png: " +
        "an index is not a label there, so they are read by their colours as labels of the targets' palette: 3 of their 3 colours are in it.",
    );
    assert.deepEqual(found.action, { label: "Read the indices", apply: { palettes: "indices" } });
    const undone = evaluated(COMPACT, { palettes: "indices" });
    assert.deepEqual(figures(undone), { "0": [10, 15], "1": [6, 6], "2": [0, 5] });
    assert.ok(policyWords(undone).includes("indices of palettes compared, whatever their colours"));
    const back = dataCheck(report, { ...DEFAULT_CHOICES, palettes: "indices" }).findings.find(
      ({ id }) => id === "paletteIndices",
    );
    assert.deepEqual(back?.action?.apply, { palettes: undefined });
    assert.equal(back.effect?.then, 1, "the effect is that of the images as they are read then");
  });

  it("of the targets are read as labels of the predictions' palette", () => {
    const turned = COMPACT.map(({ name, target, prediction, counts }) =>
      entry(
        Array.from(counts.pixels, (pixels, row): Row => [
          counts.predictions[row] ?? 0,
          counts.targets[row] ?? 0,
          pixels,
        ]),
        {
          name,
          target: prediction?.facts ?? GREY,
          prediction: target.facts,
        },
      ),
    );
    assert.deepEqual(figures(evaluated(turned)), { "0": [15, 15], "1": [6, 6], "2": [5, 5] });
  });

  it("are read by the class list where it knows more of their colours than the palette of the other side", () => {
    const classList: ClassList = {
      source: "classes.txt",
      classes: [
        { label: 0, name: "ground", color: "#000000" },
        { label: 1, name: "car", color: "#ff0000" },
        { label: 2, name: "tree", color: "#00ff00" },
      ],
      ignore: [],
    };
    const others = COMPACT.map((image) => ({
      ...image,
      target: { ...image.target, facts: palette(BLACK, "123456", "654321") },
    }));
    assert.deepEqual(figures(evaluated(others, { classList })), { ground: [15, 15], car: [6, 6], tree: [5, 5] });
  });

  it("are packed colours where the palettes of the other side have several colours of one index", () => {
    const others = COMPACT.map((image, file) => ({
      ...image,
      target: { ...image.target, facts: file === 0 ? WHOLE : palette(BLACK, `0${file}1111`, `0${file}2222`) },
    }));
    assert.ok(policyWords(evaluated(others)).includes("predictions read by their colours"));
  });

  it("take the smallest index of a colour that the other side has twice", () => {
    const twice = palette(BLACK, RED, RED);
    const images = [
      entry(
        [
          [2, 1, 5],
          [0, 0, 2],
        ],
        { name: "a", target: twice, prediction: palette(BLACK, RED) },
      ),
      entry([[1, 0, 3]], { name: "b", target: twice, prediction: palette(RED) }),
    ];
    assert.deepEqual(figures(evaluated(images)), { "0": [2, 2], "1": [3, 3], "2": [0, 5] });
  });

  it("on both sides make packed colours the labels, and a class list names them", () => {
    const both = COMPACT.map(({ name, counts, prediction }, image) =>
      entry(
        Array.from(counts.pixels, (pixels, row): Row => [
          3 - (counts.targets[row] ?? 0) - (image % 2),
          counts.predictions[row] ?? 0,
          pixels,
        ]),
        {
          name,
          target: image % 2 === 0 ? palette(BLUE, GREEN, RED, BLACK) : palette(GREEN, RED, BLACK),
          prediction: prediction?.facts ?? GREY,
        },
      ),
    );
    assert.deepEqual(figures(evaluated(both)), { "#000000": [15, 15], "#00ff00": [5, 5], "#ff0000": [6, 6] });
    const classList: ClassList = {
      source: "classes.txt",
      classes: [
        { label: 0, name: "ground", color: "#000000" },
        { label: 1, name: "car", color: "#ff0000" },
        { label: 2, name: "tree", color: "#00ff00" },
      ],
      ignore: [],
    };
    assert.deepEqual(figures(evaluated(both, { classList })), { ground: [15, 15], car: [6, 6], tree: [5, 5] });
  });

  it("beside grey targets have nothing that gives them labels: a warning that stands with the figure", () => {
    const grey = COMPACT.map((image) => ({ ...image, target: { ...image.target, facts: GREY } }));
    const { findings } = dataCheck(reportOf(grey), DEFAULT_CHOICES);
    const found = findings.find(({ id }) => id === "unknownColours:prediction");
    assert.equal(found?.standsWithFigures, true);
    assert.match(
      found.message,
      /The predictions are read by the colours of their palettes, 3 colours, .*The targets hold labels, and nothing says which colour is which label.*--colour-table FILE/,
    );
  });

  it("that hold greys are read as those greys, as of grey masks that an optimiser made smaller", () => {
    const images = [
      entry(
        [
          [0, 0, 5],
          [7, 1, 3],
        ],
        { name: "a", prediction: palette("000000", "070707") },
      ),
      entry(
        [
          [7, 0, 5],
          [9, 1, 3],
        ],
        { name: "b", prediction: palette("070707", "090909") },
      ),
      entry(
        [
          [9, 9, 5],
          [3, 3, 3],
        ],
        { name: "c" },
      ),
    ];
    assert.deepEqual(figures(evaluated(images)), { "0": [5, 5], "3": [3, 3], "7": [8, 8], "9": [8, 8] });
  });
});

describe("what is not a separate palette", () => {
  it("random palettes whose indices are the labels stay", () => {
    const images = [0, 1, 2, 3, 4].map((file) =>
      entry(
        [
          [0, 0, 5],
          [1, 1, 3],
          [2, 2, 4],
        ],
        { name: String(file), target: palette(`0${file}0000`, `00a${file}00`, `0000b${file}`) },
      ),
    );
    assert.equal(isRead(images), false);
    assert.deepEqual(figures(evaluated(images)), { "0": [25, 25], "1": [15, 15], "2": [20, 20] });
  });

  it("a colour or two that thousands of random palettes share by chance change nothing", () => {
    const color = (n: number): string => (n * 7919).toString(16).padStart(6, "0");
    const images = Array.from({ length: 150 }, (_, file) =>
      entry(
        [
          [0, 0, 5],
          [1, 1, 3],
        ],
        {
          name: String(file),
          target: file === 9 ? palette(color(2), color(1)) : palette(color(2 * file + 1), color(2 * file + 2)),
        },
      ),
    );
    assert.equal(isRead(images), false);
  });

  it("entries that occur in no pixel say nothing", () => {
    assert.equal(
      isRead([
        entry(
          [
            [0, 0, 5],
            [1, 0, 3],
          ],
          { name: "a", target: palette(BLACK, RED, GREEN) },
        ),
        entry([[0, 0, 5]], { name: "b", target: palette(BLACK, GREEN, RED) }),
      ]),
      false,
    );
  });

  it("two entries of one colour are two labels, used in one file or each in another", () => {
    const twice = palette(BLACK, RED, RED);
    assert.equal(
      isRead([
        entry(
          [
            [1, 0, 5],
            [2, 0, 3],
          ],
          { name: "a", target: twice },
        ),
      ]),
      false,
    );
    assert.equal(
      isRead([entry([[1, 0, 5]], { name: "a", target: twice }), entry([[2, 0, 5]], { name: "b", target: twice })]),
      false,
    );
  });

  it("an entry that another file has a second time is none of its own, whichever file comes first", () => {
    const once = entry([[1, 0, 5]], { name: "a", target: palette(BLACK, RED) });
    const twice = entry([[2, 0, 5]], { name: "b", target: palette(BLACK, RED, RED) });
    assert.equal(isRead([once, twice]), false);
    assert.equal(isRead([twice, once]), false);
  });

  it("grey samples of few bits beside palettes are labels as they stand", () => {
    const bits: MaskFacts = { format: "PNG", kind: "grey", bits: 1 };
    assert.equal(
      isRead([
        entry([[1, 0, 5]], { name: "a", target: bits }),
        entry([[2, 0, 5]], { name: "b", target: palette(BLACK, RED, "ffffff") }),
      ]),
      false,
    );
  });

  it("one palette of which files keep only as much as they use stays", () => {
    const images = [
      entry(
        [
          [0, 0, 5],
          [2, 0, 3],
        ],
        { name: "a", target: palette(BLACK, RED, GREEN) },
      ),
      entry(
        [
          [0, 0, 5],
          [1, 0, 3],
        ],
        { name: "b", target: palette(BLACK, RED) },
      ),
    ];
    assert.equal(isRead(images), false);
  });
});

describe("colours beside indices", () => {
  it("colour masks are read as labels of the other side's palette; what it does not have is a class that no one has", () => {
    const images = [
      entry(
        [
          [1, 0xff0000, 5],
          [0, 0x000005, 3],
          [2, 0x00ff00, 4],
        ],
        { target: WHOLE, prediction: COLOUR },
      ),
    ];
    assert.deepEqual(figures(evaluated(images)), { "0": [0, 3], "1": [5, 5], "2": [4, 4], "#000005": [0, 0] });
    const found = dataCheck(reportOf(images), DEFAULT_CHOICES).findings.find(
      ({ id }) => id === "coloursOutsidePalette:prediction",
    );
    assert.match(
      found?.message ?? "",
      /^1 colour of the predictions is not in the palette of the other side: #000005 \(3 pixels in 1 file\). Its 3 pixels \(25\.0 %\)/,
    );
    assert.equal(found?.standsWithFigures, true);
  });

  it("colours and palettes within one side are read by its own palette where the other has none", () => {
    const images = [
      entry(
        [
          [0, 0, 5],
          [2, 2, 3],
        ],
        { name: "a", target: WHOLE },
      ),
      entry(
        [
          [0x00ff00, 2, 5],
          [0xff0000, 1, 3],
        ],
        { name: "b", target: COLOUR },
      ),
    ];
    assert.deepEqual(figures(evaluated(images)), { "0": [5, 5], "1": [3, 3], "2": [8, 8] });
  });

  it("within both sides are read by one palette, that of the targets", () => {
    const images = [
      entry([[1, 2, 5]], { name: "a", target: WHOLE, prediction: palette(BLACK, GREEN, RED) }),
      entry([[0x00ff00, 0x00ff00, 3]], { name: "b", target: COLOUR, prediction: COLOUR }),
    ];
    assert.deepEqual(figures(evaluated(images)), { "1": [5, 5], "2": [3, 3] });
  });

  it("grey colour masks beside a palette are read as greys unless the palette has all of them", () => {
    assert.deepEqual(
      figures(
        evaluated([
          entry(
            [
              [0, 0x000000, 5],
              [1, 0x010101, 3],
            ],
            { target: WHOLE, prediction: COLOUR },
          ),
        ]),
      ),
      { "0": [5, 5], "1": [3, 3] },
    );
    const white = palette("ffffff", "000000");
    assert.deepEqual(
      figures(
        evaluated([
          entry(
            [
              [1, 0x000000, 5],
              [0, 0xffffff, 3],
            ],
            { target: white, prediction: COLOUR },
          ),
        ]),
      ),
      { "0": [3, 3], "1": [5, 5] },
    );
  });
});

describe("palettes that differ between the sides", () => {
  const images = [
    entry([[0, 0, 5]], { name: "a", target: WHOLE, prediction: palette(BLACK, GREEN, RED) }),
    entry(
      [
        [1, 2, 5],
        [2, 1, 3],
      ],
      { name: "b", target: WHOLE, prediction: palette(BLACK, GREEN, RED) },
    ),
  ];

  it("are found in any image, and compared by colour by choice", () => {
    const found = dataCheck(reportOf(images), DEFAULT_CHOICES).findings.find(({ id }) => id === "palettes");
    assert.match(
      found?.message ?? "",
      /differ for 2 of 3 labels that both use: label 1 is #ff0000 in the targets and #00ff00 in the predictions/,
    );
    assert.deepEqual(found?.action?.apply, { palettes: "colours" });
    assert.equal(found.action.option, "--palettes colours");
    assert.deepEqual(found.effect, { now: 1 / 3, then: 1 });
    assert.equal(found.standsWithFigures, true);
    assert.deepEqual(figures(evaluated(images, { palettes: "colours" })), { "0": [5, 5], "1": [5, 5], "2": [3, 3] });
    assert.ok(!ids(images, { palettes: "colours" }).includes("palettes"));
  });

  it("say nothing of a label that has one of its colours on both sides", () => {
    assert.ok(!ids([entry([[1, 1, 5]], { target: WHOLE, prediction: palette(GREEN, RED) })]).includes("palettes"));
  });
});

describe("images read by colour", () => {
  it("are the very same objects for the same images, and untouched where nothing is to be read", () => {
    const report = reportOf(COMPACT);
    assert.equal(
      countedImages(report, DEFAULT_CHOICES),
      countedImages(report, { ...DEFAULT_CHOICES, zeroDivision: 0 }),
    );
    assert.equal(countedImages(report, { ...DEFAULT_CHOICES, missing: "count", palettes: "indices" }), report.images);
  });

  it("give what masks written with one palette give, however each file orders its own", () => {
    const scene = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.integer({ min: 1, max: 9 })), {
      minLength: 4,
      maxLength: 8,
    });
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(scene, order), { minLength: 2, maxLength: 5 }), (files) => {
        const plain = files.map(([rows], file) =>
          entry(rows, { name: String(file), target: WHOLE, prediction: WHOLE }),
        );
        const own = files.map(([rows, order], file) =>
          entry(
            rows.map(([target, prediction, pixels]): Row => [target, order.indexOf(prediction), pixels]),
            {
              name: String(file),
              target: WHOLE,
              prediction: palette(...order.map((label) => [BLACK, RED, GREEN, BLUE][label] ?? "")),
            },
          ),
        );
        fc.pre(isRead(own));
        assert.deepEqual(figures(evaluated(own)), figures(evaluated(plain)));
      }),
    );
  });

  it("add up what becomes one label", () => {
    const twice = palette(RED, RED, BLACK);
    const images = [
      entry(
        [
          [0, 0, 5],
          [1, 0, 2],
          [2, 1, 1],
        ],
        { name: "a", target: twice, prediction: WHOLE },
      ),
      entry([[0, 0, 4]], { name: "b", target: palette(BLACK), prediction: WHOLE }),
    ];
    assert.deepEqual(
      imagesByColour(images, DEFAULT_CHOICES)[0]?.counts,
      imageCounts([
        { target: 0, prediction: 1, pixels: 1 },
        { target: 1, prediction: 0, pixels: 7 },
      ]),
    );
  });
});
