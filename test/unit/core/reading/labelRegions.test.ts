import assert from "node:assert/strict";
import fc from "fast-check";
import { averageInput } from "../../../../src/core/averages/averageInput";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { classFigures } from "../../../../src/core/averages/classFigures";
import { imageFigures } from "../../../../src/core/averages/imageFigures";
import { BUILT_IN_REGIONS } from "../../../../src/core/classLists/builtInRegions";
import { compareReports } from "../../../../src/core/compare/compareReports";
import { cellTally, classTally } from "../../../../src/core/counting/cells";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { imageConfusion } from "../../../../src/core/counting/imageConfusion";
import type { Choices } from "../../../../src/core/document/choices";
import type { LabelRegion } from "../../../../src/core/document/labelRegion";
import { EXPORTS } from "../../../../src/core/exports/exports";
import { gap } from "../../../../src/core/gap/gap";
import { bootstrap, DEFAULT_BOOTSTRAP } from "../../../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../../../src/core/intervals/bootstrapInput";
import { IOU, METRICS } from "../../../../src/core/metrics/metrics";
import { OVERALL } from "../../../../src/core/metrics/overall";
import { pythonSnippet, PYTHON_LIBRARIES } from "../../../../src/core/python/pythonSnippet";
import { isOverlapping } from "../../../../src/core/reading/labelRegions";
import { differingChoices } from "../../../../src/core/report/differingChoices";
import { sameAs } from "../../../../src/core/sameAs/sameAs";
import { citation } from "../../../../src/core/sentences/citation";
import { smallReport, type SmallImage } from "../smallReport";

/** BraTS: the whole tumour holds its core, which holds what takes up the contrast agent. */
const TUMOUR: readonly LabelRegion[] = [
  { name: "WT", labels: [1, 2, 3] },
  { name: "TC", labels: [1, 3] },
  { name: "ET", labels: [3] },
];

const IGNORED = 9;

