import assert from "node:assert/strict";
import type { Choices } from "../../../../src/core/document/choices";
import type { Report } from "../../../../src/core/document/report";
import { decideGates, type GatesOutcome } from "../../../../src/core/gates/decideGates";
import { figureName } from "../../../../src/core/gates/figureName";
import type { Gate } from "../../../../src/core/gates/gate";
import { gateMetrics } from "../../../../src/core/gates/gateMetrics";
import { readGates } from "../../../../src/core/gates/readGates";
import { image, report, type Triple } from "../../../support/images";

function decide(of: Report, gates: readonly unknown[], baseline?: Report): GatesOutcome {
  const read = readGates(JSON.stringify(gates), "a.json");
  assert.ok(read.ok, read.ok ? "" : read.message);
  const against = baseline
    ? { ok: true as const, report: baseline }
    : { ok: false as const, message: "There is none." };
  return decideGates(of, against, read.gates);
}

/** What was found of a gate, and its verdict. */
function found(of: Report, gate: unknown, baseline?: Report): readonly string[] {
  const [first] = decide(of, [gate], baseline).gates;
  return [first?.text ?? "", first?.verdict ?? "", first?.found ?? ""];
}

/** So many images of a class beside a background, half of it found. */
function run(images: number, rows: readonly Triple[], choices: Partial<Choices> = {}): Report {
  return report(
    Array.from({ length: images }, (_, index) => image(String(index).padStart(3, "0"), rows)),
    choices,
  );
}

const HALF: readonly Triple[] = [
  [0, 0, 100],
  [1, 1, 50],
  [1, 0, 50],
];
/** Nothing of what is right is predicted. */
const EXCHANGED: readonly Triple[] = [
  [0, 1, 50],
  [1, 0, 50],
];

