import assert from "node:assert/strict";
import { CITYSCAPES_TRAIN_IDS } from "../../../../src/core/classLists/cityscapes";
import { generatedColour } from "../../../../src/core/classLists/generatedColours";
import type { Choices } from "../../../../src/core/document/choices";
import type { ClassList } from "../../../../src/core/document/classList";
import type { FoundLists, ImageEntry, Report } from "../../../../src/core/document/report";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import type { Finding } from "../../../../src/core/reading/finding";
import { entry, type Row } from "./entries";
import { rounded, wholeFindings } from "./whole";

/** A list of names from this label on, in the colours of a list that has none of its own. */
function names(first: number, ...all: readonly string[]): ClassList {
  const classes = all.map((name, row) => ({ label: first + row, name, color: generatedColour(first + row) }));
  return { source: "classes.txt", classes, ignore: [] };
}

const IDS = /ClassList|ignoredByFoundList|classListBegins/;

/** What is said of lists that were found and are not applied. */
function offered(
  images: readonly ImageEntry[],
  lists: readonly ClassList[],
  more: Partial<Report> = {},
): readonly Finding[] {
  return wholeFindings(images, IDS, { report: { foundLists: { lists, unread: [], skipped: 0 }, ...more } });
}

function said(images: readonly ImageEntry[], list: ClassList): string {
  const [found, ...others] = offered(images, [list]);
  assert.deepEqual(others, []);
  return (found?.message ?? "").replace("The class list classes.txt, found beside the targets, is not used: ", "");
}

const ROWS: readonly Row[] = [
  [0, 0, 50],
  [1, 1, 20],
  [2, 2, 10],
  [2, 0, 5],
];
const IMAGES = [entry(ROWS)];

