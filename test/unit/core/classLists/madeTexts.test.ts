import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isCalledClassList } from "../../../../src/core/classLists/isCalledClassList";
import { parseClassList } from "../../../../src/core/classLists/parseClassList";
import { ROOT } from "../../../support/root";
import { madeText } from "./madeTexts";

const TEXTS = 720;
const FILE = join(ROOT, "test/fixtures/golden/madeTexts.txt");

/** The classes that are read, or why there are none. */
function found(seed: number): unknown {
  const file = madeText(seed);
  const reading = parseClassList(file);
  if (!reading.ok) return [isCalledClassList(file.name), reading.why];
  const { classes, ignore } = reading.list;
  return [classes.map(({ label, name, color }) => [label, name, color]), ignore];
}

/**
 * The file says what was read when it was written, not what is right by a second account: that is for the other tests.
 * Where a difference is meant, look at it, then write the file anew with `WRITE_TEXTS=1` set for this test.
 */
describe("class lists with slips in them", () => {
  it("are read, or refused, as they were", () => {
    const lines = Array.from({ length: TEXTS }, (_, seed) => JSON.stringify(found(seed)));
    if (process.env["WRITE_TEXTS"] !== undefined) writeFileSync(FILE, `${lines.join("\n")}\n`);
    const told = readFileSync(FILE, "utf8").trimEnd().split("\n");
    assert.equal(told.length, TEXTS);
    for (const [seed, line] of lines.entries()) {
      assert.deepEqual(JSON.parse(line), JSON.parse(told[seed] ?? "null"), JSON.stringify(madeText(seed)));
    }
  });
});
