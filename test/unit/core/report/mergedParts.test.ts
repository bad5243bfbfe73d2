import assert from "node:assert/strict";
import type { ClassList } from "../../../../src/core/document/classList";
import type { FoundLists, Report, ReportPairing } from "../../../../src/core/document/report";
import { mergeReports } from "../../../../src/core/report/mergeReports";
import { image, report } from "../../../support/images";

/** A report of one image in folders of its own. */
function at(folder: string, more: Partial<Report> = {}): Report {
  return {
    ...report([image(folder, [[0, 0, 1]])]),
    folders: { prediction: `/d/${folder}/p`, target: `/d/${folder}/t` },
    ...more,
  };
}

function shard(number: number, of: number, more: Partial<Report> = {}): Report {
  return { ...report([image(String(number), [[number, 0, 1]])]), state: "partial", shard: { number, of }, ...more };
}

function merged(...parts: readonly Report[]): Report {
  const made = mergeReports(parts.map((part, index) => ({ name: `part ${index}`, report: part })));
  assert.ok(made.ok, made.ok ? "" : made.message);
  return made.report;
}

function refusal(...parts: readonly Report[]): string {
  const made = mergeReports(parts.map((part, index) => ({ name: `part ${index}`, report: part })));
  return made.ok ? "" : made.message;
}

function listOf(source: string, labels: readonly number[], more: Partial<ClassList> = {}): ClassList {
  const classes = labels.map((label) => ({ label, name: `c${label}`, color: "#000000" }));
  return { source, classes, ignore: [], ...more };
}

