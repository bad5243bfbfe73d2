import assert from "node:assert/strict";
import type { ProblemKind } from "../../../../src/core/document/problem";
import type { Report } from "../../../../src/core/document/report";
import { readReport, writeReport } from "../../../../src/core/report/reportDocument";
import { image, report } from "../../../support/images";

/** As `media/maskeval.schema.json` has them: reports that are saved hold them. */
const KINDS: readonly ProblemKind[] = [
  "target-only",
  "prediction-only",
  "ambiguous",
  "unreadable",
  "size-mismatch",
  "volume-mismatch",
  "orientation-mismatch",
  "unlisted-label",
  "suspicious-coding",
  "void-only",
];

describe("problems of a saved report", () => {
  for (const kind of KINDS)
    it(`are read back: ${kind}`, () => {
      const saved: Report = {
        ...report([image("a", [[0, 0, 1]])]),
        problems: [{ kind, file: "a.png", message: "Seen." }],
      };
      const read = readReport(writeReport(saved));
      assert.ok(read.ok, read.ok ? "" : read.message);
      assert.deepEqual(read.report.problems, saved.problems);
    });
});
