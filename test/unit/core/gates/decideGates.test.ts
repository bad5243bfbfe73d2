import assert from "node:assert/strict";
import type { Choices } from "../../../../src/core/document/choices";
import type { Report } from "../../../../src/core/document/report";
import { decideGates, type GatesOutcome } from "../../../../src/core/gates/decideGates";
import type { Verdict } from "../../../../src/core/gates/gate";
import type { Baseline } from "../../../../src/core/gates/gateRun";
import { readGates } from "../../../../src/core/gates/readGates";
import { image, report, type Triple } from "../../../support/images";

const NONE: Baseline = { ok: false, message: "There is no baseline." };

/** So many images of two classes of 100 pixels each, of which so many of class 1 are found in image after image. */
function run(found: (image: number) => number, { images = 40, choices = {} }: RunOptions = {}): Report {
  return report(
    Array.from({ length: images }, (_, index) => {
      const tp = found(index);
      const triples: readonly Triple[] = [
        [0, 0, 100],
        [1, 1, tp],
        [1, 0, 100 - tp],
      ];
      return image(
        String(index).padStart(3, "0"),
        triples.filter(([, , pixels]) => pixels > 0),
      );
    }),
    choices,
  );
}

interface RunOptions {
  readonly images?: number;
  readonly choices?: Partial<Choices>;
}

function decide(of: Report, gates: readonly unknown[], baseline: Report | Baseline = NONE): GatesOutcome {
  const read = readGates(JSON.stringify(gates), "a.json");
  assert.ok(read.ok, read.ok ? "" : read.message);
  return decideGates(of, "ok" in baseline ? baseline : { ok: true, report: baseline }, read.gates);
}

function verdicts(outcome: GatesOutcome): readonly Verdict[] {
  return outcome.gates.map(({ verdict }) => verdict);
}

const WAVE = (index: number): number => 60 + (index % 7);