describe("a class list that was found and is not used, whole", () => {
  it("lacks labels, and would fit if it began elsewhere", () => {
    const list = names(0, "cat", "dog");
    const [found, ...others] = offered(IMAGES, [list]);
    assert.deepEqual(others, []);
    const classes = [{ label: 0, name: "background", color: "#000000" }, ...names(1, "cat", "dog").classes];
    const iou = (50 / 55 + 20 / 20 + 10 / 15) / 3;
    assert.deepEqual(
      found,
      rounded({
        id: "foundClassList",
        severity: "warning",
        message:
          "The class list classes.txt, found beside the targets, is not used: it has 2 classes, none of them for label 2 of the masks. " +
          "As it stands, 15 target pixels (17.6 %) would be left out and 10 predicted pixels would be of no class. " +
          "It fits if it begins at label 1: 0 is background, 1 is cat, 2 is dog.",
        numbers: { classes: 2, absent: 0, lacking: 2 },
        action: {
          label: "The list begins at 1, 0 is the background",
          apply: { classList: { source: "classes.txt", begins: 1, classes, ignore: [] } },
          option: "--classes classes.txt --classes-begin 1",
        },
        problem: "suspicious-coding",
        effect: { now: iou, then: iou },
        standsWithFigures: false,
      }),
    );
  });

  it("lacks labels of one side or of both, up to six by name, and fits from nowhere", () => {
    const list = names(0, "background", "cat");
    assert.equal(
      said([entry([[0, 0, 50], [1, 1, 20], [0, 2, 10]])], list), // prettier-ignore
      "it has 2 classes, none of them for label 2 of the predictions. As it stands, 10 predicted pixels would be of no class.",
    );
    assert.equal(
      said([entry([[0, 0, 50], [1, 1, 49], [2, 0, 1]])], list), // prettier-ignore
      "it has 2 classes, none of them for label 2 of the targets. As it stands, 1 target pixel (1.0 %) would be left out.",
    );
    const seven = (count: number): readonly ImageEntry[] => [
      entry([...ROWS, ...Array.from({ length: count - 1 }, (_, row): Row => [3 + row, 0, 1])]),
    ];
    assert.match(said(seven(6), list), /^it has 2 classes, none of them for labels 2, 3, 4, 5, 6, 7 of the masks\. /);
    assert.match(said(seven(7), list), /^it has 2 classes, none of them for 7 labels of the masks\. /);
    assert.match(
      said(IMAGES, { ...list, classes: list.classes.slice(0, 1) }),
      /^it has 1 class, none of them for labels 1, 2 /,
    );
  });

  it("makes other classes of the labels", () => {
    const mixed = [
      entry([[0, 0, 5], [1, 1, 5]], { name: "a", target: { format: "PNG", kind: "grey", bits: 1 } }), // prettier-ignore
      entry([[0, 0, 5], [255, 1, 5]], { name: "b" }), // prettier-ignore
    ];
    const list = { ...names(0, "background", "cat") };
    const white = { label: 255, name: "dog", color: generatedColour(255) };
    assert.equal(
      said(mixed, { ...list, classes: [...list.classes, white] }),
      "it would make other classes of the labels, and change figures.",
    );
  });

  it("ignores more than half of the target pixels", () => {
    const list = { ...names(0, "background", "cat", "dog"), ignore: [0] };
    assert.equal(
      said([entry([[0, 0, 51], [1, 1, 29], [2, 2, 20]])], list), // prettier-ignore
      "it would ignore 0 (51 pixels in 1 file), 51.0 % of the target pixels.",
    );
    assert.equal(said([entry([[0, 0, 50], [1, 1, 30], [2, 2, 20]])], list), "it fits, and was taken back by hand."); // prettier-ignore
  });

  it("has more classes that occur nowhere than half", () => {
    const road = (...more: readonly string[]): ClassList => names(0, "road", "cat", "dog", ...more);
    assert.equal(
      said(IMAGES, road("a", "b", "c", "d")),
      "4 of its 7 classes occur in no mask, so it may be of another data set. As it stands, 0 is road, 1 is cat, 2 is dog.",
    );
    assert.equal(said(IMAGES, road("a", "b", "c")), "it fits, and was taken back by hand.");
    const two = [entry([[0, 0, 5], [1, 1, 5], [1, 0, 1]])]; // prettier-ignore
    assert.match(
      said(two, names(0, "road", "cat", "dog", "a", "b")),
      /^3 of its 5 classes occur .* 0 is road, 1 is cat\.$/,
    );
    assert.match(said(two, { ...names(0, "road", "cat", "dog"), ignore: [0] }), /^it fits/);
    assert.match(said(two, { ...names(0, "cat", "road", "a", "b"), ignore: [0, 3] }), /^it fits/);
    const animals = said(IMAGES, names(0, "cat", "dog", "cow", "a", "b", "c", "d"));
    assert.match(
      animals,
      /^4 of its 7 .* 2 is cow\. It fits if it begins at label 1: 0 is background, 1 is cat, 2 is dog, \.\.\.\.$/,
    );
  });

  it("names no background where label 0 may be one", () => {
    assert.equal(
      said(IMAGES, names(0, "cat", "dog", "cow", "pig")),
      "it names no background, and label 0, 58.8 % of the target pixels, may be one. As it stands, 0 is cat, 1 is dog, 2 is cow: " +
        "if that is right, choose it by hand, or give --classes classes.txt. " +
        "It fits if it begins at label 1: 0 is background, 1 is cat, 2 is dog, ....",
    );
    const [found] = offered(IMAGES, [names(0, "cat", "dog", "cow", "pig")]);
    assert.equal(found?.action?.label, "The list begins at 1, 0 is the background");
    for (const first of ["background", "road", "unlabelled"])
      assert.equal(said(IMAGES, names(0, first, "dog", "cow", "pig")), "it fits, and was taken back by hand.", first);
  });

  it("has its colours one label further in the palettes of the masks", () => {
    const colours = ["#112233", "#445566", "#778899"];
    const classes = ["cat", "dog", "cow"].map((name, row) => ({ label: row, name, color: colours[row] ?? "" }));
    const palette: MaskFacts = { format: "PNG", kind: "palette", bits: 8, palette: "000000112233445566778899" };
    const images = [
      entry([[0, 0, 50], [1, 1, 20], [2, 2, 9], [3, 3, 1], [3, 0, 5]], { target: palette, prediction: palette }), // prettier-ignore
    ];
    const list = { source: "classes.txt", classes, ignore: [] };
    assert.match(said(images, list), /^it has 3 classes, none of them for label 3 of the masks/);
    const three = [
      entry([[0, 0, 50], [1, 1, 20], [2, 2, 9], [2, 0, 5]], { target: palette, prediction: palette }), // prettier-ignore
    ];
    const [found] = offered(three, [list]);
    assert.match(
      found?.message ?? "",
      /: the colours of the masks are those of its classes at other labels\. It fits if it begins at label 1: 0 is background, 1 is cat, 2 is dog, \.\.\.\.$/,
    );
    assert.equal(found?.action?.label, "The list begins at 1, 0 is the background");
  });

  it("is one of several, each with an id; none is offered in a shard, beside a list by choice or where its file tells segments", () => {
    const lists = [names(0, "cat", "dog"), { ...names(0, "a"), source: "b.txt" }];
    assert.deepEqual(
      offered(IMAGES, lists).map(({ id, message }) => `${id} ${message.slice(15, 26)}`),
      ["foundClassList:2 b.txt, foun", "foundClassList classes.txt"],
      "what changes the figures by a lot stands first",
    );
    assert.deepEqual(offered(IMAGES, lists, { shard: { number: 1, of: 2 } }), []);
    const foundSegments = [{ side: "target", file: "b.txt", from: [1], to: [1] }] as const;
    assert.deepEqual(
      offered(IMAGES, lists, { foundSegments }).map(({ message }) => message.slice(0, 30)),
      ["The class list classes.txt, fo"],
    );
    const given = {
      choices: { classList: names(0, "road", "x", "y") },
      report: { foundLists: { lists, unread: [], skipped: 0 } },
    };
    assert.deepEqual(wholeFindings(IMAGES, IDS, given), []);
  });
});