describe("a threshold, whole", () => {
  it("is met by the value with its sign, but for what is best at 0", () => {
    assert.deepEqual(found(run(1, EXCHANGED), { figure: "mcc.macro", atLeast: 0.5 }), [
      "mcc.macro at least 0.5",
      "failed",
      "-1.000, not at least 0.5",
    ]);
    assert.deepEqual(found(run(1, HALF), { figure: "relativeVolumeDifference.class.1", atMost: 0.5 }), [
      "relativeVolumeDifference.class.1 within 0.5 of 0",
      "passed",
      "-0.500",
    ]);
    const more: readonly Triple[] = [[0, 1, 50], [1, 1, 100]]; // prettier-ignore
    assert.deepEqual(found(run(1, more), { figure: "relativeVolumeDifference.class.1", atMost: 0.4 }), [
      "relativeVolumeDifference.class.1 within 0.4 of 0",
      "failed",
      "0.500, not within 0.4 of 0",
    ]);
    assert.deepEqual(found(run(1, HALF), { figure: "fnr.class.1", atMost: 0.25 }), [
      "fnr.class.1 at most 0.25",
      "failed",
      "0.500, not at most 0.25",
    ]);
    assert.deepEqual(found(run(1, HALF), { figure: "pixelAccuracy", atLeast: 0.75 }), ["pixelAccuracy at least 0.75", "passed", "0.750"]); // prettier-ignore
  });

  it("is met by the end of the interval that is worse", () => {
    const wavy = report(
      Array.from({ length: 40 }, (_, index) => {
        const right = 60 + (index % 7);
        return image(String(index), [[0, 0, 100], [1, 1, right], [1, 0, 100 - right]]); // prettier-ignore
      }),
    );
    const bound = (gate: object): readonly string[] => found(wavy, gate);
    const interval = /^0\.\d{3}, 95 % interval (-?0\.\d+) to (-?0\.\d+)$/;
    const [text, verdict, said] = bound({ figure: "fnr.class.1", atMost: 0.37, by: "upperBound" });
    assert.deepEqual([text, verdict], ["upper bound of fnr.class.1 at most 0.37", "failed"]);
    const [, low, high] = interval.exec(said ?? "") ?? [];
    assert.ok(Number(low) < 0.37 && Number(high) > 0.37, said);
    assert.equal(bound({ figure: "fnr.class.1", atMost: 0.38, by: "upperBound" })[1], "passed");
    const near = bound({ figure: "relativeVolumeDifference.class.1", atMost: 0.37, by: "upperBound" });
    assert.deepEqual(near.slice(0, 2), ["interval of relativeVolumeDifference.class.1 within 0.37 of 0", "failed"]);
    assert.match(
      near[2] ?? "",
      /^-0\.37\d, 95 % interval -0\.38\d to -0\.36\d$|^-0\.37\d, 95 % interval -0\.3\d+ to -0\.3\d+$/,
    );
    assert.equal(bound({ figure: "relativeVolumeDifference.class.1", atMost: 0.38, by: "upperBound" })[1], "passed");
    assert.equal(
      bound({ figure: "recall.macro", atLeast: 0.5, by: "lowerBound" })[0],
      "lower bound of recall.macro at least 0.5",
    );
    assert.match(bound({ figure: "recall.macro", atLeast: 0.5, by: "lowerBound" })[2] ?? "", interval);
    assert.match(bound({ figure: "recall.class-imagewise.1", atLeast: 0.5, by: "lowerBound" })[2] ?? "", interval);
  });

  it("cannot be decided of what has no interval", () => {
    const kappa = figureName("kappa");
    assert.ok(kappa.ok);
    const gates: readonly Gate[] = [
      { kind: "atLeast", figure: kappa.name, threshold: 0, by: "bound" },
      { kind: "notWorseThan", figure: kappa.name, margin: 0, decide: "shown" },
    ];
    const of = run(20, HALF);
    assert.deepEqual(
      decideGates(of, { ok: true, report: of }, gates).gates.map(({ text, verdict, found: said }) => [
        text,
        verdict,
        said,
      ]),
      [
        ["lower bound of kappa at least 0", "undecided", "No interval is made of this figure."],
        ["kappa not shown to be worse than the baseline", "undecided", "No interval is made of this figure."],
      ],
    );
  });

  it("cannot be decided of figures over pixels where classes are regions that overlap", () => {
    const regions = [
      { name: "whole", labels: [0, 1] },
      { name: "core", labels: [1] },
    ];
    const of = run(1, HALF, { regions });
    const said = "Micro averages, figures of all pixels and the confusion are not defined over regions that overlap.";
    for (const figure of ["pixelAccuracy", "iou.micro", "iou.micro-imagewise"])
      assert.deepEqual(found(of, { figure, atLeast: 0 }).slice(1), ["undecided", said], figure);
    for (const figure of ["iou.macro", "iou.macro-imagewise", "iou.class.whole"])
      assert.equal(found(of, { figure, atLeast: 0 })[1], "passed", figure);
    const apart = run(1, HALF, { regions: regions.slice(0, 1) });
    assert.equal(found(apart, { figure: "pixelAccuracy", atLeast: 0 })[1], "passed");
  });

  it("names the class that was meant, else those that there are", () => {
    const called = (names: readonly string[]): Partial<Choices> => ({
      classList: {
        source: "list",
        ignore: [],
        classes: names.map((name, label) => ({ label, name, color: "#000000" })),
      },
    });
    const said = (name: string, ...names: readonly string[]): string =>
      found(run(1, HALF, called(names)), { figure: `iou.class.${name}`, atLeast: 0 })[2] ?? "";
    assert.equal(said("rider", "road", "ridr"), "This report has no class rider; near to it is ridr.");
    assert.equal(said("x", "road", "car"), "This report has no class x; it has road, car.");
    const many = Array.from({ length: 11 }, (_, k) => `long name ${k}`);
    assert.match(said("x", ...many), /; it has long name 0, .*, long name 9 and 1 more\.$/);
    assert.match(said("x", ...many.slice(1)), /, long name 10\.$/);
    assert.equal(said("car", "car", "car"), "2 classes are called car: name the one that is meant by its label.");
    assert.equal(said("road", "road", "car"), "0.667");
    assert.equal(said("1", "road", "car"), "0.500", "by its label");
    assert.equal(said("1", "1", "car"), "0.667", "a name before a label");
  });

  it("over all classes says which have no value, ten by name, and nothing where all have one", () => {
    const listed = (count: number): Partial<Choices> => ({
      classList: {
        source: "list",
        ignore: [],
        classes: Array.from({ length: count }, (_, label) => ({ label, name: `c${label}`, color: "#000000" })),
      },
    });
    const notes = (count: number): readonly string[] =>
      decide(run(1, HALF, listed(count)), [{ figure: "iou.class.*", atLeast: 0 }]).notes;
    assert.deepEqual(notes(2), []);
    assert.deepEqual(notes(3), ["iou.class.* leaves out 1 class without a value: c2."]);
    assert.deepEqual(notes(12), ["iou.class.* leaves out 10 classes without a value: c2, c3, c4, c5, c6, c7, c8, c9, c10, c11."]); // prettier-ignore
    assert.match(notes(13)[0] ?? "", /c10, c11 and 1 more\.$/);
    const none = decide(run(1, HALF, { leftOut: [0, 1] }), [{ figure: "iou.class.*", atLeast: 0 }]).gates;
    assert.deepEqual(none, [{ text: "iou.class.* at least 0", verdict: "undecided", found: "No class of the means has a value." }]); // prettier-ignore
  });
});