describe("a gate with a threshold", () => {
  const half = run(() => 50);

  it("compares the figure unrounded, and prints the digits that tell", () => {
    // Class 1 has an IoU of 50 / 100, recall as well; a threshold on the figure is met.
    const gate = (atLeast: number) => ({ figure: "recall.class.1", atLeast });
    assert.deepEqual(verdicts(decide(half, [gate(0.5), gate(0.50000001), gate(0.49999999)])), [
      "passed",
      "failed",
      "passed",
    ]);
    assert.equal(decide(half, [gate(0.50000001)]).gates[0]?.found, "0.500, not at least 0.50000001");
    const close = run((index) => (index === 0 ? 51 : 50));
    assert.match(decide(close, [gate(0.5001)]).gates[0]?.found ?? "", /^0\.500[23]$/);
  });

  it("takes at most for what is better the lower, and nearness to 0 for what is best there", () => {
    const outcome = decide(half, [
      { figure: "fnr.class.1", atMost: 0.5 },
      { figure: "fnr.class.1", atMost: 0.49 },
      { figure: "relativeVolumeDifference.class.1", atMost: 0.5 },
      { figure: "relativeVolumeDifference.class.1", atMost: 0.4 },
    ]);
    assert.deepEqual(verdicts(outcome), ["passed", "failed", "passed", "failed"]);
    assert.deepEqual(outcome.gates[3], {
      text: "relativeVolumeDifference.class.1 within 0.4 of 0",
      verdict: "failed",
      found: "-0.500, not within 0.4 of 0",
      subject: { kind: "class", label: 1 },
    });
  });

  it("by its lower bound passes only where the whole interval does", () => {
    const wavy = run(WAVE);
    const gate = (atLeast: number) => ({ figure: "recall.class.1", atLeast, by: "lowerBound" });
    const outcome = decide(wavy, [gate(0.62), gate(0.629)]);
    assert.deepEqual(verdicts(outcome), ["passed", "failed"]);
    assert.match(outcome.gates[1]?.found ?? "", /^0\.629, 95 % interval 0\.62\d to 0\.63\d$/);
  });

  it("cannot be decided of too few images, of a class left out and of none at all", () => {
    const bound = { figure: "recall.class.1", atLeast: 0, by: "lowerBound" };
    assert.match(decide(run(WAVE, { images: 19 }), [bound]).gates[0]?.found ?? "", /19 images only/);
    const leftOut = decide(run(WAVE, { choices: { leftOut: [1] } }), [bound, { figure: "recall.class.1", atLeast: 0 }]);
    assert.deepEqual(verdicts(leftOut), ["undecided", "passed"]);
    assert.match(leftOut.gates[0]?.found ?? "", /left out of the means/);
    const missing = decide(half, [{ figure: "recall.class.ridr", atLeast: 0 }]);
    assert.equal(missing.verdict, "undecided");
    assert.match(missing.gates[0]?.found ?? "", /no class ridr; it has 0, 1/);
  });

  for (const zeroDivision of ["exclude", 0, 1] as const)
    it(`cannot be decided of a class in no image where 0/0 counts as ${zeroDivision}`, () => {
      const classes = ["road", "rider", "rider"].map((name, label) => ({ label, name, color: "#000000" }));
      const listed = run(() => 50, {
        choices: {
          zeroDivision,
          classList: {
            source: "list",
            classes: [...classes, { label: 7, name: "train", color: "#ffffff" }],
            ignore: [],
          },
        },
      });
      const outcome = decide(listed, [
        { figure: "iou.class.train", atLeast: 0 },
        { figure: "iou.class.rider", atLeast: 0 },
        { figure: "iou.class.7", atLeast: 0 },
        { figure: "iou.class.*", atLeast: 0 },
      ]);
      assert.deepEqual(
        outcome.gates.map(({ text, verdict }) => [text, verdict]),
        [
          ["iou.class.train at least 0", "undecided"],
          ["iou.class.rider at least 0", "undecided"],
          ["iou.class.road at least 0", "passed"],
          ["iou.class.1 at least 0", "passed"],
        ],
      );
      assert.match(outcome.gates[1]?.found ?? "", /2 classes are called rider/);
      assert.deepEqual(outcome.notes, ["iou.class.* leaves out 2 classes without a value: 2, train."]);
      assert.equal(outcome.verdict, "undecided");
    });

  for (const zeroDivision of ["exclude", 0, 1] as const)
    it(`over every class cannot be decided where one of the targets has no value, and 0/0 counts as ${zeroDivision}`, () => {
      const never = run(() => 0, { choices: { zeroDivision } });
      const outcome = decide(never, [{ figure: "precision.class.*", atLeast: 0.1 }]);
      assert.deepEqual(
        outcome.gates.map(({ text, verdict, found }) => [text, verdict, found]),
        [
          ["precision.class.0 at least 0.1", "passed", "0.500"],
          ["precision.class.1 at least 0.1", "undecided", "The figure is 0/0: the class is never predicted."],
        ],
      );
      assert.deepEqual(outcome.notes, []);
    });

  it("names what its mean over classes leaves out of the targets, where the rule for 0/0 does", () => {
    const notes = (zeroDivision: Choices["zeroDivision"], figure: string): readonly string[] =>
      decide(
        run(() => 0, { choices: { zeroDivision } }),
        [{ figure, atLeast: 0.1 }],
      ).notes;
    for (const figure of ["precision.macro", "precision.weighted"]) {
      assert.deepEqual(notes("exclude", figure), [`${figure} leaves out 1 class of the targets without a value: 1.`]);
      assert.deepEqual(notes(0, figure), []);
    }
    assert.deepEqual([...notes("exclude", "precision.micro"), ...notes("exclude", "recall.macro")], []);
  });

  it("does not name what its mean leaves out and no target has", () => {
    const invented = report([
      image("a", [
        [0, 0, 90],
        [0, 1, 10],
      ]),
    ]);
    const { gates, notes } = decide(invented, [{ figure: "recall.macro", atLeast: 0.9 }]);
    assert.deepEqual([gates[0]?.verdict, notes], ["passed", []]);
  });

  it("cannot be decided where the interval of an infinite figure is asked for, and passes where its value is", () => {
    const perfect = run(() => 100);
    const gate = { figure: "lrPositive.class.1", atLeast: 5 };
    const outcome = decide(perfect, [gate, { ...gate, by: "lowerBound" }]);
    assert.deepEqual(verdicts(outcome), ["passed", "undecided"]);
    assert.equal(outcome.gates[1]?.found, "It has no interval.");
  });

  it("cannot be decided where no pixel is counted, whatever 0/0 counts as", () => {
    const empty = run(() => 50, { choices: { ignore: [0, 1], zeroDivision: 1 } });
    const gates = [
      { figure: "iou.macro", atLeast: 0 },
      { figure: "iou.class.*", atLeast: 0 },
      { figure: "pixelAccuracy", atLeast: 0 },
    ];
    assert.deepEqual(verdicts(decide(empty, gates)), ["undecided", "undecided", "undecided"]);
  });

  it("cannot be decided of a partial report, nor can any other", () => {
    const partial: Report = { ...half, state: "partial" };
    const gates = [{ figure: "iou.macro", atLeast: 0 }, { problems: "none" }, { missingPredictions: 0 }];
    assert.deepEqual(verdicts(decide(partial, gates)), ["undecided", "undecided", "undecided"]);
  });
});

