import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import { classTable } from "../../../../src/core/reading/classTable";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import type { Finding } from "../../../../src/core/reading/finding";
import type { ImageEntry } from "../../../../src/core/document/report";
import { COLOUR, entry, reportOf, type Row } from "../check/entries";

function ignore(images: readonly ImageEntry[], choices: Partial<Choices> = {}): readonly number[] {
  return classTable(images, { ...DEFAULT_CHOICES, ...choices }).ignore;
}

function finding(images: readonly ImageEntry[], id: string, choices: Partial<Choices> = {}): Finding {
  const { findings } = dataCheck(reportOf(images), { ...DEFAULT_CHOICES, ...choices });
  const found = findings.find((candidate) => candidate.id === id);
  assert.ok(found, `no ${id} among ${findings.map((candidate) => candidate.id).join(", ")}`);
  return found;
}

/** Labels 0, 1 and 2 in 1000 - `target` pixels, 255 in `target` of which `both` are predicted as 255, `more` predicted besides. */
function withWhite(target: number, both: number, more = 1): readonly ImageEntry[] {
  return [
    entry([
      [0, 0, 1000 - target - 30 - more],
      [1, 1, 15],
      [2, 2, 15],
      [0, 255, more],
      [255, 255, both],
      [255, 0, target - both],
    ]),
  ];
}

describe("255 of the targets", () => {
  it("is a class where it is a fifth of the pixels and half of it is predicted so", () => {
    assert.deepEqual(ignore(withWhite(200, 100)), []);
    assert.deepEqual(ignore(withWhite(200, 99)), [255]);
    assert.deepEqual(ignore(withWhite(199, 150)), [255]);
  });

  it("is ignored where both sides hold it in the very same pixels, as padding that someone put there", () => {
    assert.deepEqual(ignore(withWhite(400, 400, 0)), [255]);
    assert.deepEqual(ignore(withWhite(400, 400, 1)), []);
    assert.deepEqual(ignore(withWhite(400, 399, 0)), []);
  });

  it("is a class however small among drawn greys, as 0, 128 and 255, where half of it is predicted so", () => {
    const cup = (both: number): readonly ImageEntry[] => [
      entry([
        [0, 0, 900],
        [128, 128, 80],
        [255, 255, both],
        [255, 128, 10 - both],
      ]),
    ];
    assert.deepEqual([ignore(cup(5)), ignore(cup(4)), ignore(cup(10))], [[], [255], []]);
  });

  it("counted as a class is said, with what it is to ignore it", () => {
    const images = withWhite(200, 150);
    const { message, action, effect, problem } = finding(images, "countedAsClass:255");
    assert.match(
      message,
      /Label 255 of the targets, 20\.0 % of their pixels, is counted as a class: the predictions hold it in 75\.0 % of these/,
    );
    assert.deepEqual(
      [action?.apply, action?.option, problem],
      [{ ignore: [255] }, "--ignore 255", "suspicious-coding"],
    );
    assert.ok(effect?.now !== undefined && effect.then !== undefined && effect.now < effect.then);
  });

  it("ignored though it is predicted is said, with what it is to count it", () => {
    const images = withWhite(199, 150);
    const { message, action, problem, standsWithFigures } = finding(images, "predictedIgnoreLabels");
    assert.match(message, /The predictions hold the ignore label 255 \(151 pixels in 1 file\)/);
    assert.deepEqual(
      [action?.apply, action?.option, problem, standsWithFigures],
      [{ ignore: [] }, "--ignore none", "suspicious-coding", true],
    );
    const rare = [
      entry([
        [0, 0, 990],
        [1, 1, 10_000],
        [0, 255, 9],
        [255, 0, 500],
      ]),
    ];
    assert.equal(finding(rare, "predictedIgnoreLabels").problem, undefined);
  });

  it("predicted where it is ignored and nowhere else is no matter, as in predictions that were masked", () => {
    const masked: readonly Row[] = [
      [0, 0, 90],
      [1, 1, 80],
      [255, 255, 30],
    ];
    const found = finding([entry(masked)], "predictedIgnoreLabels");
    assert.deepEqual([found.severity, found.standsWithFigures, found.problem], ["info", undefined, undefined]);
    const elsewhere = finding([entry([...masked, [1, 255, 1]])], "predictedIgnoreLabels");
    assert.deepEqual([elsewhere.severity, elsewhere.problem], ["warning", "suspicious-coding"]);
  });

  it("is what the user chose or the class list says", () => {
    assert.deepEqual(ignore(withWhite(200, 150), { ignore: [255] }), [255]);
    assert.deepEqual(ignore(withWhite(100, 0), { ignore: [] }), []);
    const classList = { source: "classes.txt", classes: [{ label: 0, name: "a", color: "#000000" }], ignore: [255] };
    assert.deepEqual(ignore(withWhite(200, 150), { classList }), [255]);
  });
});

describe("labels below 0 of the targets", () => {
  const images = (label: number, predicted: readonly Row[] = []): readonly ImageEntry[] => [
    entry([[0, 0, 50], [1, 1, 30], [2, 1, 10], [label, 1, 10], ...predicted]),
  ];

  it("are ignored, whichever they are, and said to be, with what it is to count them", () => {
    for (const label of [-1, -100, -32768]) {
      assert.deepEqual(ignore(images(label)), [label]);
      const { message, action, severity } = finding(images(label), `ignoredNegative:${label}`);
      assert.match(
        message,
        new RegExp(
          `Label ${label} of the targets \\(10 pixels, 10\\.0 %\\) is ignored: labels below 0 stand for "ignore", and the predictions hold none of it`,
        ),
      );
      assert.deepEqual([action?.apply, action?.option, severity], [{ ignore: [] }, "--ignore none", "info"]);
    }
  });

  it("are ignored beside 255, and counted one without the other", () => {
    const both = [
      entry([
        [0, 0, 50],
        [1, 1, 30],
        [2, 1, 10],
        [-1, 1, 10],
        [255, 1, 10],
      ]),
    ];
    assert.deepEqual(ignore(both), [255, -1]);
    assert.equal(finding(both, "ignoredNegative:-1").action?.option, "--ignore 255");
  });

  it("are classes where the predictions find them as they find classes, or nothing is to be ignored", () => {
    assert.deepEqual(
      ignore([
        entry([
          [0, 0, 50],
          [1, 1, 30],
          [-1, -1, 20],
          [-1, 0, 5],
        ]),
      ]),
      [],
    );
    assert.deepEqual(ignore(images(-1, [[0, -1, 3]])), [-1]);
    assert.deepEqual(ignore(images(-1), { ignore: [] }), []);
  });

  it("that a class list names are classes", () => {
    const classList = {
      source: "classes.txt",
      classes: [-1, 0, 1, 2].map((label) => ({ label, name: `${label}`, color: "#000000" })),
      ignore: [],
    };
    assert.deepEqual(ignore(images(-1), { classList }), []);
  });

  it("are not colours that a class list does not name", () => {
    const classList = {
      source: "colors.txt",
      classes: [
        { label: 0, name: "a", color: "#804080" },
        { label: 1, name: "b", color: "#00008e" },
      ],
      ignore: [],
    };
    assert.deepEqual(
      ignore(
        [
          entry(
            [
              [0x804080, 0, 3],
              [0x000001, 0, 4],
            ],
            { target: COLOUR },
          ),
        ],
        { classList },
      ),
      [],
    );
  });
});