describe("a class list that is used, whole", () => {
  const used = (
    images: readonly ImageEntry[],
    classList: ClassList,
    choices: Partial<Choices> = {},
  ): readonly Finding[] => wholeFindings(images, IDS, { choices: { classList, ...choices } });

  it("does not fit as it stands", () => {
    const [found, ...others] = used(IMAGES, names(0, "cat", "dog"));
    assert.deepEqual(others, []);
    const { effect, action, ...rest } = found ?? assert.fail("nothing");
    assert.deepEqual(rest, {
      id: "classListBegins",
      severity: "warning",
      message:
        "The class list classes.txt does not fit the labels as it stands. It fits if it begins at label 1: 0 is background, 1 is cat, 2 is dog.",
      numbers: { begins: 1, begun: 0 },
      problem: "suspicious-coding",
      standsWithFigures: true,
    });
    assert.deepEqual(
      [action?.label, action?.option],
      ["The list begins at 1, 0 is the background", "--classes classes.txt --classes-begin 1"],
    );
    // As it stands 15 target pixels are left out, and label 2 is predicted on none of the others.
    assert.deepEqual(effect, rounded({ now: 1, then: (50 / 55 + 1 + 10 / 15) / 3 }));
  });

  it("may lack a background, which is only said, and not of the lists of data sets", () => {
    const list = names(0, "cat", "dog", "cow");
    const [found, ...others] = used(IMAGES, list);
    assert.deepEqual(others, []);
    assert.deepEqual([found?.severity, found?.problem, found?.numbers], ["info", undefined, { begins: 1, begun: 0 }]);
    assert.equal(
      found?.message,
      "The class list classes.txt names no background, and label 0, 58.8 % of the target pixels, is cat in it. " +
        "If label 0 is the background, it begins at label 1: 0 is background, 1 is cat, 2 is dog, ....",
    );
    assert.deepEqual(used(IMAGES, { ...list, source: CITYSCAPES_TRAIN_IDS.source }), []);
    assert.deepEqual(used(IMAGES, { ...list, begins: 0 }), [], "begun by choice");
    assert.deepEqual(used([], list), [], "no image");
    assert.deepEqual(used(IMAGES, names(0, "background", "cat")), [], "begins nowhere else");
  });

  it("has its background at 1, where the masks have it at 0", () => {
    const images = [entry([[0, 0, 5], [1, 1, 5], [1, 0, 1]])]; // prettier-ignore
    const [found] = used(images, names(1, "background", "cat"));
    assert.match(
      found?.message ?? "",
      /^The class list classes\.txt does not fit .* begins at label 0: 0 is background, 1 is cat\.$/,
    );
    assert.equal(found?.action?.label, "The list begins at 0");
    assert.deepEqual(found.numbers, { begins: 0, begun: 1 });
  });

  it("was found and ignores labels by itself", () => {
    const list: ClassList = { ...names(0, "background", "cat", "dog"), ignore: [2], found: true };
    assert.deepEqual(
      used(IMAGES, list),
      rounded([
        {
          id: "ignoredByFoundList",
          severity: "info",
          message:
            "By the class list classes.txt, found beside the targets, 2 (dog) is ignored: 15 target pixels (17.6 %).",
          numbers: { labels: 1, pixels: 15, share: 15 / 85 },
          action: { label: "Ignore nothing", apply: { ignore: [] } },
        },
      ]),
    );
    assert.match(
      used(IMAGES, { ...list, ignore: [1, 2] })[0]?.message ?? "",
      /, 1 \(cat\), 2 \(dog\) is ignored: 35 target pixels \(41\.2 %\)\.$/,
    );
    assert.deepEqual(
      used(IMAGES, { source: list.source, classes: list.classes, ignore: list.ignore }),
      [],
      "named by hand",
    );
    assert.deepEqual(used(IMAGES, list, { ignore: [2] }), [], "ignored by choice");
    assert.deepEqual(used([], list), [], "no image");
    assert.deepEqual(used(IMAGES, { ...list, ignore: [] }), []);
    assert.deepEqual(used(IMAGES, { ...list, ignore: [9] }), [], "a label that no mask holds");
  });
});