describe("a gate against a baseline", () => {
  const before = run(WAVE);
  const worse = run((index) => WAVE(index) - 5 - (index % 3));
  const gate = (more: object = {}, figure = "recall.class.1") => ({ figure, notWorseThan: "baseline", ...more });

  it("fails where the interval of the difference shows that the run is worse by more than the margin", () => {
    // Between 0.05 and 0.07 worse, 0.06 in the mean.
    const outcome = decide(
      worse,
      [gate(), gate({ margin: 0.05 }), gate({ margin: 0.0599 }), gate({ margin: 0.07 })],
      before,
    );
    assert.deepEqual(verdicts(outcome), ["failed", "failed", "passed", "passed"]);
    assert.match(
      outcome.gates[1]?.found ?? "",
      /^0\.569 against 0\.629: difference -0\.060, 95 % interval -0\.06\d to -0\.05\d, over 40 images$/,
    );
  });

  it("where it must be proved passes only where the interval shows that the run is not", () => {
    const proved = (margin: number) => gate({ margin, decide: "proved" });
    assert.deepEqual(verdicts(decide(worse, [proved(0.05), proved(0.0601), proved(0.07)], before)), [
      "failed",
      "failed",
      "passed",
    ]);
    // No difference at all is not shown to be above 0.
    assert.deepEqual(verdicts(decide(before, [proved(0), gate()], before)), ["failed", "passed"]);
  });

  it("turns round for what is better the lower, and for what is best at 0", () => {
    const figures = ["fnr.class.1", "relativeVolumeDifference.class.1"];
    for (const figure of figures) {
      assert.deepEqual(verdicts(decide(worse, [gate({}, figure)], before)), ["failed"], figure);
      assert.deepEqual(verdicts(decide(before, [gate({}, figure)], worse)), ["passed"], figure);
      assert.deepEqual(verdicts(decide(before, [gate({ decide: "proved" }, figure)], worse)), ["passed"], figure);
      assert.deepEqual(verdicts(decide(worse, [gate({ decide: "proved" }, figure)], before)), ["failed"], figure);
    }
  });

  it("over classes is one family, by Holm, however its classes are named", () => {
    const every = decide(worse, [gate({}, "recall.class.*")], before);
    assert.deepEqual(
      every.gates.map(({ verdict, found }) => [verdict, /([\d.]+) % interval/.exec(found)?.[1]]),
      [
        ["passed", "95"],
        ["failed", "97.5"],
      ],
    );
    for (const { found } of every.gates) assert.match(found, / % interval \(Holm over 2 classes\)/);
    const named = decide(
      worse,
      [gate({}, "recall.class.0"), gate({}, "recall.class.1"), gate({}, "recall.class.1")],
      before,
    );
    assert.deepEqual(named.gates, every.gates);
    const otherRule = decide(worse, [gate({}, "recall.class.0"), gate({ margin: 0.001 }, "recall.class.1")], before);
    assert.doesNotMatch(otherRule.gates.map(({ found }) => found).join(), /Holm/);
  });

  it("says over which images it is decided where one run has more", () => {
    const more = { ...worse, images: [...worse.images, image("999", [[1, 0, 1]])] };
    const outcome = decide(more, [gate()], { ...before, images: before.images.slice(2) });
    assert.match(
      outcome.gates[0]?.found ?? "",
      /over 38 images that both have; 0 of the baseline alone, 3 of the run$/,
    );
    const fewer = decide({ ...worse, images: worse.images.slice(1) }, [gate()], before);
    assert.match(fewer.gates[0]?.found ?? "", /over 39 images that both have; 1 of the baseline alone, 0 of the run$/);
  });

  it("prints no sign before no difference, and the digits that tell on which side of the margin an end lies", () => {
    const same = decide(before, [gate()], before).gates[0]?.found ?? "";
    assert.match(same, /: difference 0\.000, 95 % interval 0\.000 to 0\.000, over/);
    const missed = (fn: number) =>
      report(Array.from({ length: 40 }, (_, at) => image(`${at}`, [[1, 0, fn], [1, 1, 10_000 - fn]]))); // prettier-ignore
    const found = (figure: string) =>
      decide(missed(1506), [gate({ margin: 0.0508 }, figure)], missed(1000)).gates[0]?.found ?? "";
    assert.match(found("fnr.class.1"), /difference \+0\.051, 95 % interval \+0\.0506 to \+0\.0506/);
    assert.match(found("recall.class.1"), /difference -0\.051, 95 % interval -0\.0506 to -0\.0506/);
  });

  it("takes a figure that is best at 0 for a gain on the way there, from 0 on for a loss, and cannot tell across it", () => {
    /** Of class 1 so many pixels of 100 more or fewer are predicted. */
    const volume = (extra: number) => {
      const less: readonly Triple[] = [[1, 1, 100 + extra], [1, 0, -extra], [0, 0, 100]]; // prettier-ignore
      const more: readonly Triple[] = [[1, 1, 100], [0, 1, extra], [0, 0, 100 - extra]]; // prettier-ignore
      const triples = (extra < 0 ? less : more).filter(([, , pixels]) => pixels !== 0);
      return report(Array.from({ length: 40 }, (_, at) => image(`${at}`, triples)));
    };
    const verdict = (from: number, to: number) =>
      verdicts(decide(volume(to), [gate({}, "relativeVolumeDifference.class.1")], volume(from)))[0];
    assert.deepEqual(
      [verdict(0, -5), verdict(-5, 0), verdict(0, 5), verdict(5, 0), verdict(-9, -5), verdict(-5, 5)],
      ["failed", "passed", "failed", "passed", "passed", "undecided"],
    );
  });

  for (const [why, other, message] of [
    ["no baseline", NONE, /no baseline/],
    ["a partial one", { ...before, state: "partial" }, /partial/],
    ["other choices", { ...before, choices: { ...before.choices, presence: "union" } }, /which classes enter means/],
    ["no common image", run(WAVE, { images: 0 }), /no image in common/],
    [
      "other targets",
      report(before.images.map(({ name }) => image(name, [[1, 1, 200]]))),
      /target of 000 is not the same/,
    ],
    ["too few images", run(WAVE, { images: 19 }), /19 images only/],
  ] as const)
    it(`cannot be decided with ${why}`, () => {
      const gates = [gate(), gate({}, "iou.macro"), gate({}, "iou.class.*"), gate({ decide: "proved" })];
      const outcome = decide(worse, gates, other);
      assert.ok(outcome.gates.length >= gates.length);
      for (const { verdict, found } of outcome.gates) {
        assert.equal(verdict, "undecided");
        assert.match(found, message);
      }
    });

  for (const zeroDivision of ["exclude", 0, 1] as const)
    it(`cannot be decided of a class that one run or both lack where 0/0 counts as ${zeroDivision}`, () => {
      const classList = {
        source: "list",
        classes: [0, 1, 2].map((label) => ({ label, name: `c${label}`, color: "#000000" })),
        ignore: [],
      };
      const without = run(WAVE, { choices: { zeroDivision, classList } });
      const never = run(() => 0, { choices: { zeroDivision, classList } });
      const gates = [
        gate({}, "precision.class.c1"),
        gate({}, "iou.class.c2"),
        gate({}, "precision.class-imagewise.c1"),
      ];
      assert.deepEqual(verdicts(decide(never, gates, without)), ["undecided", "undecided", "undecided"]);
      assert.deepEqual(verdicts(decide(without, gates, never)), ["undecided", "undecided", "undecided"]);
      const every = decide(never, [gate({}, "precision.class.*")], without);
      assert.deepEqual(verdicts(every), ["failed", "undecided"]);
      assert.deepEqual(every.notes, ["precision.class.* leaves out 1 class without a value: c2."]);
    });

  it("names the run in which an average has no value", () => {
    const predicted = (label: number): Report =>
      report(
        Array.from({ length: 20 }, (_, index) => image(String(index), [[1, label, 100]])),
        { presence: "target" },
      );
    const [missed, found] = [predicted(0), predicted(1)];
    const words = (of: Report, baseline: Report): string | undefined =>
      decide(of, [gate({}, "precision.macro")], baseline).gates[0]?.found;
    assert.equal(words(missed, found), "It has no value in the run over the common images.");
    assert.equal(words(found, missed), "It has no value in the baseline over the common images.");
    assert.equal(words(missed, missed), "It has a value in neither run over the common images.");
  });

  it("over every class cannot be decided where one of the targets has a value in neither run", () => {
    const never = run(() => 0);
    const every = decide(never, [gate({}, "precision.class.*")], never);
    assert.deepEqual(verdicts(every), ["passed", "undecided"]);
    assert.deepEqual(every.notes, []);
  });

  it("cannot be decided of figures that are infinite, in both runs or in one", () => {
    const finite = report(
      before.images.map(({ name }) =>
        image(name, [
          [0, 0, 90],
          [0, 1, 10],
          [1, 1, 100],
        ]),
      ),
    );
    for (const [of, other] of [
      [before, worse],
      [before, finite],
      [finite, before],
    ] as const)
      for (const way of ["shown", "proved"]) {
        const [found] = decide(of, [gate({ decide: way }, "lrPositive.class.1")], other).gates;
        assert.equal(found?.verdict, "undecided");
        assert.equal(found.found, "A figure of the two is infinite, so that they have no difference.");
      }
    assert.deepEqual(verdicts(decide(finite, [gate({}, "lrPositive.class.1")], finite)), ["passed"]);
  });

  it("takes the groups of images that the run was given", () => {
    const grouped = { ...worse, choices: { ...worse.choices, groups: { kind: "pattern", pattern: "^\\d" } as const } };
    assert.match(decide(grouped, [gate()], before).gates[0]?.found ?? "", /1 group|only one group/);
  });
});