describe("a merged report", () => {
  it("holds nothing but what its parts hold", () => {
    const one = at("x");
    const two = at("y");
    const whole = merged(two, one);
    const places = (side: "p" | "t") => ["x", "y"].map((folder) => `${folder}/${side}/${folder}`);
    assert.deepEqual(whole, {
      schema: 1,
      folders: { prediction: "/d", target: "/d" },
      pairing: { rule: "same relative path", pairs: 2, targetsOnly: [], predictionsOnly: [] },
      images: [...one.images, ...two.images].map((entry, row) => ({
        ...entry,
        name: places("t")[row],
        target: { ...entry.target, path: `${places("t")[row]}.png` },
        prediction: { ...entry.prediction, path: `${places("p")[row]}.png` },
      })),
      problems: [],
      choices: one.choices,
      state: "complete",
    });
  });

  it("tells of the pairing of all its parts, every list placed and in order", () => {
    const pairing = (rule: string, some: Partial<ReportPairing>): Partial<Report> => ({
      pairing: { rule, pairs: 3, targetsOnly: ["10", "9"], predictionsOnly: ["b"], ...some },
    });
    const several = (images: number): NonNullable<ReportPairing["several"]> => ({
      side: "prediction",
      kind: "instances",
      images,
      paired: 2,
      files: 5,
      example: { file: "f", parts: ["a", "b"] },
    });
    const whole = merged(
      at("x", pairing("one", {})),
      at("y", pairing("two", { several: several(3), example: { name: "n", prediction: "p", target: "t" } })),
      at("z", pairing("one", { several: several(4), example: { name: "m", prediction: "p", target: "t" } })),
    );
    assert.deepEqual(whole.pairing, {
      rule: "one; two",
      pairs: 9,
      example: { name: "y/t/n", prediction: "y/p/p", target: "y/t/t" },
      targetsOnly: ["x/t/9", "x/t/10", "y/t/9", "y/t/10", "z/t/9", "z/t/10"],
      predictionsOnly: ["x/p/b", "y/p/b", "z/p/b"],
      several: {
        side: "prediction",
        kind: "instances",
        images: 7,
        paired: 4,
        files: 10,
        example: { file: "y/t/f", parts: ["y/p/a", "y/p/b"] },
      },
    });
  });

  it("has no prediction where a part has none", () => {
    const [x] = at("x").images;
    assert.ok(x);
    const { prediction, ...alone } = x;
    const { images } = merged(at("x", { images: [alone] }), at("y"));
    assert.ok(prediction);
    assert.deepEqual(
      images.map((entry) => entry.prediction?.path),
      [undefined, "y/p/y.png"],
    );
    assert.equal("prediction" in (images[0] as object), false);
  });

  it("is refused without a folder in common", () => {
    assert.equal(
      refusal(at("x"), { ...at("y"), folders: { prediction: "/e/p", target: "/e/t" } }),
      "These reports have no folder in common. Merge reports of folders on one drive.",
    );
  });

  it("of shards takes the found list that fits the labels of all, unless one was named", () => {
    const found: FoundLists = {
      lists: [listOf("few.txt", [0, 1]), listOf("all.txt", [0, 1, 2])],
      unread: [],
      skipped: 1,
    };
    const both = (choices: Partial<Report["choices"]>, lists = found): Report =>
      merged(
        ...[1, 2].map((number) => {
          const part = shard(number, 2, { foundLists: lists });
          return { ...part, choices: { ...part.choices, ...choices } };
        }),
      );
    const chosen = both({});
    assert.deepEqual(chosen.choices.classList, { ...listOf("all.txt", [0, 1, 2]), found: true });
    assert.equal("foundLists" in chosen, false);
    const named = both({ classList: listOf("mine.txt", [0, 1, 2]) });
    assert.deepEqual(named.choices.classList, listOf("mine.txt", [0, 1, 2]));
    assert.deepEqual(named.foundLists, found);
    // A table of colours stands in for a list where none is found: then the lists that name it are still to be chosen from.
    const coloured: FoundLists = { ...found, lists: found.lists.map((list) => ({ ...list, colours: "map.csv" })) };
    const stoodIn = both({ classList: listOf("map.csv", [0, 1, 2]) }, coloured);
    assert.equal(stoodIn.choices.classList?.source, "all.txt");
  });

  it("of whole reports keeps what was found to be offered, and chooses nothing", () => {
    const found: FoundLists = { lists: [listOf("all.txt", [0])], unread: [], skipped: 1 };
    const whole = merged(at("x", { foundLists: found }), at("y"));
    assert.deepEqual(whole.foundLists, found);
    assert.equal("classList" in whole.choices, false);
  });

  it("of shards keeps files of segments by side and file", () => {
    const segments = (number: number, side: "target" | "prediction", file: string, from: number, to: number) =>
      shard(number, 2, { foundSegments: [{ side, file, ofImages: true, from: [from], to: [to] }] });
    const apart = merged(segments(1, "target", "a.json", 9, 1), segments(2, "prediction", "a.json", 4, 2));
    assert.deepEqual(apart.foundSegments, [
      { side: "target", file: "a.json", ofImages: true, from: [9], to: [1] },
      { side: "prediction", file: "a.json", ofImages: true, from: [4], to: [2] },
    ]);
    const together = merged(segments(1, "target", "a.json", 9, 1), segments(2, "target", "a.json", 4, 2));
    assert.deepEqual(together.foundSegments, [
      { side: "target", file: "a.json", ofImages: true, from: [4, 9], to: [2, 1] },
    ]);
    assert.equal("foundSegments" in merged(shard(1, 2), shard(2, 2)), false);
  });

  it("names the missing shards, one or several", () => {
    assert.equal(refusal(shard(2, 2)), "Shard 1 of 2 missing. Name the reports of all shards.");
    assert.equal(refusal(shard(2, 4)), "Shards 1, 3, 4 of 4 missing. Name the reports of all shards.");
    assert.equal(
      refusal(at("x"), shard(1, 1)),
      "part 1 is shard 1 of 1, part 0 is not a shard. Merge the shards of one run only.",
    );
  });

  it("is that of its parts where they differ in what makes no difference", () => {
    const pairing = (classes: { name: string; label: number }[] | undefined): Partial<Report> => ({
      pairing: {
        ...report([]).pairing,
        several: {
          ...{ side: "target", kind: "classes", images: 1, paired: 1, files: 1, example: { file: "f", parts: [] } },
          ...(classes && { classes }),
        },
      },
    });
    const one = [{ name: "a", label: 1 }];
    assert.equal(refusal(at("x", pairing(one)), at("y", pairing(undefined)), at("z", pairing(one))), "");
    assert.match(
      refusal(at("x", pairing(undefined)), at("y", pairing(one)), at("z", pairing([{ name: "a", label: 2 }]))),
      /^part 2 and part 1 give the classes of their masks other labels/,
    );
  });
});