describe("files beside the targets that are not class lists that are used, whole", () => {
  const beside = (foundLists: Partial<FoundLists>, choices: Partial<Choices> = {}): readonly Finding[] =>
    wholeFindings(IMAGES, IDS, {
      report: { foundLists: { lists: [], unread: [], skipped: 0, ...foundLists } },
      choices,
    });

  it("are called one and cannot be read", () => {
    assert.deepEqual(beside({ unread: [{ file: "labels.txt", message: "labels.txt: line 3 names\nno class." }] }), [
      {
        id: "unreadClassList:labels.txt",
        severity: "warning",
        message: "A file beside the targets is called a class list and is not used. labels.txt: line 3 names no class.",
        numbers: {},
        problem: "unreadable",
      },
    ]);
  });

  it("were too many to be looked into", () => {
    const skipped = (files: number): readonly Finding[] => beside({ skipped: files });
    assert.deepEqual(skipped(2), [
      {
        id: "skippedClassLists",
        severity: "info",
        message:
          "2 text or data files beside the targets were not looked into for a class list. If one is it, choose it by hand, or give --classes FILE.",
        numbers: { files: 2 },
      },
    ]);
    assert.match(skipped(1)[0]?.message ?? "", /^1 text or data file beside the targets was not looked into /);
    assert.deepEqual(skipped(0), []);
    assert.deepEqual(beside({ skipped: 2 }, { classList: names(0, "road", "x", "y") }), []);
  });
});