describe("a margin, whole", () => {
  const gate = (more: object = {}, figure = "recall.class.1"): object => ({
    figure,
    notWorseThan: "baseline",
    ...more,
  });
  const of = (right: (index: number) => number): Report =>
    report(
      Array.from(
        { length: 30 },
        (_, index) =>
        image(String(index), [[0, 0, 100], [1, 1, right(index)], [1, 0, 100 - right(index)]]), // prettier-ignore
      ),
    );
  const [before, better, worse] = [of((k) => 50 + (k % 3)), of((k) => 60 + (k % 5)), of((k) => 40 + (k % 5))];

  it("says the difference with its sign, and of how many images", () => {
    const [text, verdict, said] = found(better, gate(), before);
    assert.deepEqual([text, verdict], ["recall.class.1 not shown to be worse than the baseline", "passed"]);
    assert.match(
      said ?? "",
      /^0\.620 against 0\.510: difference \+0\.110, 95 % interval \+0\.\d{3} to \+0\.\d{3}, over 30 images$/,
    );
    const proved = found(worse, gate({ margin: 0.05, decide: "proved" }), before);
    assert.deepEqual(proved.slice(0, 2), [
      "recall.class.1 proved not to be worse than the baseline by more than 0.05",
      "failed",
    ]);
    assert.match(proved[2] ?? "", /: difference -0\.090, 95 % interval -0\.\d+ to -0\.\d+, over 30 images$/);
    const fnr = found(worse, gate({}, "fnr.class.1"), before);
    assert.match(fnr[2] ?? "", /^0\.580 against 0\.490: difference \+0\.090, 95 % interval \+0\.\d{3} to \+0\.\d{3}, /);
    assert.equal(fnr[1], "failed");
  });

  it("is one family of tests by margin, way to decide, metric and scope", () => {
    const families = (...gates: readonly object[]): boolean =>
      decide(better, gates, before).gates.some(({ found: said }) => said.includes("Holm over 2 classes"));
    assert.ok(families(gate({}, "recall.class.0"), gate({}, "recall.class.1")));
    assert.ok(!families(gate({}, "recall.class.0"), gate({ margin: 0.1 }, "recall.class.1")));
    assert.ok(!families(gate({}, "recall.class.0"), gate({ decide: "proved" }, "recall.class.1")));
    assert.ok(!families(gate({}, "recall.class.0"), gate({}, "iou.class.1")));
    assert.ok(!families(gate({}, "recall.class.0"), gate({}, "recall.class-imagewise.1")));
    assert.ok(!families(gate({}, "recall.macro"), gate({}, "iou.macro")));
  });

  it("has no sign of what is best at 0 where the runs lie on both sides of it", () => {
    const volume = (small: number, large: number): Report =>
      report(Array.from({ length: 30 }, (_, k) => image(String(k), [[0, 0, 100 - large], [1, 1, small], [1, 0, 100 - small], [0, 1, large]]))); // prettier-ignore
    const [less, far, more, most] = [volume(60, 0), volume(50, 0), volume(100, 30), volume(100, 40)] as const;
    const verdict = (one: Report, other: Report): readonly string[] =>
      found(one, gate({}, "relativeVolumeDifference.class.1"), other).slice(1);
    assert.equal(verdict(less, far)[0], "passed");
    assert.equal(verdict(far, less)[0], "failed");
    assert.equal(verdict(more, most)[0], "passed");
    assert.equal(verdict(most, more)[0], "failed");
    const both = "The two figures lie on both sides of 0, so that their difference does not say which is better.";
    assert.deepEqual(verdict(less, more), ["undecided", both]);
    assert.deepEqual(verdict(more, less), ["undecided", both]);
    assert.notEqual(verdict(volume(100, 0), less)[1], both, "0 is on either side");
    assert.notEqual(verdict(more, volume(100, 0))[1], both);
  });

  it("cannot be decided of a class that is nowhere, and says in which run it has no value", () => {
    const classList = { source: "list", ignore: [], classes: [0, 1, 2].map((label) => ({ label, name: `c${label}`, color: "#000000" })) }; // prettier-ignore
    const listed = (one: Report, more: Partial<Choices> = {}): Report => ({
      ...one,
      choices: { ...one.choices, classList, ...more },
    });
    assert.deepEqual(found(listed(better), gate({}, "iou.class.c2"), listed(before)).slice(1), [
      "undecided",
      "The class does not have a value in both runs over the common images: it is 0/0 there.",
    ]);
    assert.deepEqual(
      found(listed(better, { leftOut: [2] }), gate({}, "iou.class.c2"), listed(before, { leftOut: [2] })).slice(1),
      ["undecided", "The class is left out of the means, or in no image that both runs have."],
    );
  });
});

describe("the metrics of gates, whole", () => {
  it("have those of the first tier and those that gates name, no other", () => {
    const read = readGates(JSON.stringify([{ figure: "mcc.macro", atLeast: 0 }, { figure: "kappa", atLeast: 0 }, { problems: "none" }]), "a.json"); // prettier-ignore
    assert.ok(read.ok);
    const metrics = (gates: readonly Gate[]): readonly string[] =>
      Object.keys(JSON.parse(gateMetrics(run(1, HALF), gates)) as object);
    const [without, withMcc] = [metrics([]), metrics(read.gates)];
    assert.ok(!without.includes("mcc"));
    assert.deepEqual(
      withMcc.filter((key) => !without.includes(key)),
      ["mcc"],
    );
    const { iou } = JSON.parse(gateMetrics(run(2, HALF), [])) as { iou: Record<string, Record<string, number>> };
    assert.deepEqual(iou["class-imagewise"], { 0: 2 / 3, 1: 0.5 });
  });
});
