import assert from "node:assert/strict";
import { readRanking, writeRanking, type SavedRanking } from "../../../../src/core/rank/savedRanking";

const RANKING: SavedRanking = {
  runs: ["/work/runs/a.maskeval.json", "/work/ranks/deep/b.maskeval.json", "/work/c.maskeval.json"],
  by: { metric: "dice", average: "macro-imagewise" },
};

describe("a saved ranking", () => {
  it("names reports by their way from its folder, and finds them where the tree has moved to", () => {
    const text = writeRanking(RANKING, "/work/ranks");
    assert.deepEqual(JSON.parse(text), {
      schema: 1,
      runs: [
        { report: "../runs/a.maskeval.json" },
        { report: "deep/b.maskeval.json" },
        { report: "../c.maskeval.json" },
      ],
      metric: "dice",
      average: "macro-imagewise",
    });
    assert.deepEqual(readRanking(text, "/work/ranks"), { ok: true, ranking: RANKING });
    const moved = readRanking(text, "C:\\data\\ranks");
    assert.deepEqual(moved.ok && moved.ranking.runs[0], "C:\\data\\runs\\a.maskeval.json");
  });

  it("names them as they are where it is in no folder", () => {
    const text = writeRanking(RANKING, "");
    assert.deepEqual(readRanking(text, ""), { ok: true, ranking: RANKING });
    assert.match(text, /"\/work\/c\.maskeval\.json"/);
  });

  it("has a run a line, so that a diff of two shows the runs that came and went", () => {
    const lines = (runs: readonly string[]): readonly string[] =>
      writeRanking({ ...RANKING, runs }, "/work").split("\n");
    const [a = "", b = "", c = ""] = RANKING.runs;
    assert.deepEqual(lines([a, b, c]).slice(0, 5), [
      "{",
      '  "schema": 1,',
      '  "metric": "dice",',
      '  "average": "macro-imagewise",',
      '  "runs": [',
    ]);
    const added = `/work/runs/new "one"\n.maskeval.json`;
    const [before, after] = [lines([a, b, c]), lines([a, added, b, c])];
    assert.equal(after.length, before.length + 1);
    assert.deepEqual(
      after.filter((line) => !before.includes(line)),
      ['    {"report":"runs/new \\"one\\"\\n.maskeval.json"},'],
    );
    assert.deepEqual(lines([]).slice(4), ['  "runs": []', "}", ""]);
    assert.deepEqual(readRanking(after.join("\n"), "/work"), {
      ok: true,
      ranking: { ...RANKING, runs: [a, added, b, c] },
    });
  });

  it("is refused where it is none, of a newer version, or damaged, with what to do", () => {
    const message = (text: string): string => {
      const read = readRanking(text, "/work");
      return read.ok ? "read" : read.message;
    };
    const NO_RANKING = "This file is not a saved ranking. Open a *.maskrank.json file that Mask Evaluation wrote.";
    for (const text of ["", "null", "[]", '{"schema":1}', '{"schema":0,"runs":[]}', '{"schema":1,"runs":{}}'])
      assert.equal(message(text), NO_RANKING, text);
    assert.equal(
      message('{"schema":2,"runs":[]}'),
      "A newer version of Mask Evaluation wrote this ranking. Update Mask Evaluation to open it.",
    );
    const damaged = (change: object): string =>
      message(
        JSON.stringify({
          schema: 1,
          runs: [{ report: "a.maskeval.json" }],
          metric: "iou",
          average: "macro",
          ...change,
        }),
      );
    assert.equal(damaged({}), "read");
    assert.match(damaged({ runs: [{}] }), /^This ranking is damaged: .*runs.*report.*Rank the reports again\.$/);
    assert.match(damaged({ metric: 3 }), /^This ranking is damaged: .*metric/);
    assert.match(damaged({ runs: [{ report: "/etc/passwd" }] }), /must be a file that ends in \.maskeval\.json/);
    const many = (count: number): object => ({ runs: new Array(count).fill({ report: "a.maskeval.json" }) });
    assert.equal(damaged(many(500)), "read");
    assert.match(damaged(many(501)), /runs holds 501 runs, and 500 are ranked at most/);
    assert.match(damaged({ average: "median" }), /^This ranking is damaged: .*average.* must be one of micro, macro, /);
  });

  it("is refused in a sentence wherever it is cut off, and whatever stands in the place of a value", () => {
    const text = writeRanking(RANKING, "/work/ranks");
    for (let end = 0; end < text.trimEnd().length; end++) {
      const read = readRanking(text.slice(0, end), "/work/ranks");
      assert.match(read.ok ? "read" : read.message, /^This file is not a saved ranking\./, String(end));
    }
    const other: readonly unknown[] = [
      null,
      true,
      -1,
      1e308,
      "",
      "\u0000",
      [],
      [[]],
      {},
      { report: {} },
      "x".repeat(100_000),
    ];
    for (const key of ["schema", "runs", "metric", "average"])
      for (const value of other) {
        const read = readRanking(JSON.stringify({ ...(JSON.parse(text) as object), [key]: value }), "/work/ranks");
        if (read.ok)
          assert.ok((key === "runs" && Array.isArray(value)) || (key === "metric" && typeof value === "string"), key);
        else assert.ok(read.message.length < 1000 && read.message.endsWith("."), read.message);
      }
    for (const value of other) {
      const read = readRanking(JSON.stringify({ ...(JSON.parse(text) as object), runs: [value] }), "/work/ranks");
      assert.equal(read.ok, false);
    }
    const deep = readRanking("[".repeat(200_000), "/work/ranks");
    assert.equal(deep.ok, false);
  });
});
