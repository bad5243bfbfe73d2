import assert from "node:assert/strict";
import fc from "fast-check";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { evaluate } from "../../../../src/core/counting/evaluation";
import type { Choices } from "../../../../src/core/document/choices";
import type { ImageEntry, Report } from "../../../../src/core/document/report";
import type { Label } from "../../../../src/core/labels/label";
import { DICE } from "../../../../src/core/metrics/metrics";
import { metricsFor } from "../../../../src/core/metrics/metricsFor";
import { automaticRelabelling } from "../../../../src/core/reading/automaticRelabelling";
import { callPython } from "../../../../src/core/sameAs/callNames";
import type { LibraryCall } from "../../../../src/core/sameAs/libraryCall";
import { sameAs } from "../../../../src/core/sameAs/sameAs";
import { smallReport } from "../smallReport";
import { modelled } from "./libraryModels";

interface Made {
  readonly images: readonly { readonly target: readonly Label[]; readonly prediction: readonly Label[] }[];
  readonly classes: readonly Label[];
  readonly ignore: readonly Label[];
  readonly leftOut: readonly Label[];
}

interface Claim {
  readonly call: LibraryCall;
  readonly metric: string;
  readonly average: string;
}

const RULES = (["exclude", 0, 1] as const).flatMap((value) =>
  (["all", "union", "target"] as const).map((presence) => ({ zeroDivision: value, presence })),
);

/** Every call that is shown for the masks under every rule, each checked against the model of its library. */
function claims({ images, classes, ignore, leftOut }: Made): readonly Claim[] {
  const classList = {
    source: "test",
    classes: classes.map((label) => ({ label, name: String(label), color: "#000000" })),
    ignore: [],
  };
  const report = smallReport(images, { classList, ignore, leftOut, beta: 0.5 });
  // The models read labels as they stand.
  if (automaticRelabelling(report.images, report.choices).readings.length > 0) return [];
  const targets = new Set(images.flatMap(({ target }) => target));
  return RULES.flatMap((rules) => {
    const choices: Choices = { ...report.choices, ...rules };
    const evaluation = evaluate(report, choices);
    const masks = {
      images,
      classes: evaluation.table.classes.map(({ label }) => label),
      classSet: evaluation.classSet,
      ignored: ignore.filter((label) => targets.has(label)),
    };
    return metricsFor(choices).flatMap((metric) =>
      AVERAGES.flatMap(({ id }) => {
        const { value } = averageOf(evaluation, metric, id);
        return sameAs(evaluation, metric, id).map((call) => {
          const what = `${metric.id} ${id} ${JSON.stringify(rules)} ${String(value)}: ${call.call}\n${JSON.stringify({ images, classes, ignore, leftOut })}`;
          assert.ok(value !== undefined, `${what}: a call for no figure`);
          const given = modelled(masks, call);
          const figure = call.unit === "ratio" ? value : 100 * value;
          const tolerance = call.unit === "roundedPercent" ? 0.005 + 1e-9 : 1e-9 * Math.max(1, Math.abs(figure));
          assert.ok(given === figure || Math.abs(given - figure) <= tolerance, `${what} gives ${given}`);
          return { call, metric: metric.id, average: id };
        });
      }),
    );
  });
}

function libraries(made: Partial<Made>): ReadonlySet<string> {
  return new Set(
    claims({ images: [], classes: [0, 1, 2], ignore: [], leftOut: [], ...made }).map(({ call }) => call.library),
  );
}

const WHOLE = [
  { target: [0, 0, 1, 1, 2, 2], prediction: [0, 1, 1, 1, 2, 0] },
  { target: [0, 1, 2], prediction: [0, 1, 1] },
];

/** Labels 0 to 2 are classes mostly, 7 never, 254 and 255 are ignored or not. */
const LABEL = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(0, 1, 2) }, fc.constantFrom(7, 254, 255));
const SIDE = fc.oneof(fc.constant(LABEL), fc.constant(fc.constantFrom(0, 1, 2)), fc.constant(fc.constantFrom(0, 1)));

