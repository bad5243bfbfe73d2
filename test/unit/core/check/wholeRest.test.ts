import assert from "node:assert/strict";
import { generatedColour } from "../../../../src/core/classLists/generatedColours";
import { listActions } from "../../../../src/core/check/classListFindings";
import { chooseFoundList, undecidedLists } from "../../../../src/core/check/foundList";
import { listFit } from "../../../../src/core/check/listFit";
import { choiceOption } from "../../../../src/core/check/choiceOption";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ClassList } from "../../../../src/core/document/classList";
import type { ImageEntry, Report } from "../../../../src/core/document/report";
import { segmentId } from "../../../../src/core/reading/segmentId";
import type { Finding } from "../../../../src/core/reading/finding";
import { COLOUR, entry, withoutPrediction, type Row } from "./entries";
import { rounded, wholeFindings } from "./whole";
import { upTo } from "./scenes";

const GOOD: readonly Row[] = [
  [0, 0, 50],
  [1, 1, 40],
  [0, 1, 10],
];
const PAIRING = { rule: "same relative path", pairs: 4, targetsOnly: [], predictionsOnly: [] } as const;

describe("pairs that are left out or were changed, whole", () => {
  const found = (ids: RegExp, report: Partial<Report>, choices: Partial<Choices> = {}): readonly Finding[] =>
    wholeFindings([entry(GOOD)], ids, { report: { pairing: PAIRING, ...report }, choices });
  const problem = (kind: "volume-mismatch" | "size-mismatch", file: string) => ({ kind, file, message: `${file} is elsewhere.` }); // prettier-ignore

  it("say of volumes that lie otherwise how many, with the first and its reason", () => {
    assert.deepEqual(
      found(/^volume/, { problems: [problem("volume-mismatch", "a.nii"), problem("size-mismatch", "b.nii")] }),
      [
        {
          id: "volumeMismatches",
          severity: "error",
          message:
            "1 case of 4 is left out, since one voxel is not one place in both volumes. a.nii: a.nii is elsewhere.",
          numbers: { cases: 1 },
        },
      ],
    );
    const two = found(/^volume/, {
      problems: [problem("volume-mismatch", "a.nii"), problem("volume-mismatch", "b.nii")],
    });
    assert.match(two[0]?.message ?? "", /^2 cases of 4 are left out, .* a\.nii: /);
    assert.deepEqual(found(/^volume/, {}), []);
  });

  it("say of sizes that differ how many, and what to do", () => {
    const said = (count: number): string =>
      found(/^sizeMismatches/, { problems: upTo(count).map((k) => problem("size-mismatch", `${k}.png`)) })[0]
        ?.message ?? "";
    assert.equal(
      said(1),
      "1 pair of 4 differs in size and is left out. Make the predictions in the size of their targets, or have them resized by nearest-neighbour: that is not what the model predicted, and is printed with every figure.",
    );
    assert.match(said(2), /^2 pairs of 4 differ in size and are left out\./);
    assert.equal(said(0), "");
  });

  it("say of names what was offered and what was taken", () => {
    const offer = { kind: "letterCase", message: "Offered.", pairs: 6 } as const;
    assert.deepEqual(found(/^letterCase/, { pairing: { ...PAIRING, offer } }), [
      {
        id: "letterCase",
        severity: "warning",
        message: "Offered.",
        numbers: { pairs: 4, pairsThen: 6 },
        action: {
          label: "Read them as the same",
          apply: { files: { letterCase: "ignored" } },
          option: "--ignore-case",
        },
      },
    ]);
    const padding = found(/^zeroPadding/, { pairing: { ...PAIRING, offer: { ...offer, kind: "zeroPadding" } } });
    assert.deepEqual(
      [padding[0]?.action?.label, padding[0]?.action?.option],
      ["Read them as numbers", "--ignore-zero-padding"],
    );
    assert.deepEqual(found(/^letterCase/, {}, { files: { letterCase: "ignored" } }), [
      {
        id: "letterCaseTaken",
        severity: "info",
        message: "By choice, capital and small letters in names are read as the same: 4 pairs.",
        numbers: { pairs: 4 },
        action: { label: "Read names as they are", apply: { files: {} } },
      },
    ]);
    assert.equal(
      found(/^zeroPadding/, {}, { files: { zeroPadding: "ignored" } })[0]?.message,
      "By choice, numbers in names are read without leading zeros: 4 pairs.",
    );
  });

  it("say of resized predictions how many, with an example where there is one", () => {
    const resized = (count: number): Finding | undefined => {
      const images = upTo(2).map((k): ImageEntry => {
        const image = entry(GOOD, { name: `i${k}` });
        assert.ok(image.prediction);
        return k > count
          ? image
          : { ...image, prediction: { ...image.prediction, resizedFrom: { width: 5, height: 2 } } };
      });
      return wholeFindings(images, /^resizedPredictions/, { choices: { files: { resize: "nearest" } } })[0];
    };
    const words = "By choice, predictions are resized to their targets by nearest-neighbour:";
    assert.deepEqual(resized(1), {
      id: "resizedPredictions",
      severity: "info",
      message: `${words} 1 of 2, such as i1 from 5 x 2 to 100 x 1.`,
      numbers: { resized: 1, images: 2 },
      action: { label: "Leave pairs of other sizes out", apply: { files: {} } },
    });
    assert.equal(resized(0)?.message, `${words} 0 of 2.`);
  });
});

