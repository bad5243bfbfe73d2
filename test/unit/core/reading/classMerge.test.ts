import assert from "node:assert/strict";
import fc from "fast-check";
import { averageOf } from "../../../../src/core/averages/averageOf";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { withMerge } from "../../../../src/core/reading/classMerge";
import type { ClassMerge } from "../../../../src/core/document/choices";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { EXPORTS } from "../../../../src/core/exports/exports";
import { METRICS } from "../../../../src/core/metrics/metrics";
import { smallReport, type SmallImage } from "../smallReport";

const LABELS = [0, 1, 2, 3, 4];
const mask = fc.array(fc.constantFrom(...LABELS, 255), { minLength: 6, maxLength: 6 });
const images: fc.Arbitrary<readonly SmallImage[]> = fc.array(fc.record({ target: mask, prediction: mask }), {
  minLength: 1,
  maxLength: 4,
});

/** One or two merges of the labels. */
const merges: fc.Arbitrary<readonly ClassMerge[]> = fc
  .array(fc.constantFrom("first", "second", "none"), { minLength: LABELS.length, maxLength: LABELS.length })
  .map((parts) =>
    ["first", "second"].flatMap((name) => {
      const labels = LABELS.filter((label) => parts[label] === name);
      return labels.length === 0 ? [] : [{ labels, name }];
    }),
  );

const CLASS_LIST = {
  source: "test",
  classes: LABELS.map((label) => ({ label, name: `name ${label}`, color: "#000000" })),
  ignore: [255],
};

describe("merged classes", () => {
  it("give every figure that relabelled masks give, with a class list and without", () => {
    fc.assert(
      fc.property(images, merges, fc.boolean(), (masks, labels, listed) => {
        const occurring = new Set(masks.flatMap(({ target, prediction = [] }) => [...target, ...prediction]));
        // A merged class stands where its first class stood: the relabelled one stands where its label does.
        const stands = (label: number): number => Number(!listed && !occurring.has(label));
        const merged = labels.map((merge) => ({
          ...merge,
          labels: merge.labels.toSorted((a, b) => stands(a) - stands(b)),
        }));
        const classList = listed ? { classList: CLASS_LIST } : {};
        const report = smallReport(masks, { ignore: [255], merges: merged, ...classList });
        const read = (label: number): number => merged.find(({ labels }) => labels.includes(label))?.labels[0] ?? label;
        const relabelled = smallReport(
          masks.map(({ target, prediction }) => ({
            target: target.map(read),
            ...(prediction && { prediction: prediction.map(read) }),
          })),
          {
            ignore: [255],
            ...(listed && {
              classList: { ...CLASS_LIST, classes: CLASS_LIST.classes.filter(({ label }) => read(label) === label) },
            }),
          },
        );
        const there = evaluate(report, report.choices);
        const here = evaluate(relabelled, relabelled.choices);
        assert.deepEqual(
          there.table.classes.map(({ label }) => label),
          here.table.classes.map(({ label }) => label),
        );
        assert.deepEqual(there.confusion, here.confusion);
        for (const metric of METRICS) {
          for (const { id } of AVERAGES)
            assert.deepEqual(averageOf(there, metric, id), averageOf(here, metric, id), `${metric.id} ${id}`);
        }
      }),
    );
  });

  it("take in classes that are merged already, and are apart again without the merge", () => {
    const one = withMerge([], { labels: [1, 2], name: "1 + 2" });
    const more = withMerge(withMerge(one, { labels: [5, 6], name: "other" }), { labels: [0, 1], name: "all" });
    assert.deepEqual(more, [
      { labels: [5, 6], name: "other" },
      { labels: [0, 1, 2], name: "all" },
    ]);
    const report = smallReport([{ target: [0, 1, 2], prediction: [0, 2, 1] }], { merges: one });
    assert.deepEqual(
      evaluate(report, report.choices).table.classes.map(({ name }) => name),
      ["0", "1 + 2"],
    );
    assert.equal(evaluate(report, { ...report.choices, merges: [] }).table.classes.length, 3);
  });

  it("are stated in every export", () => {
    const report = smallReport([{ target: [0, 1, 2], prediction: [0, 2, 1] }], {
      merges: [{ labels: [1, 2], name: "ve\nhicle" }],
    });
    const evaluation = evaluate(report, report.choices);
    for (const { id, write } of EXPORTS)
      assert.match(write(evaluation, report), /labels 1, 2 merged into ve hicle/, id);
    const json = JSON.parse(EXPORTS.find(({ id }) => id === "json")?.write(evaluation, report) ?? "") as {
      choices: { merges: unknown };
    };
    assert.deepEqual(json.choices.merges, report.choices.merges);
  });
});