const MADE: fc.Arbitrary<Made> = fc.tuple(SIDE, SIDE).chain(([target, prediction]) =>
  fc.record({
    images: fc.array(
      fc
        .array(fc.tuple(target, prediction), { minLength: 1, maxLength: 6 })
        .map((pixels) => ({ target: pixels.map(([t]) => t), prediction: pixels.map(([, p]) => p) })),
      { minLength: 1, maxLength: 3 },
    ),
    classes: fc.constantFrom([0], [0, 1], [1, 2], [0, 1, 2], [0, 1, 2, 3]),
    ignore: fc.constantFrom([], [255], [254, 255], [0]),
    leftOut: fc.constantFrom([], [], [0], [1]),
  }),
);

/** What is hard on libraries, each time. */
const HARD: readonly Made[] = [
  { classes: [0], images: [{ target: [0, 0], prediction: [0, 9] }], ignore: [], leftOut: [] },
  { classes: [0], images: [{ target: [0], prediction: [0] }], ignore: [], leftOut: [0] },
  { classes: [0, 1, 2], images: [{ target: [0, 0], prediction: [1, 2] }], ignore: [], leftOut: [0] },
  { classes: [0, 1, 2], images: [{ target: [0, 1], prediction: [2, 2] }], ignore: [], leftOut: [] },
  { classes: [0, 1], images: [{ target: [255], prediction: [0] }], ignore: [255], leftOut: [] },
  {
    classes: [0, 1],
    images: [{ target: [0, 1, 254, 255], prediction: [0, 1, 1, 1] }],
    ignore: [254, 255],
    leftOut: [],
  },
  { classes: [0, 1], images: [{ target: [0, 1, 7], prediction: [0, 1, 1] }], ignore: [], leftOut: [] },
  { classes: [0, 1], images: [{ target: [0, 1, 1], prediction: [0, 1, 7] }], ignore: [], leftOut: [] },
  { classes: [0, 1, 2], images: [{ target: [0, 1], prediction: [0, 1] }], ignore: [], leftOut: [0] },
  // Every pixel is predicted as the class: a likelihood ratio is 0/0 though both classes are in the target.
  { classes: [0, 1], images: [{ target: [1, 0], prediction: [1, 1] }], ignore: [], leftOut: [0] },
];