describe("255 beside 0 in some targets and 1 in others, whole", () => {
  const white = (name: string, ...more: readonly Row[]): ImageEntry =>
    entry([[0, 0, 50], [255, 0, 30], ...more], { name });
  const one = entry([[0, 0, 50], [1, 1, 30], [1, 0, 5]], { name: "one" }); // prettier-ignore
  const found = (images: readonly ImageEntry[], choices: Partial<Choices> = {}): readonly Finding[] =>
    wholeFindings(images, /^whiteBesideOne/, { choices });

  it("may be the foreground of the former", () => {
    const [finding, ...others] = found([white("a"), one]);
    assert.deepEqual(others, []);
    const { effect, standsWithFigures, ...rest } = finding ?? assert.fail("nothing");
    assert.deepEqual(rest, {
      id: "whiteBesideOne",
      severity: "warning",
      message:
        "1 target of 2 holds 0 and 255 alone, others hold 1. 255 is ignored in all of them; if it is the foreground of the former, as in masks for viewing, read it as class 1.",
      numbers: { files: 1, all: 2 },
      images: ["a"],
      action: {
        label: "Read 255 as class 1",
        apply: { relabelling: { prediction: [], target: [{ kind: "table", name: "255 to 1", from: [255], to: [1] }] } },
        option: "--relabel target:255=1",
      },
    });
    assert.deepEqual(effect, rounded({ now: (100 / 105 + 30 / 35) / 2, then: (100 / 135 + 30 / 65) / 2 }));
    assert.equal(standsWithFigures, true);
    assert.match(found([white("a"), white("b"), one])[0]?.message ?? "", /^2 targets of 3 hold 0 and 255 alone, /);
  });

  it("is not where it is ignored by choice, read already, or where there are other labels or no such file", () => {
    assert.deepEqual(found([white("a"), one], { ignore: [255] }), []);
    assert.deepEqual(found([white("a", [7, 7, 5]), one]), []);
    assert.deepEqual(found([white("a", [1, 1, 5]), one]), [], "255 beside 1 in one file");
    const shift = [{ kind: "shift", by: 0 }] as const;
    assert.deepEqual(found([white("a"), one], { relabelling: { target: shift, prediction: [] } }), []);
    assert.equal(found([white("a", [-1, 0, 5]), one]).length, 1, "a label below 0 is none of them");
  });
});

describe("images that stand out beside targets without predictions", () => {
  const uniform = entry([[0, 0, 60], [1, 0, 30], [2, 0, 10]], { name: "i10" }); // prettier-ignore
  const good = (name: string): ImageEntry => entry([[0, 0, 60], [1, 1, 30], [2, 2, 10]], { name }); // prettier-ignore

  it("are those with one, in natural order", () => {
    const second = { ...uniform, name: "i9" };
    const images = [uniform, second, ...upTo(8).map((k) => good(`g${k}`))];
    const alone = withoutPrediction(entry([[0, -0x80000000, 50], [1, -0x80000000, 50]], { name: "t" })); // prettier-ignore
    const [found] = wholeFindings([...images, alone], /^uniform/, { choices: { missing: "count" } });
    assert.deepEqual([found?.images, found?.numbers], [["i9", "i10"], { images: 2, all: 10 }]);
  });

  it("agree by chance in the plural, alike ones in natural order", () => {
    const chance = (name: string): ImageEntry => entry([[0, 0, 30], [0, 1, 30], [1, 0, 20], [1, 1, 20]], { name }); // prettier-ignore
    const images = [chance("c10"), chance("c9"), ...upTo(15).map((k) => good(`g${k}`))];
    const [found] = wholeFindings(images, /^farBelow/);
    assert.deepEqual(found?.images, ["c9", "c10"]);
    const bad = entry([[0, 1, 50], [0, 0, 10], [1, 0, 10], [1, 1, 30]], { name: "bad" }); // prettier-ignore
    assert.deepEqual(wholeFindings([...images, bad], /^farBelow/)[0]?.images, ["bad", "c9", "c10"]);
    assert.match(
      found.message,
      /: c9 \(50\.0 %\), c10 \(50\.0 %\)\. 2 of them agree no better than by chance, as noise /,
    );
  });
});

