import assert from "node:assert/strict";
import { mergeReports, type NamedReport } from "../../../../src/core/report/mergeReports";
import type { Report } from "../../../../src/core/document/report";
import { writeReport } from "../../../../src/core/report/reportDocument";
import { GREY, image, report } from "../../../support/images";

const IMAGES = ["1", "2", "10", "11", "20"].map((name, position) =>
  image(name, [
    [0, 0, position + 1],
    [0, 1, 1],
  ]),
);
const WHOLE = report(IMAGES);

/** Part `number` of the whole report, as a run with --shard gives it. */
function shard(number: number, of: number, whole: Report = WHOLE): NamedReport {
  const images = whole.images.filter((_, index) => index % of === number - 1);
  return { name: `${number}.maskeval.json`, report: { ...whole, images, state: "partial", shard: { number, of } } };
}

function named(name: string, part: Report): NamedReport {
  return { name, report: part };
}

function refusal(parts: readonly NamedReport[]): string {
  const merged = mergeReports(parts);
  assert.ok(!merged.ok);
  return merged.message;
}

/** A report of one image, whose target is the union of several files. */
function partsOf(name: string, files: readonly string[]): Report {
  const { target, ...rest } = image(name, [[0, 0, 1]]);
  return report([{ ...rest, target: { ...target, parts: files.map((path) => ({ path, label: 1 })) } }]);
}

