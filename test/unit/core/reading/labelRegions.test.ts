import assert from "node:assert/strict";
import fc from "fast-check";
import { summaryAnswer } from "../../../../src/core/answers/summaryAnswer";
import { averageInput } from "../../../../src/core/averages/averageInput";
import { AVERAGES } from "../../../../src/core/averages/averages";
import { classFigures } from "../../../../src/core/averages/classFigures";
import { imageFigures } from "../../../../src/core/averages/imageFigures";
import { BUILT_IN_REGIONS } from "../../../../src/core/classLists/builtInRegions";
import { compareReports } from "../../../../src/core/compare/compareReports";
import { cellTally, classTally } from "../../../../src/core/counting/cells";
import { confusionCell } from "../../../../src/core/counting/confusion";
import { evaluate } from "../../../../src/core/counting/evaluation";
import { imageConfusion } from "../../../../src/core/counting/imageConfusion";
import { DEFAULT_CHOICES, type Choices } from "../../../../src/core/document/choices";
import type { LabelRegion } from "../../../../src/core/document/labelRegion";
import { EXPORTS } from "../../../../src/core/exports/exports";
import { GateRun } from "../../../../src/core/gates/gateRun";
import { gap } from "../../../../src/core/gap/gap";
import { bootstrap, DEFAULT_BOOTSTRAP } from "../../../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../../../src/core/intervals/bootstrapInput";
import { IOU, METRICS } from "../../../../src/core/metrics/metrics";
import { OVERALL } from "../../../../src/core/metrics/overall";
import { hasSnippet, pythonSnippet, PYTHON_LIBRARIES } from "../../../../src/core/python/pythonSnippet";
import { chooseRegions, isOverlapping } from "../../../../src/core/reading/labelRegions";
import { differingChoices } from "../../../../src/core/report/differingChoices";
import { sameAs } from "../../../../src/core/sameAs/sameAs";
import { citation } from "../../../../src/core/sentences/citation";
import { policyWords } from "../../../../src/core/sentences/policyWords";
import { reportedFigure } from "../../../../src/core/sentences/reportedFigure";
import { measuredReport } from "../../../support/measuredReport";
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

  it("stand in every export, which has no matrix and no library call of them, and a script by numpy alone", () => {
    const { report, evaluation } = evaluated(THREE, TUMOUR);
    for (const { id, pieces } of EXPORTS) {
      const text = [...pieces(evaluation, report)].join("");
      if (id !== "python" && id !== "csv-thresholds")
        assert.match(text, /WT = 1\+2\+3, TC = 1\+3, ET = 3|WT = 1\{?\+/, id);
      assert.doesNotMatch(text, /Pixel accuracy [\d.-]|rows are targets, columns predictions|undefinedundefined/, id);
    }
    for (const average of AVERAGES) assert.deepEqual(sameAs(evaluation, IOU, average.id), []);
    for (const library of PYTHON_LIBRARIES)
      for (const average of ["macro", "micro", "micro-imagewise", "pairwise"] as const) {
        const script = pythonSnippet(evaluation, report, { metric: IOU, average, library });
        const isOverClasses = average === "macro" || average === "pairwise";
        assert.equal(script !== undefined, library.id === "numpy" && isOverClasses, `${library.id} ${average}`);
        assert.equal(hasSnippet(evaluation, { metric: IOU, average, library }), script !== undefined);
        if (script !== undefined)
          assert.match(script, /TARGET_REGIONS = \[\[1, 2, 3\], \[1, 3\], \[3\], \[0(, 4)?\]\]\n[^]+tp\[i, k\]/);
      }
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

  it("that share no label have all figures, of the confusion in which they and what is in none are the classes", () => {
    const two: readonly LabelRegion[] = [
      { name: "a", labels: [1, 2] },
      { name: "b", labels: [3] },
    ];
    fc.assert(
      fc.property(images, (of) => {
        const { evaluation } = evaluated(of, two);
        const place = (raw: number): number => (raw === 3 ? 1 : raw === 1 || raw === 2 ? 0 : 2);
        const counts = new Map<string, number>();
        for (const { target, prediction = [] } of of)
          target.forEach((is, pixel) => {
            // A label that is only predicted, and ignored in targets, does not belong to a class.
            const seen = prediction[pixel] ?? IGNORED;
            if (is === IGNORED || seen === IGNORED) return;
            const key = `${place(is)} ${place(seen)}`;
            counts.set(key, (counts.get(key) ?? 0) + 1);
          });
        const size = evaluation.table.classes.length;
        for (let row = 0; row < size; row++)
          for (let column = 0; column < size; column++)
            assert.equal(confusionCell(evaluation.confusion, row, column), counts.get(`${row} ${column}`) ?? 0);
        assert.deepEqual(evaluation.classSet, [0, 1]);
        const [a, b] = two.map((set) => of.map((one) => masked(one, set)));
        const all = [...(a ?? []), ...(b ?? [])];
        const total = (key: "tp" | "fp" | "fn"): number => all.reduce((sum, tally) => sum + tally[key], 0);
        const union = total("tp") + total("fp") + total("fn");
        const micro = AVERAGES.find(({ id }) => id === "micro")?.compute(averageInput(evaluation, IOU)).value;
        assert.equal(micro, union === 0 ? undefined : total("tp") / union);
      }),
    );
    const { report, evaluation } = evaluated(THREE, two);
    assert.equal(OVERALL[0]?.value(evaluation.confusion, evaluation.classSet), 10 / 14);
    assert.doesNotMatch(policyWords(evaluation).join("; "), /overlap/);
    assert.match(policyWords(evaluation).join("; "), /regions of labels: a = 1\+2, b = 3/);
    // A script of numpy counts them as the classes that they stand for.
    for (const library of PYTHON_LIBRARIES) {
      const script = pythonSnippet(evaluation, report, { metric: IOU, average: "micro", library });
      assert.equal(script !== undefined, library.id === "numpy");
      if (script !== undefined)
        assert.match(script, /K = 3 [^]+CLASSES = \[0, 1\][^]+TARGET_CLASS = \{0: 2, 1: 0, 2: 0, 3: 1/);
    }
    for (const average of AVERAGES) assert.deepEqual(sameAs(evaluation, IOU, average.id), []);
  });

  it("of one class, of none that occurs, of ignored labels and of the name of a class count what their labels say", () => {
    const sets: readonly LabelRegion[] = [
      { name: "alone", labels: [2] },
      { name: "nowhere", labels: [77] },
      { name: "void", labels: [IGNORED] },
      { name: "class 1", labels: [1, IGNORED] },
      { name: "3", labels: [1, 2] },
    ];
    const { evaluation } = evaluated(THREE, sets, { leftOut: [2] });
    const tallies = sets.map((_, region) => classTally(evaluation.cells, region));
    const counts = tallies.map(({ tp, fp, fn }) => [tp, fp, fn]);
    assert.deepEqual(counts, [
      [2, 1, 0],
      [0, 0, 0],
      [0, 0, 0],
      // The pixels of ignored targets are in no figure, whatever is predicted there.
      [2, 3, 1],
      [5, 3, 0],
    ]);
    assert.equal(classFigures(evaluation, IOU, 1).global, undefined);
    const run = new GateRun({ ...smallReport(THREE), choices: evaluation.choices }, { ok: false, message: "" });
    assert.deepEqual(run.classIndex("3"), { ok: true, value: 4 });
    assert.deepEqual(run.classIndex("class 1"), { ok: true, value: 3 });
  });

  it("are changed with those that were left out of the means, by name, and none are the classes again", () => {
    const first = chooseRegions({ ...DEFAULT_CHOICES, leftOut: [2] }, TUMOUR);
    assert.deepEqual(first, { regions: TUMOUR, leftOut: [2] });
    const table = evaluated(THREE, TUMOUR).evaluation.table.classes;
    const [wt, tc] = table.map(({ label: of }) => of);
    assert.ok(wt !== undefined && tc !== undefined);
    const without = { ...DEFAULT_CHOICES, regions: TUMOUR, leftOut: [2, tc] };
    assert.deepEqual(chooseRegions(without, TUMOUR.slice(1)).leftOut, [2, wt]);
    assert.deepEqual(chooseRegions(without, []), { regions: undefined, leftOut: [2] });
    // Where the class list brings regions, to have none has to be said.
    const classList = { source: "dataset.json", classes: [], ignore: [], regions: TUMOUR };
    const listed = { ...DEFAULT_CHOICES, classList, leftOut: [tc] };
    assert.deepEqual(chooseRegions(listed, []), { regions: [], leftOut: [] });
    assert.deepEqual(chooseRegions(listed, TUMOUR.slice(1)).leftOut, [wt]);
  });

  it("leave what was measured of classes stale, and are not measured", () => {
    const drawn = [{ name: "a", target: ["0011", "0023"], prediction: ["0111", "0022"] }];
    const measured = measuredReport(drawn, {}, ["boundary"]);
    const { choices } = measured;
    const state = (of: readonly LabelRegion[] | undefined) =>
      evaluate(measured, { ...choices, regions: of }).measured?.boundary.state;
    assert.equal(state(undefined), "measured");
    assert.equal(state(TUMOUR), "stale");
    assert.equal(state([{ name: "class 1", labels: [1] }]), "stale");
  });

  it("are named by their labels in every table, and have different colours", () => {
    const { report, evaluation } = evaluated(THREE, TUMOUR);
    for (const { id, pieces } of EXPORTS) {
      const text = [...pieces(evaluation, report)].join("");
      if (id !== "json") assert.doesNotMatch(text, /-10000\d\d/, id);
    }
    assert.equal(new Set(evaluation.table.classes.map(({ color }) => color)).size, 4);
  });

  it("are called regions, and counted without what is in none, wherever classes are counted in words", () => {
    const { report, evaluation } = evaluated(THREE, TUMOUR);
    const table = [...(EXPORTS.find(({ id }) => id === "table")?.pieces(evaluation, report) ?? [])].join("");
    assert.match(table, /^3 images, 3 regions$/m);
    assert.match(table, /^global +macro .* 3 of 3 regions$/m);
    assert.match(reportedFigure(evaluation, IOU).why, /^There are 3 regions: /);
    const answer = summaryAnswer({ report, evaluation, metric: IOU }, undefined);
    assert.match(answer.ok ? answer.text : "", /^3 pairs of masks, 3 regions: [^]*, mean of 3 regions;/);
    const { evaluation: without } = evaluated(THREE, TUMOUR, { leftOut: [-1_000_001] });
    assert.match(policyWords(without).join("; "), /1 region left out of the means/);
    assert.match(reportedFigure(evaluated(THREE, TUMOUR.slice(0, 1)).evaluation, IOU).why, /^There is one region /);
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