describe("lists that are found", () => {
  const names = (...all: readonly string[]): ClassList => ({
    source: "classes.txt",
    ignore: [],
    classes: all.map((name, label) => ({ label, name, color: generatedColour(label) })),
  });
  const images = [entry(GOOD)];

  it("are taken where one fits, the first of them, with nothing left to tell but what could not be read", () => {
    const [fits, other] = [names("background", "cat"), names("background")];
    const unread = [{ file: "x", message: "y" }];
    assert.deepEqual(
      chooseFoundList({ lists: [other, fits, names("bg", "dog")], unread: [], skipped: 3 }, images, DEFAULT_CHOICES),
      {
        classList: { ...fits, found: true },
      },
    );
    assert.deepEqual(chooseFoundList({ lists: [fits], unread, skipped: 3 }, images, DEFAULT_CHOICES), {
      classList: { ...fits, found: true },
      foundLists: { lists: [], unread, skipped: 0 },
    });
    const none = { lists: [other], unread: [], skipped: 3 };
    assert.deepEqual(chooseFoundList(none, images, DEFAULT_CHOICES), { foundLists: none });
    assert.deepEqual(chooseFoundList({ ...none, lists: [fits] }, [], DEFAULT_CHOICES), { foundLists: { ...none, lists: [fits] } }); // prettier-ignore
  });

  it("are kept undecided where there is any", () => {
    const nothing = { lists: [], unread: [], skipped: 0 };
    assert.deepEqual(undecidedLists(nothing), {});
    for (const some of [{ lists: [names("a")] }, { unread: [{ file: "x", message: "y" }] }, { skipped: 1 }])
      assert.deepEqual(undecidedLists({ ...nothing, ...some }), { foundLists: { ...nothing, ...some } });
  });

  it("may be used as they stand or from another label on, but for those whose colours say where", () => {
    const fit = listFit(names("cat"), images, DEFAULT_CHOICES);
    const labels = (misfit: "lacking" | "palette"): readonly string[] =>
      listActions({ ...fit, misfit }).map(({ label }) => label);
    assert.deepEqual(labels("lacking"), ["The list begins at 1, 0 is the background", "Use the list as it stands"]);
    assert.deepEqual(labels("palette"), ["The list begins at 1, 0 is the background"]);
    const { begins, ...still } = fit;
    assert.equal(begins, 1);
    assert.deepEqual(listActions(still).map(({ label }) => label), ["Use the list as it stands"]); // prettier-ignore
    const own: ClassList = { ...names("cat"), colours: "colours.txt", found: true };
    assert.deepEqual(listActions({ ...still, list: own })[0]?.apply.classList, { source: own.source, colours: "colours.txt", classes: own.classes, ignore: [] }); // prettier-ignore
  });

  it("begin where an option says", () => {
    const option = (begins: number): string | undefined => choiceOption({ classList: { ...names("cat"), begins } });
    assert.deepEqual([-1, 0, 1].map(option), ["--classes classes.txt --classes-begin=-1", "--classes classes.txt --classes-begin 0", "--classes classes.txt --classes-begin 1"]); // prettier-ignore
  });
});

describe("ids of segments, at their bounds", () => {
  const found = (counts: readonly number[], shared = 0): readonly Finding[] => {
    let next = 0x10305;
    const images = counts.map((count, index) =>
      entry(
        upTo(count).map((k): Row => [index > 0 && k <= shared ? 0x10305 + 7919 * k : (next += 7919), 0, 3]),
        { name: String(index), target: COLOUR, prediction: COLOUR },
      ),
    );
    return wholeFindings(images, /^segmentIds/);
  };

  it("are twenty colours in two images, eight of ten of them in one alone", () => {
    assert.deepEqual([found([10, 10]).length, found([10, 9]).length, found([20]).length], [1, 0, 0]);
    // Of 20 colours the second image has 4 of the first's, or 5.
    assert.deepEqual([found([12, 12], 4).length, found([12, 13], 5).length], [1, 0]);
    assert.match(found([12, 12], 4)[0]?.message ?? "", /^16 of the 20 colours of the targets are in one image alone: /);
  });

  it("keep the steps of the other side", () => {
    const rows: readonly Row[] = [
      [segmentId(7), 8, 900],
      [segmentId(24001), 25, 50],
      [segmentId(24002), 25, 50],
    ];
    const shift = { kind: "shift", by: -1 } as const;
    const [finding] = wholeFindings([entry(rows, { target: COLOUR })], /^segmentClasses/, {
      choices: { relabelling: { target: [], prediction: [shift] } },
    });
    assert.deepEqual(finding?.action?.apply.relabelling, {
      prediction: [shift],
      target: [{ kind: "segmentIds" }, { kind: "divide", by: 1000 }],
    });
  });
});
