import assert from "node:assert/strict";
import fc from "fast-check";
import { dataCheck } from "../../src/core/check/dataCheck";
import { evaluate } from "../../src/core/counting/evaluation";
import { EXPORTS } from "../../src/core/exports/exports";
import { readReport, writeReport } from "../../src/core/report/reportDocument";
import { arbitraryReport } from "../unit/core/report/arbitraryReport";
import { mutations } from "../unit/core/report/mutations";
import { check, fileAt } from "./check";
import { whole } from "./generate";
import { damage } from "./mutate";
import { processorTime } from "./processorTime";

/** A report of a few images is shown in far less; what takes more than linear time takes minutes. */
const MOST_MS = 3000;

const changed = fc
  .tuple(arbitraryReport, fc.gen(), fc.nat({ max: 2 }))
  .map(([report, draw, times]) =>
    JSON.stringify(
      Array.from({ length: times }).reduce((made) => mutations(made, draw), JSON.parse(writeReport(report))),
    ),
  );

/** Reports of any content, most of them changed: refused with a sentence, or read, checked and written in every form. */
export const reportCheck = check(
  (next) => {
    const [text = ""] = fc.sample(changed, { seed: whole(next, 2 ** 31), numRuns: 1 });
    const file = Buffer.from(text);
    return { files: [next() < 0.2 ? damage(next, file) : file] };
  },
  (files) => {
    const { result, took } = processorTime(() => shownReport(new TextDecoder().decode(fileAt(files))));
    assert.ok(took < MOST_MS, `took ${took} ms`);
    return result;
  },
);

function shownReport(text: string): string {
  const read = readReport(text);
  if (!read.ok) {
    assert.match(read.message, /^(This report is damaged: .+|This file is not a saved report|A newer version .+)\./su);
    return "refused";
  }
  const { report } = read;
  assert.deepEqual(readReport(writeReport(report)), read);
  const evaluation = evaluate(report, report.choices);
  assert.ok(dataCheck(report, report.choices).findings.every(({ message }) => typeof message === "string"));
  for (const exporter of EXPORTS) assert.equal(typeof exporter.write(evaluation, report), "string");
  return "read";
}
