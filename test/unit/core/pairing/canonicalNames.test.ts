import assert from "node:assert/strict";
import fc from "fast-check";
import { commonImages } from "../../../../src/core/compare/commonImages";
import { inSubset } from "../../../../src/core/counting/imageSubset";
import { pairFiles } from "../../../../src/core/pairing/pairFiles";
import { mergeReports } from "../../../../src/core/report/mergeReports";
import type { Report } from "../../../../src/core/document/report";
import { smallReport } from "../smallReport";

const COMPOSED = "Caf\u00e9";
const DECOMPOSED = "Cafe\u0301";

describe("names that are canonically equal", () => {
  for (const [what, target, prediction] of [
    ["a letter with an accent", `${COMPOSED}.png`, `${DECOMPOSED}.png`],
    ["a folder", `${COMPOSED}/1.png`, `${DECOMPOSED}/1.png`],
    ["Hangul syllables and their letters", "\ud55c.png", "\u1112\u1161\u11ab.png"],
    ["two accents in another order", "a\u0323\u0307.png", "a\u0307\u0323.png"],
    ["behind role words", `${DECOMPOSED}_mask.png`, `pred_${COMPOSED}.png`],
  ] as const) {
    it(`pair, each under its own path: ${what}`, () => {
      const { pairs } = pairFiles({ target: [target], prediction: [prediction] });
      assert.deepEqual(
        pairs.map((pair) => [pair.target, pair.prediction]),
        [[target, prediction]],
      );
    });
  }

  it("pair in any form of any name", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-zäöüéñçåﬁ]{1,4}[0-9]{1,3}$/), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(
        names,
        fc.constantFrom("NFC", "NFD"),
        fc.constantFrom("NFC", "NFD"),
        (stems, ofTargets, ofPredictions) => {
          const files = (form: string): string[] => stems.map((stem) => `${stem.normalize(form)}.png`);
          const { pairs } = pairFiles({ target: files(ofTargets), prediction: files(ofPredictions) });
          assert.deepEqual(
            pairs.map(({ target }) => target),
            files(ofTargets),
          );
        },
      ),
    );
  });

  it("are told from names that only look alike", () => {
    assert.deepEqual(pairFiles({ target: ["\ufb01g.png"], prediction: ["fig.png"] }).pairs, []);
    assert.deepEqual(pairFiles({ target: ["\u0410.png"], prediction: ["A.png"] }).pairs, []);
  });

  it("fit the form of names that the user typed in the other Unicode form", () => {
    const { pairs } = pairFiles(
      { target: [`x_${DECOMPOSED}.png`], prediction: ["x.png"] },
      { affixes: { target: `*_${COMPOSED}` } },
    );
    assert.equal(pairs.length, 1);
  });

  it("of one folder belong to the file that is written alike, under separate names", () => {
    const files = [`${COMPOSED}.png`, `${DECOMPOSED}.png`];
    const { pairs } = pairFiles({ target: files, prediction: files.toReversed() });
    assert.deepEqual(
      pairs.map(({ target, prediction }) => [target, prediction]),
      files.map((file) => [file, file]),
    );
    assert.equal(new Set(pairs.map(({ name }) => name)).size, 2);
    const alone = pairFiles({
      target: files,
      prediction: [`${COMPOSED}.png`, `${DECOMPOSED}.npy`, `${DECOMPOSED}.png`],
    });
    assert.deepEqual(
      alone.pairs.map(({ target }) => target),
      [files[0]],
    );
  });

  it("are in one subset", () => {
    for (const subset of [
      { kind: "folder", folder: DECOMPOSED },
      { kind: "text", text: DECOMPOSED.toUpperCase() },
      { kind: "pattern", pattern: `^${DECOMPOSED}/` },
    ] as const) {
      assert.ok(inSubset(subset)(`${COMPOSED}/1`), subset.kind);
      assert.ok(inSubset(subset)(`${DECOMPOSED}/1`), subset.kind);
      assert.ok(!inSubset(subset)("Cafe/1"), subset.kind);
    }
  });

  it("are one image to a comparison, unless a run has both as two files", () => {
    const common = (a: Report, b: Report) => {
      const { pairs, onlyA, onlyB } = commonImages(a, b, a.choices);
      return [pairs.length, onlyA, onlyB];
    };
    assert.deepEqual(common(run(COMPOSED), run(DECOMPOSED)), [1, [], []]);
    assert.deepEqual(common(run(COMPOSED, DECOMPOSED), run(DECOMPOSED)), [1, [COMPOSED], []]);
  });

  it("are one image to a merge, which must not count it twice", () => {
    const merged = mergeReports([
      { name: "a", report: run(COMPOSED) },
      { name: "b", report: run(DECOMPOSED) },
    ]);
    assert.ok(!merged.ok);
    assert.match(merged.message, /both hold the image/);
  });
});

function run(...names: readonly string[]): Report {
  return smallReport(names.map((name) => ({ name, target: [0, 1], prediction: [0, 1] })));
}
