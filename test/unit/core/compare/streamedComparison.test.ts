import assert from "node:assert/strict";
import fc from "fast-check";
import { largeReport } from "../../../../bench/largeReport";
import { comparisonJson } from "../../../../src/core/compare/comparisonJson";
import { compareReports, type CompareOptions } from "../../../../src/core/compare/compareReports";
import { prepareStreamedComparison } from "../../../../src/core/compare/streamedComparison";
import { plainBlockSwaps } from "../../../../src/core/compare/swappedRows";
import { streamedDraws } from "../../../../src/core/draws/streamedJob";
import type { Report } from "../../../../src/core/document/report";
import { DEFAULT_BOOTSTRAP } from "../../../../src/core/intervals/bootstrap";
import { plainRowStreams } from "../../../../src/core/intervals/rowStreams";
import { IOU } from "../../../../src/core/metrics/metrics";
import { metricsFor } from "../../../../src/core/metrics/metricsFor";
import { naturalOrder } from "../../../../src/core/text/naturalOrder";
import { kernelDrawEngine } from "../../../../src/kernel/drawEngine";
import { kernelRowStreams } from "../../../../src/kernel/rowStreams";
import { GREY, image, report, type Triple } from "../../../support/images";
import { KERNEL } from "../../../support/kernel";
import { madeChoices, madeImages, runOf } from "../../../support/madeRuns";
import { compareStreamed, drawHere, streamOf } from "../../../support/streamedRuns";

const PLAIN = { rowStreams: plainRowStreams, blockSwaps: plainBlockSwaps };
const BY_KERNEL = { rowStreams: kernelRowStreams(KERNEL), blockSwaps: kernelDrawEngine(KERNEL).blockSwaps };

const FEW: CompareOptions = { ...DEFAULT_BOOTSTRAP, draws: 20, metric: IOU };

function textOf(outcome: ReturnType<typeof compareReports>): string {
  return outcome.ok ? comparisonJson(outcome.comparison) : outcome.message;
}

