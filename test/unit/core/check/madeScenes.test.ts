import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataCheck } from "../../../../src/core/check/dataCheck";
import { chooseFoundList } from "../../../../src/core/check/foundList";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { METRICS } from "../../../../src/core/metrics/metrics";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { ROOT } from "../../../support/root";
import { madeScene } from "./madeScenes";
import { matrixOf } from "../matrixOf";

const SCENES = 200;
const FILE = join(ROOT, "test/fixtures/golden/madeScenes.txt");

/** What is read and found, without its words: labels, classes, findings with their numbers and what they offer to do. */
function found(seed: number): unknown {
  const { report, choices } = madeScene(seed);
  const { findings, labels, ignored, coding, sizes } = dataCheck(report, choices);
  const evaluation = evaluate(report, choices);
  const { table, confusion, classSet, imageSet } = evaluation;
  const [iou] = METRICS;
  return {
    classes: table.classes.map(({ label, color }) => `${label} ${color}`),
    ignore: table.ignore,
    classSet,
    images: imageSet.length,
    confusion: [...matrixOf(confusion), ...confusion.other, confusion.ignored, confusion.unlisted],
    macro: iou && averageOf(evaluation, iou, "macro").value,
    labels: [...labels.target, ...labels.prediction].map(({ raw, label, pixels, files, status }) => [
      raw,
      label,
      pixels,
      files,
      status,
    ]),
    ignored,
    sizes: sizes.slice(0, 2),
    list: report.foundLists && chooseFoundList(report.foundLists, report.images, choices).classList?.source,
    suggested: coding.suggested?.id,
    alternatives: coding.alternatives.map(({ id, agreeing, countedPixels: counted, meanIou }) => [
      id,
      agreeing,
      counted,
      meanIou,
    ]),
    findings: findings.map(({ id, severity, numbers, action, effect, images, standsWithFigures }) => ({
      id,
      severity,
      numbers,
      apply: action?.apply,
      option: action?.option,
      effect,
      images,
      standsWithFigures,
    })),
  };
}

/** In so many digits figures are the same on every machine; of a class list its source tells which it is. */
function told(_key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isInteger(value)) return Number(value.toPrecision(10));
  if (typeof value !== "object" || value === null || !("source" in value)) return value;
  return [value.source, "begins" in value ? value.begins : undefined];
}

/**
 * The file says what was found when it was written, not what is right by a second account: that is for the other tests.
 * Where a difference is meant, look at it, then write the file anew with `WRITE_SCENES=1` set for this test.
 */
describe("what is read and found in made scenes", () => {
  it("is what it was, in every scene", () => {
    const lines = Array.from({ length: SCENES }, (_, seed) => JSON.stringify(found(seed), told));
    if (process.env["WRITE_SCENES"] !== undefined) writeFileSync(FILE, `${lines.join("\n")}\n`);
    const before = readFileSync(FILE, "utf8").trimEnd().split("\n");
    assert.equal(before.length, SCENES);
    for (const [seed, line] of lines.entries()) {
      assert.deepEqual(JSON.parse(line), JSON.parse(before[seed] ?? "null"), `scene ${seed}`);
    }
  });
});
