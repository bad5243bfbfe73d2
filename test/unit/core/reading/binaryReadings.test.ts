import assert from "node:assert/strict";
import fc from "fast-check";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ClassList } from "../../../../src/core/document/classList";
import { classTable } from "../../../../src/core/reading/classTable";
import { OTHER } from "../../../../src/core/labels/indices";
import { automaticRelabelling } from "../../../../src/core/reading/automaticRelabelling";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import { pooledImages } from "../../../../src/core/reading/pooledImages";
import type { Finding } from "../../../../src/core/reading/finding";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import type { ImageEntry } from "../../../../src/core/document/report";
import { entry, reportOf, type Row } from "../check/entries";

const LEVELS: MaskFacts = { format: "NPY", kind: "grey", bits: 32, scores: { kind: "levels" } };
const ONE_BIT: MaskFacts = { format: "PNG", kind: "grey", bits: 1 };

/** What each side's readings are: `prediction scores`. */
function readings(images: readonly ImageEntry[], choices: Partial<Choices> = {}): readonly string[] {
  return automaticRelabelling(images, { ...DEFAULT_CHOICES, ...choices }).readings.map(
    ({ id, side }) => `${side} ${id}`,
  );
}

function table(images: readonly ImageEntry[], choices: Partial<Choices> = {}) {
  return classTable(images, { ...DEFAULT_CHOICES, ...choices });
}

function findings(images: readonly ImageEntry[], choices: Partial<Choices> = {}): readonly Finding[] {
  return dataCheck(reportOf(images), { ...DEFAULT_CHOICES, ...choices }).findings;
}

/** Scores from 0 to `top`: the surer, the likelier foreground. */
function scores(foreground: number, top = 255, step = 5): readonly Row[] {
  const steps = Array.from({ length: Math.floor(top / step) + 1 }, (_, k) => k * step);
  return steps.flatMap((score): readonly Row[] => [
    [0, score, 1 + Math.round((40 * (top - score)) / top)],
    [foreground, score, 1 + Math.round((40 * score) / top)],
  ]);
}

function list(...labels: readonly number[]): ClassList {
  return {
    source: "classes.txt",
    ignore: [],
    classes: labels.map((label) => ({ label, name: `class ${label}`, color: "#000000" })),
  };
}

