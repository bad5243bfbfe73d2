import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import type { Report } from "../../src/core/document/report";
import { readReport, writeReport } from "../../src/core/report/reportDocument";
import type { PairOutcome } from "../../src/protocol/pair";

/** What was counted makes a report that is the same when saved and read again; throws where not. */
export function savedAndRead({
  width,
  height,
  depth,
  counts,
  target,
  prediction,
}: Extract<PairOutcome, { readonly ok: true }>): void {
  const image = {
    name: "a",
    width,
    height,
    ...(depth !== undefined && { depth }),
    counts,
    target: { path: "a", facts: target },
    ...(prediction && { prediction: { path: "a", facts: prediction } }),
  };
  const report: Report = {
    schema: 1,
    folders: { prediction: "p", target: "t" },
    pairing: { rule: "", pairs: 1, targetsOnly: [], predictionsOnly: [] },
    images: [image],
    problems: [],
    choices: DEFAULT_CHOICES,
    state: "complete",
  };
  const read = readReport(writeReport(report));
  assert.ok(read.ok, read.ok ? "" : read.message);
  assert.deepEqual(read.report.images, report.images);
}
