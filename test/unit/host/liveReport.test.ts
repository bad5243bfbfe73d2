import "../../support/fakeVscode";
import assert from "node:assert/strict";
import { DEFAULT_CHOICES, type Choices } from "../../../src/core/document/choices";
import { LiveReport } from "../../../src/host/liveReport";
import { smallReport } from "../core/smallReport";

/** Whether the masks must be read again where these choices are made after those. */
function mustRead(before: Choices, chosen: Choices, targetsOnly: readonly string[] = []): boolean {
  const report = smallReport([{ target: [0, 1], prediction: [0, 1] }], before);
  const open = LiveReport.restore("id", { ...report, pairing: { ...report.pairing, targetsOnly } });
  const answer = open.choose(chosen);
  assert.equal(open.current.choices, chosen);
  return answer;
}

describe("choices from the page", () => {
  it("have the masks read again where they are of the files, or ask for targets that were not read, and else not", () => {
    const resized: Choices = { ...DEFAULT_CHOICES, files: { resize: "nearest" } };
    assert.equal(mustRead(DEFAULT_CHOICES, { ...DEFAULT_CHOICES, zeroDivision: 1 }), false);
    assert.equal(mustRead(DEFAULT_CHOICES, resized), true);
    assert.equal(mustRead(resized, DEFAULT_CHOICES), true);
    assert.equal(mustRead(resized, { ...resized, beta: 1 }), false);
    assert.equal(mustRead(DEFAULT_CHOICES, { ...DEFAULT_CHOICES, missing: "count" }, ["b.png"]), true);
    assert.equal(mustRead(DEFAULT_CHOICES, { ...DEFAULT_CHOICES, missing: "count" }), false);
  });
});