describe("binary targets", () => {
  it("keep 255 for the foreground whatever the predictions hold", () => {
    for (const predicted of [[0, 1], [0, 255], [0, 1, 2], [0, 3, 7], [0, 90, 255], [0, -1], [0]]) {
      const rows = predicted.flatMap((label): readonly Row[] => [
        [0, label, 9],
        [255, label, 7],
      ]);
      const { ignore, targetClass, classes } = table([entry(rows)]);
      assert.deepEqual(ignore, [], String(predicted));
      assert.equal(classes[targetClass(255)]?.label, 1, String(predicted));
    }
  });

  it("of files of 1 bit and files of 8 are read file by file, though nothing is found in the latter", () => {
    const images = [
      entry(
        [
          [0, 0, 9],
          [1, 255, 4],
        ],
        { name: "a", target: ONE_BIT },
      ),
      entry(
        [
          [0, 0, 9],
          [255, 0, 4],
        ],
        { name: "b" },
      ),
    ];
    assert.deepEqual(readings(images), ["target binary", "prediction binary"]);
    assert.deepEqual(readings(pooledImages(images)), readings(images), "images as one for each form are read alike");
  });

  it("of 8 bits with 255 where nothing is found leave it ignored, with what it would be as class 1", () => {
    const images = [
      entry(
        [
          [0, 0, 9],
          [1, 1, 4],
        ],
        { name: "a" },
      ),
      entry(
        [
          [0, 0, 9],
          [255, 0, 4],
        ],
        { name: "b" },
      ),
    ];
    assert.deepEqual(table(images).ignore, [255]);
    const found = findings(images).find(({ id }) => id === "whiteBesideOne");
    assert.deepEqual([found?.images, found?.standsWithFigures], [["b"], true]);
    assert.deepEqual(table(images, found?.action?.apply).ignore, []);
    assert.equal(table(images, found?.action?.apply).targetClass(255), 1);
  });

  it("with a file of 255 alone beside files of 0 and 1 leave it out", () => {
    const images = [
      entry(
        [
          [0, 0, 9],
          [1, 1, 4],
        ],
        { name: "a" },
      ),
      entry([[255, 1, 4]], { name: "b" }),
    ];
    assert.deepEqual(table(images).ignore, [255]);
  });

  it("with 255 for ignore read the predictions' 255 as the foreground", () => {
    const images = [
      entry([
        [0, 0, 9],
        [1, 255, 6],
        [1, 0, 2],
        [255, 255, 3],
      ]),
    ];
    assert.deepEqual([table(images).ignore, readings(images)], [[255], ["prediction binary"]]);
    assert.equal(table(images).predictionClass(255), table(images).targetClass(1));
  });

  it("with labels below 0 for ignore are binary", () => {
    const images = [
      entry([
        [0, 0, 9],
        [255, 1, 6],
        [-1, 1, 2],
      ]),
    ];
    assert.deepEqual([table(images).ignore, readings(images)], [[-1], ["target binary"]]);
  });

  it("drawn in another grey are a class of it where the predictions are as well, else the foreground", () => {
    assert.deepEqual(
      readings([
        entry([
          [0, 0, 9],
          [128, 128, 6],
        ]),
      ]),
      [],
    );
    assert.deepEqual(
      readings([
        entry([
          [0, 0, 9],
          [200, 255, 6],
        ]),
      ]),
      ["target binary", "prediction binary"],
    );
    assert.deepEqual(
      readings([
        entry([
          [0, 0, 9],
          [65535, 1, 6],
        ]),
      ]),
      ["target binary"],
    );
    assert.deepEqual(readings([entry(scores(128))]), ["target binary", "prediction scores"]);
    assert.deepEqual(
      readings([
        entry([
          [0, 0, 9],
          [20, 1, 6],
        ]),
      ]),
      [],
      "20 may be the number of a class",
    );
    assert.deepEqual(
      readings([
        entry([
          [0, 0, 9],
          [100, 120, 6],
        ]),
      ]),
      [],
      "neither side is plainly binary",
    );
    assert.deepEqual(
      readings([
        entry([
          [0, 0, 9],
          [128, 0, 6],
        ]),
      ]),
      [],
      "nothing is predicted",
    );
  });

  it("with greys at their edges are foreground from the middle on, said with the figures", () => {
    const edges = Array.from({ length: 16 }, (_, k): Row => [15 * k, k > 8 ? 1 : 0, 3]);
    const images = [entry([[0, 0, 900], [255, 1, 400], ...edges.slice(1)])];
    assert.deepEqual(readings(images), ["target edges"]);
    assert.deepEqual([120, 135].map(table(images).targetClass), [0, 1]);
    const found = findings(images).find(({ id }) => id === "edges:target");
    assert.deepEqual([found?.standsWithFigures, found?.problem], [true, "suspicious-coding"]);
    assert.match(found?.message ?? "", /15 greys beside 0 and 255.*from 128 on are read as class 1/);
  });

  it("with values beside black and beside white alone, as JPEG of good quality leaves them, are so too", () => {
    const beside = [1, 2, 5, 249, 252, 254].map((label): Row => [label, label < 128 ? 0 : 1, 20]);
    const images = [entry([[0, 0, 800], [255, 1, 100], ...beside])];
    assert.deepEqual(readings(images), ["target edges"]);
    assert.deepEqual([5, 249].map(table(images).targetClass), [0, 1]);
  });

  it("are not made of classes beside several labels that stand for void", () => {
    const classes = [1, 2, 3, 252, 253, 254];
    const found = classes.map((label): Row => [label, label, 20]);
    assert.deepEqual(readings([entry([[0, 0, 800], [255, 255, 100], ...found])]), []);
    const missed = classes.slice(0, 4).map((label): Row => [label, 0, 20]);
    assert.deepEqual(readings([entry([[0, 0, 800], [255, 0, 100], ...missed])]), [], "one label beside white");
    const lone = [1, 252, 254].map((label): Row => [label, 0, 20]);
    assert.deepEqual(readings([entry([[0, 0, 800], [255, 0, 100], ...lone])]), [], "one label beside black");
    const common = classes.map((label): Row => [label, 0, 500]);
    assert.deepEqual(readings([entry([[0, 0, 800], [255, 0, 100], ...common])]), [], "black is not the most");
  });

  it("are not made of several classes, scaled, many, or found again by the predictions", () => {
    const scaled = [0, 64, 128, 192, 255].flatMap((label): readonly Row[] => [[label, label, 50]]);
    assert.deepEqual(readings([entry(scaled)]), []);
    const many = Array.from({ length: 150 }, (_, label): Row => [label, label, 10]);
    assert.deepEqual(readings([entry([...many, [255, 0, 400]])]), []);
    const found = Array.from({ length: 16 }, (_, k): Row => [15 * k, 15 * k, 3]);
    assert.deepEqual(readings([entry([[0, 0, 900], [255, 255, 400], ...found.slice(1)])]), []);
    assert.deepEqual(
      readings([
        entry([
          [0, 0, 9],
          [1, 1, 5],
          [2, 255, 5],
        ]),
      ]),
      [],
      "0, 1 and 2 are three classes",
    );
    const thing = Array.from({ length: 90 }, (_, label): Row => [label + 1, 0, 1]);
    assert.deepEqual(readings([entry([[0, 0, 9000], [255, 0, 400], ...thing])]), [], "greys that end at 90 are labels");
  });

  it("are left to a class list that names 255, or other labels that are predicted, and to ignore labels by choice", () => {
    const images = [entry(scores(255))];
    assert.deepEqual(readings(images, { classList: list(0, 255) }), []);
    assert.deepEqual(readings(images, { classList: list(0, 2) }), []);
    assert.deepEqual(readings(images, { classList: list(0, 1) }), ["target binary", "prediction scores"]);
    assert.deepEqual(
      readings(
        [
          entry([
            [0, 0, 9],
            [255, 2, 6],
          ]),
        ],
        { classList: list(0, 1, 2) },
      ),
      [],
    );
    assert.deepEqual(
      table(
        [
          entry([
            [0, 0, 9],
            [255, 255, 6],
          ]),
        ],
        { ignore: [255] },
      ).classes.map(({ label }) => label),
      [0],
    );
  });
});

