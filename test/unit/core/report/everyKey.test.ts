import assert from "node:assert/strict";
import type { Report } from "../../../../src/core/document/report";
import { mergeReports } from "../../../../src/core/report/mergeReports";
import { readReport, writeReport } from "../../../../src/core/report/reportDocument";
import { image, report } from "../../../support/images";
import { placeOf, withValue, type Path } from "./places";

const LIST = {
  source: "classes.txt",
  colours: "colours.csv",
  begins: 1,
  found: true,
  classes: [{ label: 1, name: "road", color: "#804080" }],
  ignore: [255],
} as const;

/** A report that has every key but those of counts and facts, which have separate tests. */
const WHOLE: Report = {
  ...report([image("a", [[0, 0, 3]])], {
    classList: LIST,
    leftOut: [3],
    ignore: [255],
    relabelling: {
      prediction: [
        { kind: "shift", by: -1 },
        { kind: "divide", by: 1000, all: true },
        { kind: "foreground", keep: [255] },
        { kind: "threshold", from: 128, top: 255 },
      ],
      target: [{ kind: "table", name: "two", from: [1, 2], to: [2, 1], groups: [2], stuff: [1] }],
    },
    merges: [{ labels: [4, 5], name: "both" }],
    subset: { kind: "pattern", pattern: "^a" },
    groups: { kind: "pattern", pattern: "(.)" },
    beta: 0.5,
    threshold: 0.7,
    palettes: "colours",
    files: {
      variant: { target: "labelIds" },
      zeroPadding: "ignored",
      letterCase: "ignored",
      affixes: { prediction: "x_*" },
      resize: "nearest",
      npzArray: "mask",
      channels: "last",
      scores: "independent",
      orientation: "target",
    },
  }),
  folders: { prediction: "/p", target: "/t", photograph: "/f" },
  problems: [{ kind: "unreadable", file: "b.png", message: "It is cut short." }],
  foundLists: { lists: [LIST], unread: [{ file: "labels.txt", message: "It is damaged." }], skipped: 2 },
  foundSegments: [
    {
      ...{ side: "target", file: "panoptic.json", ofImages: true, from: [0x10203, 7], to: [1, 2] },
      ...{ groups: [7], stuff: [1] },
    },
  ],
  state: "partial",
  shard: { number: 1, of: 2 },
};

/** The places of all values that are not an object or list. */
function leaves(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...(value as readonly unknown[]).entries()]
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function refusal(document: unknown): string {
  const read = readReport(JSON.stringify(document));
  return read.ok ? "" : read.message;
}

const DOCUMENT: unknown = JSON.parse(writeReport(WHOLE));