describe("merged reports", () => {
  it("are the whole run to the byte, in whatever order the shards are named", () => {
    const merged = mergeReports([shard(3, 3), shard(1, 3), shard(2, 3)]);
    assert.ok(merged.ok);
    assert.equal(writeReport(merged.report), writeReport(WHOLE));
  });

  it("know the classes of all segments that their shards found, and none of an id that stands for two", () => {
    const found = (from: readonly number[], to: readonly number[]): Report => ({
      ...WHOLE,
      foundSegments: [{ side: "target", file: "/d/panoptic.json", from, to }],
    });
    const segmentsOf = (...shards: readonly NamedReport[]): Report["foundSegments"] => {
      const merged = mergeReports(shards);
      return merged.ok ? merged.report.foundSegments : [];
    };
    assert.deepEqual(segmentsOf(shard(2, 2, found([3, 7], [1, 2])), shard(1, 2, found([5, 7], [1, 2]))), [
      { side: "target", file: "/d/panoptic.json", from: [3, 5, 7], to: [1, 1, 2] },
    ]);
    assert.equal(segmentsOf(shard(1, 2, found([7], [1])), shard(2, 2, found([7], [2]))), undefined);
    const told = (from: readonly number[], groups: readonly number[], stuff: readonly number[]): Report => ({
      ...WHOLE,
      foundSegments: [{ side: "target", file: "x", from, to: from.map(() => 1), groups, stuff }],
    });
    assert.deepEqual(segmentsOf(shard(1, 2, told([9], [9], [2])), shard(2, 2, told([3], [3], [1, 2]))), [
      { side: "target", file: "x", from: [3, 9], to: [1, 1], groups: [3, 9], stuff: [1, 2] },
    ]);
    const alone = (name: string): NamedReport =>
      named(name, {
        ...found([7], [1]),
        images: [image(name, [[0, 0, 1]])],
        folders: { prediction: `/d/${name}/p`, target: `/d/${name}/t` },
      });
    assert.equal(segmentsOf(alone("x"), alone("y")), undefined, "of other folders");
  });

  it("of other folders lie under the folder that holds them all", () => {
    const at = (folder: string): Report => ({
      ...report([image("a", [[0, 0, 1]])]),
      folders: { prediction: `/d/${folder}/p`, target: `/d/${folder}/t` },
    });
    const merged = mergeReports([named("x", at("x")), named("y", at("y"))]);
    assert.ok(merged.ok);
    assert.deepEqual(merged.report.folders, { prediction: "/d", target: "/d" });
    assert.deepEqual(
      merged.report.images.map(({ target, prediction }) => [prediction?.path, target.path]),
      [
        ["x/p/a.png", "x/t/a.png"],
        ["y/p/a.png", "y/t/a.png"],
      ],
    );
    assert.equal(merged.report.pairing.pairs, 2);
  });

  it("of other folders name the files of problems from the folder that holds them all", () => {
    const pairing: Report["pairing"] = {
      ...report([]).pairing,
      ambiguous: [{ side: "target", file: "c.png", candidates: ["1/c.png", "2/c.png"] }],
    };
    const problems = (["target-only", "prediction-only", "ambiguous", "unreadable", "size-mismatch"] as const).map(
      (kind) => ({ kind, file: "c.png", message: "" }),
    );
    const files = (folders: (name: string) => Report["folders"]): readonly string[] => {
      const at = (name: string): Report => ({ ...report([image(name, [[0, 0, 1]])]), folders: folders(name), pairing });
      const whole = {
        ...at("x"),
        problems: [...problems, { kind: "suspicious-coding" as const, file: "", message: "" }],
      };
      const merged = mergeReports([named("x", whole), named("y", at("y"))]);
      assert.ok(merged.ok);
      return merged.report.problems.map(({ file }) => file);
    };
    assert.deepEqual(
      files((name) => ({ prediction: `/p/${name}`, target: `/t/${name}` })),
      ["x/c.png", "x/c.png", "x/c.png", "x/c.png", "x/c.png", ""],
    );
    // Which side an unreadable file is of a report does not say.
    assert.deepEqual(
      files((name) => ({ prediction: `/d/${name}/p`, target: `/d/${name}/t` })),
      ["x/t/c.png", "x/p/c.png", "x/t/c.png", "x/c.png", "x/p/c.png", ""],
    );
    assert.deepEqual(
      files(() => ({ prediction: "/p", target: "/t" })),
      ["c.png", "c.png", "c.png", "c.png", "c.png", ""],
    );
  });

  it("of other folders keep an example, the kinds of mask and what was ambiguous, placed likewise; offers stay with the parts", () => {
    const pairing: Report["pairing"] = {
      rule: "same file name",
      pairs: 1,
      targetsOnly: [],
      predictionsOnly: [],
      example: { name: "a", prediction: "a.png", target: "a.png" },
      ambiguous: [{ side: "prediction", file: "b.png", candidates: ["c/b.png", "d/b.png"] }],
      variants: [
        {
          side: "target",
          chosen: "labelIds",
          by: "names",
          why: "Told by the names.",
          kinds: [{ name: "labelIds", files: 1 }],
        },
      ],
      offer: { kind: "zeroPadding", message: "2 pairs instead of 1.", pairs: 2 },
    };
    const at = (folder: string): Report => ({
      ...report([image("a", [[0, 0, 1]])]),
      folders: { prediction: `/d/${folder}/p`, target: `/d/${folder}/t` },
      pairing,
    });
    const merged = mergeReports([named("x", at("x")), named("y", at("y"))]);
    assert.ok(merged.ok);
    const { example, ambiguous, variants, offer } = merged.report.pairing;
    assert.deepEqual(example, { name: "x/t/a", prediction: "x/p/a.png", target: "x/t/a.png" });
    assert.deepEqual(ambiguous?.[1], {
      side: "prediction",
      file: "y/p/b.png",
      candidates: ["y/t/c/b.png", "y/t/d/b.png"],
    });
    assert.deepEqual([variants?.length, offer], [2, undefined]);
  });

  it("of several masks an image are placed with every file, and refused where a class has another label", () => {
    const several = (label: number): Report => ({
      ...report([
        image("x", [
          [0, 0, 1],
          [label, 1, 1],
        ]),
      ]),
      pairing: {
        ...WHOLE.pairing,
        several: {
          side: "target",
          kind: "classes",
          images: 1,
          paired: 1,
          files: 2,
          example: { file: "x.png", parts: ["x_a.png", "x_b.png"] },
          classes: [{ name: "a", label }],
        },
      },
    });
    const parted = (folder: string, label: number): NamedReport => {
      const whole = several(label);
      const images = whole.images.map((entry) => ({
        ...entry,
        target: { ...entry.target, parts: [{ path: "x_a.png", label }] },
      }));
      return named(folder, { ...whole, images, folders: { prediction: `/${folder}/p`, target: `/all/${folder}/t` } });
    };
    const common = (part: NamedReport): NamedReport => ({
      ...part,
      report: {
        ...part.report,
        folders: { ...part.report.folders, prediction: `/all${part.report.folders.prediction}` },
      },
    });
    const merged = mergeReports([common(parted("x", 1)), common(parted("y", 1))]);
    assert.ok(merged.ok);
    assert.deepEqual(merged.report.images[1]?.target.parts, [{ path: "y/t/x_a.png", label: 1 }]);
    assert.deepEqual(merged.report.pairing.several?.example, {
      file: "x/p/x.png",
      parts: ["x/t/x_a.png", "x/t/x_b.png"],
    });
    assert.equal(merged.report.pairing.several.images, 2);
    assert.match(
      refusal([common(parted("x", 1)), common(parted("y", 2))]),
      /give the classes of their masks other labels/,
    );
  });

  const REFUSED: readonly (readonly [title: string, parts: readonly NamedReport[], sentence: RegExp])[] = [
    ["nothing", [], /no report to merge/],
    ["a missing shard", [shard(1, 4), shard(3, 4)], /Shards 2, 4 of 4 missing/],
    ["a shard named twice", [shard(1, 2), shard(1, 2)], /are both shard 1 of 2/],
    ["shards of another division", [shard(1, 2), shard(2, 3)], /is shard 2 of 3, .* is shard 1 of 2/],
    ["a shard and a whole report", [shard(1, 2), named("w", WHOLE)], /w is not a shard/],
    [
      "other folders",
      [shard(1, 2), shard(2, 2, { ...WHOLE, folders: { ...WHOLE.folders, prediction: "/other" } })],
      /shards of other folders/,
    ],
    [
      "folders that changed between",
      [shard(1, 2), shard(2, 2, { ...WHOLE, pairing: { ...WHOLE.pairing, pairs: 6 } })],
      /met other files/,
    ],
    [
      "other choices",
      [shard(1, 2), shard(2, 2, { ...WHOLE, choices: { ...WHOLE.choices, presence: "union" } })],
      /other choices \(which classes enter means\)/,
    ],
    ["an image twice", [named("a", WHOLE), named("b", WHOLE)], /b and a both hold the image 1/],
    [
      "a target twice, under another name",
      [named("a", WHOLE), named("b", report([{ ...image("z", [[0, 0, 1]]), target: { path: "1.png", facts: GREY } }]))],
      /b and a both hold the target 1\.png/,
    ],
    [
      "a file that is one of several of a target in both",
      [named("a", partsOf("x", ["l.png", "r.png"])), named("b", partsOf("y", ["m.png", "r.png"]))],
      /b and a both hold the target r\.png/,
    ],
    ["a cancelled run", [named("a", { ...WHOLE, state: "partial" })], /a was cancelled/],
  ];
  for (const [title, parts, sentence] of REFUSED) {
    it(`are refused with the reason: ${title}`, () => {
      assert.match(refusal(parts), sentence);
    });
  }
});
