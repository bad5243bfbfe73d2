import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pairFiles } from "../../../../src/core/pairing/pairFiles";
import { ROOT } from "../../../support/root";
import { madeNames } from "./madeNames";

const FOLDERS = 250;
const FILE = join(ROOT, "test/fixtures/golden/madeNames.txt");

/** How the names are paired, and what else is told of them. */
function found(seed: number): unknown {
  const { target, prediction, options } = madeNames(seed);
  const { parts, ...pairing } = pairFiles({ target, prediction }, options);
  return { ...pairing, parts: parts && [...parts].map(([path, all]) => [path, all.map((part) => part.path)]) };
}

/**
 * The file says how names were paired when it was written, not what is right by a second account: that is for the other
 * tests. Where a difference is meant, look at it, then write the file anew with `WRITE_NAMES=1` set for this test.
 */
describe("the pairing of made names", () => {
  it("is what it was, in every pair of folders", () => {
    const lines = Array.from({ length: FOLDERS }, (_, seed) => JSON.stringify(found(seed)));
    if (process.env["WRITE_NAMES"] !== undefined) writeFileSync(FILE, `${lines.join("\n")}\n`);
    const told = readFileSync(FILE, "utf8").trimEnd().split("\n");
    assert.equal(told.length, FOLDERS);
    for (const [seed, line] of lines.entries()) {
      assert.deepEqual(JSON.parse(line), JSON.parse(told[seed] ?? "null"), JSON.stringify(madeNames(seed)));
    }
  });

  it("pairs no file twice, loses none, and does not depend on the order of the files", () => {
    for (let seed = 0; seed < FOLDERS; seed++) {
      const { target, prediction, options } = madeNames(seed);
      const pairing = pairFiles({ target, prediction }, options);
      const turned = pairFiles({ target: target.toReversed(), prediction: prediction.toReversed() }, options);
      const pairs = (of: typeof pairing): readonly string[] =>
        of.pairs.map((pair) => `${pair.target} ${pair.prediction}`).sort();
      assert.deepEqual(pairs(turned), pairs(pairing), JSON.stringify(madeNames(seed)));
      const paired = pairing.pairs.flatMap((pair) => [`t ${pair.target}`, `p ${pair.prediction}`]);
      const alone = [
        ...pairing.targetsOnly.map((path) => `t ${path}`),
        ...pairing.predictionsOnly.map((path) => `p ${path}`),
      ];
      assert.equal(new Set([...paired, ...alone]).size, paired.length + alone.length, JSON.stringify(madeNames(seed)));
      const files = new Set([...target.map((path) => `t ${path}`), ...prediction.map((path) => `p ${path}`)]);
      assert.ok([...paired, ...alone].every((file) => files.has(file)));
    }
  });
});