describe("a saved report with every key", () => {
  it("is the same when read again", () => {
    assert.deepEqual(readReport(writeReport(WHOLE)), { ok: true, report: structuredClone(WHOLE) });
  });

  const places = leaves(DOCUMENT).filter(
    ([first, ...rest]) => first !== "schema" && first !== "facts" && !rest.includes("counts"),
  );
  it("is refused where any value is of another type, its place named", () => {
    assert.ok(places.length > 60);
    for (const path of places) {
      for (const wrong of [{}, [], null, "\u0001", 0.123, -0.5, 1e300]) {
        const message = refusal(withValue(DOCUMENT, path, wrong));
        const mayBe = typeof wrong === "string" || typeof wrong === "number";
        if (message !== "")
          assert.ok(message.includes(`: ${placeOf(path)} is `) || mayBe, `${placeOf(path)}: ${message}`);
        else assert.ok(mayBe, `${placeOf(path)} as ${JSON.stringify(wrong)} is read`);
      }
    }
  });

  const WRONG: readonly (readonly [path: Path, value: unknown, sentence: RegExp])[] = [
    [["choices", "threshold"], 0, /choices\.threshold is 0, but must be a number above 0, at most 1/],
    [["choices", "threshold"], 1.001, /choices\.threshold is 1\.001, but must be a number above 0, at most 1/],
    [["choices", "threshold"], "0.5", /choices\.threshold is "0\.5"/],
    [["choices", "beta"], 0, /choices\.beta is 0, but must be a number above 0/],
    [["choices", "classList", "found"], false, /choices\.classList\.found is false, but must be true/],
    [["choices", "classList", "classes"], [LIST.classes[0], LIST.classes[0]], /classes names a label twice/],
    [["choices", "merges"], [{ labels: [4, 4], name: "both" }], /choices\.merges names a label twice/],
    [["choices", "relabelling", "target", 0, "to"], [1], /target\[0\]\.to holds 1 labels for the 2 of from/],
    [["choices", "relabelling", "prediction", 1, "by"], 0, /by is 0, but must be a whole number from 1 to/],
    [["choices", "subset", "pattern"], "(?=x)", /subset\.pattern is "\(\?=x\)", but must be a regular expression/],
    [["choices", "classList", "source"], { a: 1 }, /source is an object, but must be a text/],
    [["state"], "x".repeat(50), /state is "x{39}\.\.\., but must be one of complete, partial/],
    [["foundSegments", 0, "to"], [1], /foundSegments\[0\]\.to holds 1 labels for the 2 of from/],
    [["foundLists", "skipped"], -1, /foundLists\.skipped is -1/],
  ];
  for (const [path, value, sentence] of WRONG) {
    it(`is refused where ${placeOf(path)} is ${JSON.stringify(value)}`, () => {
      assert.match(refusal(withValue(DOCUMENT, path, value)), sentence);
    });
  }

  it("takes what lies just within", () => {
    assert.equal(refusal(withValue(DOCUMENT, ["choices", "threshold"], 1)), "");
    assert.equal(refusal(withValue(DOCUMENT, ["foundLists", "skipped"], 0)), "");
  });
});

describe("the parts of a merged report", () => {
  const at = (folder: string, more: Partial<Report>): Report => ({
    ...report([image(folder, [[0, 0, 1]])]),
    folders: { prediction: `/d/${folder}/p`, target: `/d/${folder}/t` },
    ...more,
  });
  const merged = (...parts: readonly Report[]): Report => {
    const made = mergeReports(parts.map((part, index) => ({ name: String(index), report: part })));
    assert.ok(made.ok, made.ok ? "" : made.message);
    return made.report;
  };

  it("list their problems by kind, then file, then what is wrong", () => {
    const problem = (kind: "unreadable" | "size-mismatch", file: string, message: string) => ({ kind, file, message });
    const { problems } = merged(
      at("x", {
        problems: [
          problem("size-mismatch", "1.png", "a"),
          problem("unreadable", "10.png", "a"),
          problem("unreadable", "2.png", "b"),
          problem("unreadable", "2.png", "a"),
        ],
      }),
      at("x2", { problems: [problem("unreadable", "3.png", "a")] }),
    );
    assert.deepEqual(
      problems.map(({ kind, file, message }) => [kind, file, message]),
      [
        ["unreadable", "x2/3.png", "a"],
        ["unreadable", "x/2.png", "a"],
        ["unreadable", "x/2.png", "b"],
        ["unreadable", "x/10.png", "a"],
        ["size-mismatch", "x/p/1.png", "a"],
      ],
    );
  });

  it("tell of each class list that was found once, and of the most that were passed over", () => {
    const other = { ...LIST, source: "other.txt" };
    const unread = [{ file: "labels.txt", message: "It is damaged." }];
    const { foundLists } = merged(
      at("x", { foundLists: { lists: [LIST], unread, skipped: 3 } }),
      at("y", { foundLists: { lists: [LIST, other], unread, skipped: 2 } }),
      at("z", {}),
    );
    assert.deepEqual(foundLists, { lists: [LIST, other], unread, skipped: 3 });
  });
});