describe("predictions against binary targets", () => {
  it("that are scores are foreground from the middle on, of 8 and of 16 bits, said with the figures", () => {
    const images = [entry(scores(255))];
    assert.deepEqual(readings(images), ["target binary", "prediction scores"]);
    const { classes, predictionClass } = table([entry([...scores(1), [0, 127, 1], [0, 128, 1]])]);
    assert.deepEqual(
      [classes.map(({ label }) => label), [0, 127, 128, 255].map(predictionClass)],
      [
        [0, 1],
        [0, 0, 1, 1],
      ],
    );
    const sixteen = table([entry([...scores(1, 65535, 1285), [0, 32767, 1], [0, 32768, 1]])]);
    assert.deepEqual([32767, 32768].map(sixteen.predictionClass), [0, 1]);
    const found = findings(images).find(({ id }) => id === "scores:prediction");
    assert.deepEqual(
      [found?.severity, found?.standsWithFigures, found?.problem],
      ["warning", true, "suspicious-coding"],
    );
    assert.match(found?.message ?? "", /52 values from 0 to 255.*From the threshold 0\.5 on \(the value 128\)/);
  });

  it("are foreground from the chosen threshold on", () => {
    const images = [entry([...scores(1), [0, 76, 1], [0, 77, 1]])];
    assert.deepEqual([76, 77].map(table(images, { threshold: 0.3 }).predictionClass), [0, 1]);
  });

  it("that are scores from 0 to 1 have 256 levels, and may all be small", () => {
    const images = [entry([...scores(1, 255, 17), [0, 76, 1], [0, 77, 1]], { prediction: LEVELS })];
    assert.deepEqual(readings(images), ["prediction scores"]);
    assert.deepEqual([76, 77].map(table(images, { threshold: 0.3 }).predictionClass), [0, 1]);
    const small = [
      entry(
        [
          [0, 0, 9],
          [1, 1, 9],
        ],
        { prediction: LEVELS },
      ),
    ];
    assert.deepEqual([readings(small), table(small).predictionClass(1)], [["prediction scores"], 0]);
    assert.deepEqual(
      readings([
        entry(
          [
            [0, 0, 9],
            [1, 255, 9],
          ],
          { prediction: LEVELS },
        ),
      ]),
      ["prediction binary"],
    );
  });

  it("that are scores from 0 to 1 are so beside masks of 0 and 1, of which 1 is the foreground whatever the threshold", () => {
    const levels = entry([...scores(1, 255, 17), [0, 179, 1], [0, 180, 1]], { name: "a", prediction: LEVELS });
    for (const foreground of [1, 255]) {
      const mask = entry(
        [
          [0, 0, 90],
          [1, foreground, 90],
        ],
        { name: "b" },
      );
      const { predictionClass } = table([levels, mask], { threshold: 0.7 });
      assert.deepEqual([0, 179, 180, foreground].map(predictionClass), [0, 0, 1, 1], String(foreground));
    }
  });

  it("that never reach the middle are scores where they are many and the larger the likelier foreground", () => {
    const weak = scores(255, 100, 2);
    assert.deepEqual(readings([entry(weak)]), ["target binary", "prediction scores"]);
    const classes = Array.from({ length: 51 }, (_, label): readonly Row[] => [
      [0, label, 5],
      [255, label, 5],
    ]).flat();
    assert.deepEqual(readings([entry(classes)]), ["target binary"]);
  });

  it("that are instance ids keep them: they lie on the foreground, whatever their number", () => {
    const ids = Array.from({ length: 200 }, (_, id): readonly Row[] => [
      [255, id + 1, 20],
      [0, id + 1, 2],
    ]).flat();
    assert.deepEqual(readings([entry([[0, 0, 5000], ...ids])]), ["target binary"]);
  });

  it("that say nothing are scores all the same", () => {
    const noise = Array.from({ length: 256 }, (_, label): readonly Row[] => [
      [0, label, 9],
      [1, label, 1],
    ]).flat();
    assert.deepEqual(readings([entry(noise)]), ["prediction scores"]);
  });

  it("of the background, dark where they are surest, are scores too, offered the other way round", () => {
    const inverted = scores(1)
      .filter(([target, score]) => (target === 1 ? score > 100 : score < 155))
      .map(([target, score, pixels]): Row => [target, 255 - score, pixels]);
    const images = [entry(inverted)];
    assert.deepEqual(readings(images), ["prediction scores"]);
    const turned = findings(images).find(({ id }) => id === "coding:bestRelabelling");
    assert.equal(turned?.action?.option, "--relabel prediction:from:128/255 --relabel prediction:0=1,1=0");
  });

  it("in percent are foreground from half of 100 on", () => {
    const images = [entry(scores(1, 100, 1))];
    assert.deepEqual(readings(images), ["prediction scores"]);
    assert.deepEqual([49, 50].map(table(images).predictionClass), [0, 1]);
    assert.match(
      findings(images).find(({ id }) => id === "scores:prediction")?.message ?? "",
      /101 values from 0 to 100 \(percent\).*the value 50/,
    );
  });

  it("that all lie below the threshold are offered half of the largest for it, and no label to ignore", () => {
    const images = Array.from({ length: 5 }, (_, k) => entry(scores(1, 90, 1), { name: String(k) }));
    const found = findings(images).find(({ id }) => id === "scores:prediction");
    assert.ok(found?.action);
    assert.match(found.message, /None reaches it, so nothing is foreground: if 90, the largest, stands for 1/);
    assert.equal(found.action.option, "--threshold 0.176");
    assert.deepEqual([44, 45].map(table(images, found.action.apply).predictionClass), [0, 1]);
    assert.ok(!findings(images).some(({ id }) => id.startsWith("neverPredicted")));
  });

  it("with few greys at the edges are told of as resized or lossy masks", () => {
    const edges = [16, 64, 112, 143, 191, 239].flatMap((label): readonly Row[] => [
      [0, label, 3],
      [255, label, 3],
    ]);
    const images = [entry([[0, 0, 500], [255, 255, 200], ...edges])];
    assert.deepEqual(readings(images), ["target binary", "prediction edges"]);
    assert.match(
      findings(images).find(({ id }) => id === "edges:prediction")?.message ?? "",
      /6 greys between 0 and 255 in 4\.9 % of their pixels.*resized with interpolation or saved with loss/,
    );
    assert.deepEqual([112, 143].map(table(images).predictionClass), [0, 1]);
  });

  it("of three greys are foreground from the middle on", () => {
    const images = [
      entry([
        [0, 0, 50],
        [0, 127, 20],
        [255, 127, 20],
        [255, 255, 60],
      ]),
    ];
    assert.deepEqual([0, 127, 255].map(table(images).predictionClass), [0, 0, 1]);
  });

  it("of one grey beside 0 hold the foreground in it", () => {
    for (const grey of [64, 100, 128, 254]) {
      const images = [
        entry([
          [0, 0, 50],
          [255, grey, 20],
          [255, 0, 5],
        ]),
      ];
      assert.equal(table(images).predictionClass(grey), table(images).targetClass(255));
    }
    assert.deepEqual(
      readings([
        entry([
          [0, 0, 50],
          [1, 63, 20],
        ]),
      ]),
      [],
      "63 may be the number of a class",
    );
  });

  it("of more labels than two keep them, with a finding that reads all above 0 as class 1", () => {
    const images = [
      entry([
        [0, 0, 50],
        [255, 1, 20],
        [255, 2, 20],
        [0, 2, 5],
      ]),
    ];
    assert.deepEqual(
      table(images).classes.map(({ label }) => label),
      [0, 1, 2],
    );
    const found = findings(images).find(({ id }) => id === "moreThanForeground");
    assert.match(found?.message ?? "", /the predictions hold 1 label more: 2 \(25 pixels in 1 file\)/);
    const { classes, predictionClass } = table(images, found?.action?.apply);
    assert.deepEqual(
      [classes.map(({ label }) => label), [0, 1, 2].map(predictionClass)],
      [
        [0, 1],
        [0, 1, 1],
      ],
    );
  });

  it("of 255 among labels of classes hold the foreground in it where it lies on that of the targets", () => {
    const of = (onForeground: number): readonly ImageEntry[] => [
      entry([
        [0, 0, 50],
        [1, 1, 20],
        [0, 2, 9],
        [1, 255, onForeground],
        [0, 255, 10],
      ]),
    ];
    assert.deepEqual([readings(of(10)), readings(of(9))], [["prediction binary"], []]);
  });

  it("of masks of 0 and 1 beside scores keep 1 for the foreground where it is most of its pixels", () => {
    const images = (ones: number): readonly ImageEntry[] => [
      entry(
        [
          [0, 0, 9],
          [1, 1, ones],
        ],
        { name: "a" },
      ),
      entry([...scores(1), [0, 1, 10]], { name: "b" }),
    ];
    assert.deepEqual([table(images(11)).predictionClass(1), table(images(10)).predictionClass(1)], [1, 0]);
  });

  it("are not a class where there is no prediction", () => {
    assert.equal(table([entry(scores(1))]).predictionClass(-0x80000000), OTHER);
  });

  it("that are scores of one class against targets of several are an error that stands with the figures", () => {
    const found = findings([
      entry(
        [
          [0, 3, 9],
          [1, 200, 9],
          [2, 90, 9],
        ],
        { prediction: LEVELS },
      ),
    ]).find(({ id }) => id === "scoresOfOneClass");
    assert.deepEqual([found?.severity, found?.standsWithFigures], ["error", true]);
    assert.match(
      found?.message ?? "",
      /1 prediction of 1 holds scores from 0 to 1 of one class, and the targets hold 3 labels/,
    );
  });

  it("count every foreground pixel of the targets, whatever greys both sides hold", () => {
    const label = fc.constantFrom(0, 1, 2, 64, 127, 128, 200, 254, 255);
    const rows = fc.array(
      fc.record({ target: fc.constantFrom(0, 255), prediction: label, pixels: fc.integer({ min: 1, max: 99 }) }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (counts) => {
        const images = [
          entry([
            [0, 0, 1],
            [255, 0, 1],
            ...counts.map(({ target, prediction, pixels }): Row => [target, prediction, pixels]),
          ]),
        ];
        const { classes, ignore, targetClass, predictionClass } = table(images);
        assert.deepEqual(ignore, []);
        assert.equal(classes[targetClass(255)]?.label, 1);
        if (counts.some(({ prediction }) => prediction === 255)) assert.equal(predictionClass(255), targetClass(255));
      }),
    );
  });
});