const label = fc.constantFrom(0, 1, 2, 3, 4, IGNORED);
const images: fc.Arbitrary<readonly SmallImage[]> = fc.array(
  fc.integer({ min: 1, max: 12 }).chain((size) =>
    fc.record({
      target: fc.array(label, { minLength: size, maxLength: size }),
      prediction: fc.array(label, { minLength: size, maxLength: size }),
    }),
  ),
  { minLength: 1, maxLength: 4 },
);
const regions: fc.Arbitrary<readonly LabelRegion[]> = fc
  .array(fc.uniqueArray(fc.constantFrom(0, 1, 2, 3, 4, 77), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((sets) => sets.map((labels, index) => ({ name: `r${index}`, labels })));

/** As nnU-Net counts a region: each side as a mask of the pixels whose label is in it, outside the ignored ones. */
function masked({ target, prediction = [] }: SmallImage, { labels }: LabelRegion) {
  const tally = { tp: 0, fp: 0, fn: 0, tn: 0 };
  target.forEach((of, pixel) => {
    if (of === IGNORED) return;
    const [is, seen] = [labels.includes(of), labels.includes(prediction[pixel] ?? -1)];
    tally[is ? (seen ? "tp" : "fn") : seen ? "fp" : "tn"]++;
  });
  return tally;
}

function evaluated(of: readonly SmallImage[], sets: readonly LabelRegion[], choices: Partial<Choices> = {}) {
  const report = smallReport(of, { ignore: [IGNORED], regions: sets, ...choices });
  return { report, evaluation: evaluate(report, report.choices) };
}

const THREE: readonly SmallImage[] = [
  { target: [0, 1, 1, 2, 3, 3, 9, 4], prediction: [1, 1, 2, 2, 3, 1, 3, 0] },
  { target: [0, 0, 0, 2], prediction: [0, 3, 0, 2] },
  { target: [3, 3, 1, 9], prediction: [3, 1, 1, 1] },
];

describe("regions of labels that overlap", () => {
  it("count as masks of their labels do, in every image and over all", () => {
    fc.assert(
      fc.property(images, regions, (of, sets) => {
        const { evaluation } = evaluated(of, sets);
        for (const [region, set] of sets.entries()) {
          const sums = { tp: 0, fp: 0, fn: 0, tn: 0 };
          for (const [index, one] of of.entries()) {
            const expected = masked(one, set);
            assert.deepEqual(cellTally(evaluation.cells, index, region), expected);
            for (const key of ["tp", "fp", "fn", "tn"] as const) sums[key] += expected[key];
          }
          assert.deepEqual(classTally(evaluation.cells, region), sums);
        }
        assert.deepEqual(evaluation.classSet, [...sets.keys()]);
      }),
    );
  });

  it("are the block sums of a confusion, as cityscapesScripts has categories", () => {
    fc.assert(
      fc.property(images, regions, (of, sets) => {
        const matrix = new Map<string, number>();
        for (const { target, prediction = [] } of of)
          target.forEach((is, pixel) => {
            const key = `${is} ${prediction[pixel] ?? ""}`;
            matrix.set(key, (matrix.get(key) ?? 0) + 1);
          });
        const { evaluation } = evaluated(of, sets);
        const labels = [0, 1, 2, 3, 4, 9, 77];
        const block = (rows: readonly number[], columns: readonly number[]): number =>
          rows.reduce(
            (sum, row) => sum + columns.reduce((part, column) => part + (matrix.get(`${row} ${column}`) ?? 0), 0),
            0,
          );
        for (const [region, { labels: set }] of sets.entries()) {
          const tp = block(set, set);
          const fn = block(set, labels) - tp;
          const fp = block(
            labels.filter((one) => one !== IGNORED && !set.includes(one)),
            set,
          );
          const iou = tp + fn + fp === 0 ? undefined : tp / (tp + fn + fp);
          assert.equal(classFigures(evaluation, IOU, region).global, iou);
        }
      }),
    );
  });

  it("have the averages that their counts give by hand", () => {
    const { evaluation } = evaluated(THREE, TUMOUR);
    const value = (id: string): number | undefined =>
      AVERAGES.find((average) => average.id === id)?.compute(averageInput(evaluation, IOU)).value;
    // WT: 5, 1, 0; 1, 1, 0; 3, 0, 0 (tp, fp, fn). TC: 3, 1, 1; 0, 1, 0; 3, 0, 0. ET: 1, 0, 1; 0, 1, 0; 1, 0, 1.
    const [wt, tc, et] = [9 / 11, 6 / 9, 2 / 5];
    assert.equal(value("macro"), (wt + tc + et) / 3);
    assert.equal(value("weighted"), (9 * wt + 7 * tc + 4 * et) / 20);
    assert.equal(
      value("macro-imagewise"),
      ((5 / 6 + 3 / 5 + 1 / 2) / 3 + (1 / 2 + 0 + 0) / 3 + (1 + 1 + 1 / 2) / 3) / 3,
    );
    assert.equal(value("micro"), undefined);
    assert.equal(value("micro-imagewise"), undefined);
  });

  for (const zeroDivision of ["exclude", 0, 1] as const)
    it(`have no micro figure and no figure of all pixels where 0/0 counts as ${zeroDivision}, for no metric`, () => {
      const { evaluation } = evaluated(THREE, TUMOUR, { zeroDivision });
      for (const metric of METRICS.filter(({ shape }) => !shape)) {
        const input = averageInput(evaluation, metric);
        for (const { id, compute } of AVERAGES)
          assert.equal(compute(input).value === undefined, id.startsWith("micro"), `${metric.id} ${id}`);
        assert.equal(imageFigures(evaluation, metric, 0).micro, undefined);
        assert.equal(gap(evaluation, metric, "micro-imagewise"), undefined);
      }
      for (const { id, value } of OVERALL)
        assert.equal(value(evaluation.confusion, evaluation.classSet), undefined, id);
      assert.deepEqual([...imageConfusion(evaluation, 0).counts], []);
    });

  it("have intervals where they have figures, alone and compared, and are told apart by their sets", () => {
    const many = Array.from({ length: 30 }, (_, index) => THREE[index % 3] ?? { target: [] });
    const { report, evaluation } = evaluated(many, TUMOUR, { zeroDivision: 1 });
    const drawn = bootstrap(bootstrapInput(evaluation, IOU), { ...DEFAULT_BOOTSTRAP, draws: 64 });
    assert.equal(drawn.averages.micro, undefined);
    assert.equal(drawn.averages["micro-imagewise"], undefined);
    const interval = drawn.averages.macro;
    assert.ok(interval && interval.low < (9 / 11 + 6 / 9 + 2 / 5) / 3 && interval.high > interval.low);
    const outcome = compareReports(report, report, { ...DEFAULT_BOOTSTRAP, draws: 64, metric: IOU });
    assert.ok(outcome.ok);
    const { averages, classes } = outcome.comparison;
    assert.deepEqual([averages.micro.a, averages.micro.b, averages.macro.difference], [undefined, undefined, 0]);
    assert.deepEqual(
      classes.map(({ info }) => info.name),
      ["WT", "TC", "ET"],
    );
    const other = { ...report.choices, regions: TUMOUR.slice(1) };
    assert.deepEqual(differingChoices(report.choices, other), ["regions"]);
    const turned = TUMOUR.map((region) => ({ ...region, labels: region.labels.toReversed() }));
    assert.deepEqual(differingChoices(report.choices, { ...report.choices, regions: turned }), []);
  });

  it("stand in every export, which has no matrix, no library call and no script of them", () => {
    const { report, evaluation } = evaluated(THREE, TUMOUR);
    for (const { id, pieces } of EXPORTS) {
      const text = [...pieces(evaluation, report)].join("");
      if (id !== "python" && id !== "csv-thresholds")
        assert.match(text, /WT = 1\+2\+3, TC = 1\+3, ET = 3|WT = 1\{?\+/, id);
      assert.doesNotMatch(text, /Pixel accuracy [\d.-]|rows are targets, columns predictions|undefinedundefined/, id);
    }
    for (const average of AVERAGES) assert.deepEqual(sameAs(evaluation, IOU, average.id), []);
    for (const library of PYTHON_LIBRARIES)
      assert.equal(pythonSnippet(evaluation, report, { metric: IOU, average: "macro", library }), undefined);
    assert.doesNotMatch(citation(evaluation, IOU, "macro"), /in no region/);
  });

  it("are pictured as the smallest region of a pixel, and what is in none is a class that is in no mean", () => {
    const { table, classSet } = evaluated(THREE, TUMOUR).evaluation;
    assert.deepEqual([0, 1, 2, 3, 4].map(table.targetClass), [3, 1, 0, 2, 3]);
    assert.deepEqual(table.classes[3]?.labels, [0, 4]);
    assert.ok(table.targetClass(IGNORED) < 0 && table.predictionClass(12345) < 0);
    assert.deepEqual(classSet, [0, 1, 2]);
    assert.deepEqual(evaluated(THREE, TUMOUR, { leftOut: [0, 1, 3] }).evaluation.classSet, [0, 1, 2]);
  });

  it("are told from those that share no label", () => {
    assert.ok(isOverlapping(TUMOUR));
    for (const categories of Object.values(BUILT_IN_REGIONS)) {
      assert.equal(categories.length, 7);
      assert.ok(!isOverlapping(categories));
      assert.equal(new Set(categories.flatMap(({ labels }) => labels)).size, 19);
    }
    assert.ok(!isOverlapping([{ name: "a", labels: [1, 1] }]));
  });
});