describe("what is said to be the same as a library's figure", () => {
  it("is what the library gives, on random masks with absent classes, ignore labels and labels outside the list", function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(MADE, (made) => void claims(made)),
      { numRuns: 60, examples: HARD.map((made) => [made]) },
    );
  });

  it("is said of every library where the masks have nothing that is theirs alone", () => {
    const all = ["smp", "torchmetrics", "sklearn", "mmseg", "huggingface", "monai", "wang"];
    assert.deepEqual([...libraries({ images: WHOLE })].sort(), [...all].sort());
    assert.ok(libraries({ images: WHOLE, leftOut: [0] }).has("nnunet"));
  });

  it("is said of no library where no pixel is counted", () => {
    const images = [{ target: [255, 255], prediction: [0, 1] }];
    assert.deepEqual([...libraries({ images, ignore: [255] })], []);
  });

  it("is said of no program that reads a second ignore label, or a label outside the list, as an error", () => {
    const odd = [...WHOLE, { target: [0, 254, 255], prediction: [0, 1, 1] }];
    const programs = ["mmseg", "huggingface", "monai", "wang", "nnunet"];
    for (const ignore of [[254, 255], [255]])
      for (const leftOut of [[], [0]]) {
        const found = libraries({ images: odd, ignore, leftOut });
        assert.deepEqual(
          programs.filter((library) => found.has(library)),
          [],
          `${JSON.stringify(ignore)} ${JSON.stringify(leftOut)}`,
        );
      }
    assert.ok(libraries({ images: odd.slice(0, 2), ignore: [254, 255] }).has("mmseg"), "the labels do not occur");
  });

  it("is said of smp's micro only where it is not 0/0, since that is nan under any zero_division", () => {
    const images = [{ target: [0, 0], prediction: [0, 0] }];
    const micro = claims({ images, classes: [0, 1], ignore: [], leftOut: [0] }).filter(
      ({ call, average }) => call.library === "smp" && average === "micro",
    );
    assert.ok(micro.length > 0, "specificity has a value");
    assert.deepEqual(
      micro.filter(({ metric }) => metric === "iou" || metric === "recall"),
      [],
    );
    assert.ok(micro.every(({ call }) => !call.call.includes("zero_division")));
  });

  it("is said of scikit-learn and MONAI only where a class is in the target, for which they give 0", () => {
    const images = [{ target: [0, 0], prediction: [0, 0] }];
    const found = claims({ images, classes: [0, 1], ignore: [], leftOut: [0] });
    assert.deepEqual(
      found.filter(({ call }) => call.library === "monai"),
      [],
    );
    assert.deepEqual(
      found.filter(({ call, average }) => call.library === "sklearn" && average === "weighted"),
      [],
    );
  });

  it("is said of Wang's D and C only where every class is in a target, of their I elsewhere too", () => {
    const images = [
      { target: [0, 0, 1, 1], prediction: [0, 2, 1, 2] },
      { target: [0, 1], prediction: [0, 1] },
    ];
    const averages = (classes: readonly Label[]): readonly string[] => [
      ...new Set(
        claims({ images, classes, ignore: [], leftOut: [] }).flatMap(({ call, average }) =>
          call.library === "wang" ? [average] : [],
        ),
      ),
    ];
    assert.deepEqual(averages([0, 1, 2]), ["macro-imagewise"]);
    assert.deepEqual(averages([0, 1]), [], "label 2 is not a class then");
  });

  it("is said of Hugging Face for IoU and accuracy, and of mmsegmentation in percent with two decimals", () => {
    const found = claims({ images: WHOLE, classes: [0, 1, 2], ignore: [], leftOut: [] });
    const metrics = (library: string): readonly string[] => [
      ...new Set(found.flatMap(({ call, metric }) => (call.library === library ? [metric] : []))),
    ];
    assert.deepEqual(metrics("huggingface"), ["iou", "recall"]);
    assert.deepEqual(metrics("mmseg"), ["iou", "dice", "recall"]);
    const mmseg = found.find(({ call }) => call.library === "mmseg");
    assert.match(mmseg?.call.name ?? "", /percent with two decimals/);
  });

  it("is said of nnU-Net for the labels but 0, all of which occur, and of masks whose files have these labels", () => {
    const nnunet = (made: Partial<Made>): readonly string[] => [
      ...new Set(
        claims({ images: WHOLE, classes: [0, 1, 2], ignore: [], leftOut: [], ...made }).flatMap(({ call }) =>
          call.library === "nnunet" ? [call.call] : [],
        ),
      ),
    ];
    assert.equal(nnunet({ leftOut: [0] }).length, 2);
    assert.match(nnunet({ leftOut: [0] })[0] ?? "", /str\(PREDICTIONS\), \[1, 2\], output_file="summary\.json"\)/);
    assert.deepEqual(nnunet({}), [], "the background is in the mean");
    assert.deepEqual(nnunet({ leftOut: [1] }), [], "another class is left out");
    assert.deepEqual(nnunet({ leftOut: [0], classes: [0, 1, 2, 3] }), [], "its mean is nan");
    const ignored = nnunet({ classes: [1, 2], ignore: [0] });
    assert.match(ignored[0] ?? "", /\[1, 2\], output_file="summary\.json", ignore_label=0\)/);
  });

  it("is said of no library that reads files itself where they are read otherwise here", () => {
    const masks = (labels: readonly Label[]): Report =>
      smallReport([{ target: labels, prediction: labels }], { leftOut: [0] });
    const isSaid = (report: Report): boolean =>
      sameAs(evaluate(report, report.choices), DICE, "classwise-imagewise").some(({ library }) => library === "nnunet");
    const plain = masks([0, 1, 2]);
    const [image] = plain.images;
    assert.ok(image?.prediction);
    const { target, prediction } = image;
    const changed = (entry: Partial<ImageEntry>): boolean => isSaid({ ...plain, images: [{ ...image, ...entry }] });
    const chosen = (choices: Partial<Choices>): boolean =>
      isSaid({ ...plain, choices: { ...plain.choices, ...choices } });
    assert.ok(isSaid(plain));
    assert.ok(!chosen({ subset: { kind: "pattern", pattern: "." } }), "only some of the files");
    assert.ok(!chosen({ merges: [{ labels: [1, 2], name: "both" }] }), "labels 1 and 2 are read as 1");
    assert.ok(!changed({ prediction: { ...prediction, path: "other.png" } }), "another name");
    assert.ok(!changed({ prediction: { ...prediction, resizedFrom: { width: 1, height: 1 } } }), "another size");
    assert.ok(!changed({ target: { ...target, parts: [{ path: target.path, label: 1 }] } }), "several files");
    assert.ok(!changed({ target: { ...target, facts: { ...target.facts, kind: "palette" } } }), "a palette");
    assert.ok(!changed({ target: { ...target, facts: { ...target.facts, bits: 4 } } }), "stretched samples");
    assert.ok(!changed({ target: { ...target, facts: { ...target.facts, format: "NPY" } } }), "an array");
    const inFolder = { ...target, path: `a/${target.path}` };
    assert.ok(!changed({ target: inFolder, prediction: inFolder }), "a folder inside the folder");
  });

  it("is said of torchmetrics for two classes or more, and of scikit-learn 1.3 where nan is asked for", () => {
    const one = [{ target: [0, 0], prediction: [0, 0] }];
    const found = claims({ images: one, classes: [0], ignore: [], leftOut: [] });
    assert.ok(!found.some(({ call }) => call.call.includes("multiclass_")));
    const nan = claims({ images: WHOLE, classes: [0, 1, 2, 3], ignore: [], leftOut: [] }).filter(
      ({ call }) => call.library === "sklearn" && call.call.includes("np.nan"),
    );
    assert.ok(nan.length > 0);
    assert.ok(
      nan.every(({ call }) => call.name === "scikit-learn >= 1.3" && call.imports.includes("import numpy as np")),
    );
  });

  it("is Python that runs as it stands: whole brackets, no ellipsis, every name made before it", () => {
    const made = [{ leftOut: [] }, { leftOut: [0] }].flatMap(({ leftOut }) =>
      claims({ images: WHOLE, classes: [0, 1, 2], ignore: [], leftOut }),
    );
    const given = ["K", "CLASSES", "T", "P", "tp", "fp", "fn", "tn", "TARGETS", "PREDICTIONS", "np"];
    const builtIn = ["range", "zip", "str", "json", "open", "for", "in", "None", "True", "False", "t", "p", "if", "x"];
    for (const { call } of made) {
      const { before, figure } = callPython(call);
      const text = [...before, figure].join("\n");
      assert.ok(!text.includes("..."), text);
      const open = (sign: string): number => text.split(sign).length;
      assert.ok(open("(") === open(")") && open("[") === open("]") && open("{") === open("}"), text);
      const code = text.replace(/"[^"]*"/g, '""').replace(/\.\w+/g, "");
      const defined = new Set([...given, ...builtIn]);
      for (const line of code.split("\n")) {
        const names = /^(?:from \S+ )?import (.*)$/.exec(line);
        if (names) {
          for (const name of (names[1] ?? "").split(",")) defined.add(name.trim().split(" ").at(-1) ?? "");
          continue;
        }
        const [, left, right = line] = /^(\w+(?:, \w+)*) = (.*)$/.exec(line) ?? [];
        const used = right.replace(/\b\w+=(?!=)/g, "").match(/\b[A-Za-z_]\w*/g) ?? [];
        assert.deepEqual(
          used.filter((name) => !defined.has(name)),
          [],
          text,
        );
        for (const name of left?.split(", ") ?? []) defined.add(name);
      }
    }
  });
});