describe("a comparison of runs that stream by", () => {
  it("is that of reports in memory byte by byte, under any choices, in parts of any size and whatever is known beforehand", async function () {
    this.timeout(120_000);
    let [compared, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        madeImages(0, 24),
        madeChoices,
        fc.constantFrom(...metricsFor(report([]).choices).filter(({ shape }) => !shape)),
        fc.record({ step: fc.integer({ min: 1, max: 5 }), notes: fc.boolean(), most: fc.integer({ min: 1, max: 4 }) }),
        async (images, chosen, metric, { step, notes, most }) => {
          const [a, b] = (["a", "b"] as const).map((side) => report(runOf(images, side), chosen));
          assert.ok(a && b);
          const options = { ...FEW, metric, most };
          const whole = compareReports(a, b, options);
          const found = await compareStreamed(streamOf(a, step, notes), streamOf(b, step + 1, notes), options, PLAIN);
          assert.ok(found);
          assert.equal(textOf(found), textOf(whole));
          if (whole.ok) compared++;
          else refused++;
        },
      ),
      { numRuns: 200 },
    );
    assert.ok(compared > 100 && refused > 0, `${compared} compared, ${refused} refused`);
  });

  it("has the digits of all rows at once where they come in several stretches, by the kernel and plainly", async function () {
    this.timeout(120_000);
    const [a, b] = [1, 2].map((run) => largeReport({ images: 2600, classes: 20, run })).map(inOrder);
    assert.ok(a && b);
    const options = { ...FEW, draws: 100 };
    const whole = textOf(compareReports(a, b, options));
    for (const engine of [PLAIN, BY_KERNEL]) {
      const found = await compareStreamed(streamOf(a, 700), streamOf(b, 999), options, engine);
      assert.ok(found);
      assert.equal(textOf(found), whole);
    }
  });

  it("tells the same of likely groups, of images that were resized, and of volumes", async () => {
    const made = (side: "a" | "b"): Report =>
      report(
        Array.from({ length: 12 }, (_, number) => {
          const rows: readonly Triple[] = [[1, side === "a" ? 1 : number % 2, 5 + number], [0, 0, 9]]; // prettier-ignore
          const { prediction, ...rest } = image(`patient${Math.floor(number / 6)}_slice_${number % 6}`, rows);
          assert.ok(prediction);
          return { ...rest, depth: 1, prediction: { ...prediction, resizedFrom: { width: 1, height: 1 } } };
        }),
      );
    const [a, b] = [made("a"), made("b")].map(inOrder);
    assert.ok(a && b);
    const whole = compareReports(a, b, FEW);
    assert.ok(whole.ok && whole.comparison.likely && whole.comparison.areCases);
    assert.ok(whole.comparison.rules.some((rule) => rule.startsWith("24 predictions resized")));
    const found = await compareStreamed(streamOf(a, 5), streamOf(b, 5), FEW, PLAIN);
    assert.ok(found);
    assert.equal(textOf(found), textOf(whole));
  });

  describe("is left to reports in memory where", () => {
    const two = (names: readonly string[]): Report => report(names.map((name) => image(name, [[0, 0, 4], [1, 0, 2]]))); // prettier-ignore
    const isLeft = async (a: Report, b: Report, options = FEW): Promise<void> => {
      for (const notes of [true, false])
        assert.equal(await compareStreamed(streamOf(a, 2, notes), streamOf(b, 2, notes), options, PLAIN), undefined);
    };

    it("the runs do not have their common targets in one order", async () => {
      const other = two(["a", "b", "c"]);
      const renamed = { ...other, images: other.images.map((of, at) => ({ ...of, name: `${at}` })).toReversed() };
      await isLeft(two(["a", "b", "c"]), renamed);
    });

    it("names may be one in another form of Unicode", () => isLeft(two(["a", "e\u0301"]), two(["a", "\u00e9"])));

    it("images are drawn in groups", () =>
      isLeft(report(two(["a/1", "a/2"]).images, { groups: { kind: "folder" } }), two(["a/1", "a/2"])));

    it("masks are stored in very many ways", async () => {
      const images = Array.from({ length: 70 }, (_, bits) => image(String(bits), [[0, 0, 4]], { ...GREY, bits }));
      const made = report(images);
      assert.equal(await compareStreamed(streamOf(made, 9, false), streamOf(made, 9, false), FEW, PLAIN), undefined);
    });
  });

  it("rests on each image once where the images stream by several times", async () => {
    const [a, b] = [1, 2].map((run) => streamOf(inOrder(largeReport({ images: 60, classes: 5, run })), 7));
    assert.ok(a && b);
    const outcome = await prepareStreamedComparison(a, b, FEW);
    assert.ok(outcome.ok);
    const { job, stretches, reliances, complete } = outcome.prepared;
    const draws = streamedDraws(job, reliances);
    const taken = await drawHere(PLAIN)({ job, parts: draws.parts, stretches });
    const once = comparisonJson(complete(draws.result(taken)));
    await drawHere(PLAIN)({ job, parts: draws.parts, stretches });
    assert.equal(comparisonJson(complete(draws.result(taken))), once);
  });

  it("refuses other targets by the name of the first, as one of reports in memory", async () => {
    const of = (pixels: readonly number[]): Report =>
      report(pixels.map((count, at) => image(`i${at}`, [[0, 0, 4], [1, 1, count]]))); // prettier-ignore
    const [a, b] = [of([1, 2, 3, 4]), of([1, 2, 9, 8])];
    const found = await compareStreamed(streamOf(a, 1), streamOf(b, 1), FEW, PLAIN);
    assert.ok(found);
    assert.match(textOf(found), /^The target of i2 is not the same/);
    assert.equal(textOf(found), textOf(compareReports(a, b, FEW)));
  });
});

function inOrder(made: Report): Report {
  return { ...made, images: made.images.toSorted((x, y) => naturalOrder(x.name, y.name)) };
}