describe("a gate on files", () => {
  const whole = run(WAVE);

  it("fails where anything was met", () => {
    assert.equal(decide(whole, [{ problems: "none" }]).verdict, "passed");
    const problems = [{ kind: "unreadable", file: "a.png", message: "It is cut short." }] as const;
    const outcome = decide({ ...whole, problems }, [{ problems: "none" }]);
    assert.deepEqual(outcome.gates, [
      { text: "no problem", verdict: "failed", found: "1 problem: unreadable a.png", subject: { kind: "files" } },
    ]);
  });

  it("counts targets that no prediction was compared with, whatever the reason", () => {
    const lacking: Report = {
      ...whole,
      pairing: {
        ...whole.pairing,
        pairs: 42,
        targetsOnly: ["x.png"],
        ambiguous: [
          { side: "target", file: "y.png", candidates: ["y1.png", "y2.png"] },
          { side: "prediction", file: "z.png", candidates: ["z1.png", "x.png"] },
        ],
      },
    };
    const outcome = decide(lacking, [{ missingPredictions: 4 }, { missingPredictions: 5 }, { missingPredictions: 0 }]);
    assert.deepEqual(verdicts(outcome), ["failed", "passed", "failed"]);
    assert.equal(
      outcome.gates[2]?.found,
      "5 of 45 targets; 3 have none (x.png, y.png, z1.png); 2 pairs could not be counted",
    );
    assert.equal(decide(whole, [{ missingPredictions: 0 }]).gates[0]?.found, "each of 40 targets has one");
  });

  it("counts a target without a prediction that is counted as missed", () => {
    const [first, ...others] = whole.images;
    assert.ok(first);
    const { name, width, height, target, counts } = first;
    const alone = { name, width, height, target, counts };
    const counted: Report = {
      ...whole,
      images: [alone, ...others],
      pairing: { ...whole.pairing, pairs: 39, targetsOnly: ["000.png"] },
      choices: { ...whole.choices, missing: "count" },
    };
    assert.match(
      decide(counted, [{ missingPredictions: 0 }]).gates[0]?.found ?? "",
      /^1 of 40 targets; 1 has none \(000/,
    );
  });

  it("speaks of cases where images are volumes, and keeps the names of files", () => {
    const cases: Report = {
      ...whole,
      images: whole.images.map((one) => ({ ...one, depth: 2 })),
      pairing: { ...whole.pairing, targetsOnly: ["an image a.nii"] },
      problems: [{ kind: "unreadable", file: "pixel b.nii", message: "It ends early." }],
    };
    assert.equal(
      decide(cases, [{ missingPredictions: 0 }]).gates[0]?.found,
      "1 of 41 targets; 1 has none (an image a.nii)",
    );
    assert.match(decide(cases, [{ problems: "none" }]).gates[0]?.found ?? "", /unreadable pixel b\.nii/);
    const compared = decide(cases, [{ figure: "iou.macro", notWorseThan: "baseline" }], cases);
    assert.match(compared.gates[0]?.found ?? "", /over 40 cases$/);
  });
});

describe("the verdict over all gates", () => {
  it("is failed before undecided before passed", () => {
    const of = run(() => 50);
    const [passed, failed, undecided] = [
      { figure: "iou.macro", atLeast: 0 },
      { figure: "iou.macro", atLeast: 1 },
      { figure: "iou.class.none", atLeast: 0 },
    ];
    assert.equal(decide(of, [passed]).verdict, "passed");
    assert.equal(decide(of, [passed, undecided]).verdict, "undecided");
    assert.equal(decide(of, [passed, undecided, failed]).verdict, "failed");
  });
});
