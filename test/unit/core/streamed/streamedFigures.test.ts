import assert from "node:assert/strict";
import fc from "fast-check";
import { averageInput } from "../../../../src/core/averages/averageInput";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { classFigures } from "../../../../src/core/averages/classFigures";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { ImageEntry, Report } from "../../../../src/core/document/report";
import { EVALUATION_JSON } from "../../../../src/core/exports/evaluationJson";
import { NO_PREDICTION } from "../../../../src/core/labels/label";
import type { MaskFacts } from "../../../../src/core/labels/labelMap";
import { metricsFor } from "../../../../src/core/metrics/metricsFor";
import { OVERALL } from "../../../../src/core/metrics/overall";
import { policyWords } from "../../../../src/core/sentences/policyWords";
import { FiguresPass, type StreamedFigures } from "../../../../src/core/streamed/streamedFigures";
import { streamedWords } from "../../../../src/core/streamed/streamedWords";
import { streamedJson } from "../../../../src/core/streamed/streamedJson";
import { TotalsPass } from "../../../../src/core/streamed/streamedTotals";
import { GREY, image, report } from "../../../support/images";
import { madeChoices } from "../../../support/madeRuns";

/** Labels of classes, those that are often ignored, and those of masks drawn in white. */
const label = fc.constantFrom(0, 1, 2, 3, 7, 128, 255, 255, -1, 300, 70_000);
const facts = fc.constantFrom<MaskFacts>(GREY, { ...GREY, bits: 16 }, { ...GREY, format: "NPY" });

const images: fc.Arbitrary<readonly ImageEntry[]> = fc
  .array(
    fc.record({
      rows: fc.array(fc.tuple(label, label, fc.integer({ min: 1, max: 1000 })), { maxLength: 6 }),
      isBinary: fc.boolean(),
      isAlone: fc.boolean(),
      isResized: fc.boolean(),
      isMerged: fc.boolean(),
      facts,
    }),
    { maxLength: 9 },
  )
  .map((rows) =>
    rows.map(({ rows: triples, isBinary, isAlone, isResized, isMerged, facts: of }, index) => {
      const read = triples.map(([t, p, n]) => (isBinary ? ([t && 1, p && 255, n] as const) : ([t, p, n] as const)));
      const name = `${index % 2 === 0 ? "even" : "odd"}/${index}`;
      const whole = image(name, read, of);
      const target = isMerged ? { ...whole.target, parts: [{ path: "part.png", label: 1 }] } : whole.target;
      const { prediction } = whole;
      if (!isAlone)
        return {
          ...whole,
          target,
          ...(isResized && prediction && { prediction: { ...prediction, resizedFrom: SMALLER } }),
        };
      const alone = image(name, read.map(([t, , n]) => [t, NO_PREDICTION, n] as const), of); // prettier-ignore
      return withoutPrediction(alone);
    }),
  );

const SMALLER = { width: 1, height: 1 };

function withoutPrediction({ name, width, height, target, counts }: ImageEntry): ImageEntry {
  return { name, width, height, target, counts };
}

const classLists = fc.constantFrom(undefined, {
  source: "list",
  classes: [0, 1, 2].map((of) => ({ label: of, name: `c${of}`, color: "#123456", labels: [of] })),
  ignore: [],
});
const choices: fc.Arbitrary<Partial<Choices>> = fc
  .tuple(madeChoices, classLists)
  .map(([made, classList]) => ({ ...made, ...(classList && { classList }) }));

function streamed(made: Report, step: number): StreamedFigures {
  const head = { ...made, images: [] };
  const parts = Array.from({ length: Math.ceil(made.images.length / step) }, (_, part) =>
    made.images.slice(part * step, (part + 1) * step),
  );
  const first = new TotalsPass(head);
  for (const part of parts) first.add(part);
  const found = first.totals();
  assert.ok(found.ok);
  const second = new FiguresPass(head, found.totals, metricsFor(made.choices));
  for (const part of parts) second.add(part);
  return second.figures();
}

describe("figures of images that stream by", () => {
  it("are those of a report in memory to the last bit, under any choices and in parts of any size", function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(images, choices, fc.integer({ min: 1, max: 4 }), (made, chosen, step) => {
        const whole = report(made, { ...DEFAULT_CHOICES, ...chosen });
        const evaluation = evaluate(whole, whole.choices);
        const found = streamed(whole, step);
        assert.deepEqual(found.totals.table.classes, evaluation.table.classes);
        assert.deepEqual(found.totals.table.ignore, evaluation.table.ignore);
        assert.deepEqual([found.images, found.withPixels], [evaluation.images.length, evaluation.imageSet.length]);
        assert.deepEqual(streamedWords(found), policyWords(evaluation));
        for (const { value } of OVERALL)
          assert.equal(
            value(found.totals.confusion, found.totals.classSet),
            value(evaluation.confusion, evaluation.classSet),
          );
        for (const { metric, averages, classes } of found.metrics) {
          const input = averageInput(evaluation, metric);
          for (const { id, compute } of AVERAGES) assert.deepEqual(averages[id], compute(input), `${metric.id} ${id}`);
          assert.deepEqual(
            classes,
            evaluation.table.classes.map((_, index) => classFigures(evaluation, metric, index)),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it("stand in JSON under the keys that the export has, with the same values", () => {
    const whole = report([image("a", [[0, 0, 5], [1, 0, 2]]), image("b", [[1, 1, 3]])]); // prettier-ignore
    const exported = JSON.parse(EVALUATION_JSON.write(evaluate(whole, whole.choices), whole)) as Record<
      string,
      unknown
    >;
    for (const key of ["images", "statistics", "findings"]) {
      assert.ok(key in exported);
      Reflect.deleteProperty(exported, key);
    }
    const found = JSON.parse(streamedJson(streamed(whole, 1), whole)) as Record<string, unknown>;
    assert.deepEqual(found, { ...exported, streamed: { images: 2, withPixels: 2 } });
  });
});
