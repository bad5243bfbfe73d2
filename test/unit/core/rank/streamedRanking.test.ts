import assert from "node:assert/strict";
import fc from "fast-check";
import { largeReport } from "../../../../bench/largeReport";
import { AVERAGES } from "../../../../src/core/averages/averages";
import type { StreamedReport } from "../../../../src/core/compare/streamedRuns";
import { plainBlockSwaps } from "../../../../src/core/compare/swappedRows";
import { numbersOfPart, streamedDraws } from "../../../../src/core/draws/streamedJob";
import type { Report } from "../../../../src/core/document/report";
import { DEFAULT_BOOTSTRAP } from "../../../../src/core/intervals/bootstrap";
import { bootstrapFrame } from "../../../../src/core/intervals/bootstrapInput";
import { plainRowStreams } from "../../../../src/core/intervals/rowStreams";
import { IOU } from "../../../../src/core/metrics/metrics";
import { everyMetric, metricsFor } from "../../../../src/core/metrics/metricsFor";
import { rankRuns, type RankOptions, type RankOutcome } from "../../../../src/core/rank/rankRuns";
import { prepareStreamedRanking } from "../../../../src/core/rank/streamedRanking";
import { naturalOrder } from "../../../../src/core/text/naturalOrder";
import { kernelDrawEngine } from "../../../../src/kernel/drawEngine";
import { kernelRowStreams } from "../../../../src/kernel/rowStreams";
import { GREY, image, report, type Triple } from "../../../support/images";
import { KERNEL } from "../../../support/kernel";
import { madeChoices, madeImages, runOf, thirdRunOf } from "../../../support/madeRuns";
import { drawHere, rankStreamed, streamOf } from "../../../support/streamedRuns";

const PLAIN = { rowStreams: plainRowStreams, blockSwaps: plainBlockSwaps };
const BY_KERNEL = { rowStreams: kernelRowStreams(KERNEL), blockSwaps: kernelDrawEngine(KERNEL).blockSwaps };

const FEW: RankOptions = { ...DEFAULT_BOOTSTRAP, draws: 20, metric: IOU, average: "macro" };

function named<Of>(runs: readonly Of[]): readonly { readonly name: string; readonly report: Of }[] {
  return runs.map((of, run) => ({ name: `run ${run}`, report: of }));
}

/** The whole ranking as text, in which what is undefined is told from what is not there. */
function textOf(outcome: RankOutcome): string {
  return outcome.ok ? JSON.stringify(outcome.ranking, (_, value: unknown) => value ?? "none", 1) : outcome.message;
}

async function isSame(runs: readonly Report[], steps: readonly number[], options = FEW, engine = PLAIN, notes = true) {
  const whole = rankRuns(named(runs), options);
  const streams = runs.map((run, at) => streamOf(run, steps[at % steps.length] ?? 1, notes));
  const found = await rankStreamed(named(streams), options, engine);
  assert.ok(found);
  assert.equal(textOf(found), textOf(whole));
  return whole;
}

describe("a ranking of runs that stream by", () => {
  it("is that of reports in memory to the last digit, under any choices, in parts of any size and whatever is known beforehand", async function () {
    this.timeout(120_000);
    let [ranked, refused, leftOut] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(
        madeImages(0, 24),
        madeChoices,
        fc.constantFrom(...metricsFor({ ...report([]).choices, beta: 0.5 }).filter(({ shape }) => !shape)),
        fc.record({
          average: fc.constantFrom(...AVERAGES.map(({ id }) => id)),
          steps: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }),
          notes: fc.boolean(),
        }),
        async (images, chosen, metric, { average, steps, notes }) => {
          const runs = [runOf(images, "a"), runOf(images, "b"), thirdRunOf(images)].map((of) => report(of, chosen));
          const options = { ...FEW, metric, average };
          const whole = await isSame(runs, steps, options, PLAIN, notes);
          if (!whole.ok) refused++;
          else {
            ranked++;
            if (whole.ranking.runs.some((run) => run.leftOut > 0)) leftOut++;
          }
        },
      ),
      { numRuns: 200 },
    );
    assert.ok(
      ranked > 100 && refused > 0 && leftOut > 50,
      `${ranked} ranked, ${refused} refused, ${leftOut} with more`,
    );
  });

  it("has the digits of all rows at once where they come in several stretches, by the kernel and plainly", async function () {
    this.timeout(120_000);
    const runs = [1, 2, 3].map((run) => inOrder(largeReport({ images: 2600, classes: 20, run })));
    for (const engine of [PLAIN, BY_KERNEL])
      for (const average of ["macro", "weighted", "macro-imagewise"] as const)
        await isSame(runs, [700, 999, 850], { ...FEW, draws: 200, average }, engine);
  });

  it("tells volumes, and images that were resized or have no counted pixel", async () => {
    const made = (run: number): Report =>
      report(
        Array.from({ length: 12 }, (_, number) => {
          const rows: readonly Triple[] = number === 5 ? [[255, 1, 9]] : [[1, (run + number) % 2, 5 + number], [0, 0, 9]]; // prettier-ignore
          const { prediction, ...rest } = image(`case_${number}`, rows);
          assert.ok(prediction);
          return { ...rest, depth: 1, prediction: { ...prediction, resizedFrom: { width: 1, height: 1 } } };
        }),
        { ignore: [255] },
      );
    const whole = await isSame([0, 1, 2].map(made).map(inOrder), [5]);
    assert.ok(whole.ok && whole.ranking.areCases && whole.ranking.images === 11);
    assert.ok(whole.ranking.rules.some((rule) => rule.startsWith("36 predictions resized")));
    assert.ok(whole.ranking.rules.some((rule) => rule.startsWith("3 cases without a counted")));
  });

  describe("is left to reports in memory where", () => {
    const of = (names: readonly string[]): Report => report(names.map((name) => image(name, [[0, 0, 4], [1, 0, 2]]))); // prettier-ignore
    const isLeft = async (runs: readonly Report[]): Promise<void> => {
      for (const notes of [true, false]) {
        const streams = runs.map((run) => streamOf(run, 2, notes));
        assert.equal(await rankStreamed(named(streams), FEW, PLAIN), undefined);
      }
    };

    it("a target that all have is elsewhere in one of them", async () => {
      const other = of(["a", "b", "c"]);
      const renamed = { ...other, images: other.images.map((one, at) => ({ ...one, name: `${at}` })).toReversed() };
      await isLeft([of(["a", "b", "c"]), of(["a", "b", "c"]), renamed]);
    });

    it("a target that another run lacks is there twice", async () => {
      const twice = of(["a", "b", "c"]);
      const [a, b, c] = twice.images;
      assert.ok(a && b && c);
      const again = { ...twice, images: [a, b, { ...a, name: "bb" }, c] };
      await isLeft([again, of(["b", "c"]), of(["b", "c"])]);
    });

    it("shapes were measured, or are ranked by", async () => {
      const streams = [1, 2, 3].map(() => of(["a", "b"])).map((run) => streamOf(run, 2));
      const boundary = everyMetric(report([]).choices).find(({ shape }) => shape);
      assert.ok(boundary);
      assert.equal(await rankStreamed(named(streams), { ...FEW, metric: boundary }, PLAIN), undefined);
      const [first, ...others] = streams;
      assert.ok(first);
      const measured = { target: [], prediction: [], band: { kind: "pixels", pixels: 3 }, connectivity: 8 } as const; // prettier-ignore
      const last: StreamedReport = { ...first, head: { ...first.head, measured } };
      assert.equal(await rankStreamed(named([...others, last]), FEW, PLAIN), undefined);
    });

    it("some images are volumes and some are not", async () => {
      const mixed = of(["a", "b", "c"]);
      const images = mixed.images.map((one, at) => (at === 1 ? { ...one, depth: 1 } : one));
      await isLeft([1, 2, 3].map(() => ({ ...mixed, images })));
    });

    it("images are drawn in groups", () =>
      isLeft([1, 2, 3].map(() => report(of(["a/1", "a/2"]).images, { groups: { kind: "folder" } }))));

    it("masks are stored in very many ways", async () => {
      const images = Array.from({ length: 70 }, (_, bits) => image(String(bits), [[0, 0, 4]], { ...GREY, bits }));
      const streams = [1, 2, 3].map(() => streamOf(report(images), 9, false));
      assert.equal(await rankStreamed(named(streams), FEW, PLAIN), undefined);
    });
  });

  it("is not kept from streaming by a target that one run lacks and another has elsewhere", async () => {
    const of = (names: readonly string[]): Report => report(names.map((name) => image(name, [[0, 0, 4], [1, 0, 2]]))); // prettier-ignore
    const moved = of(["a", "b", "c"]);
    const [a, b, c] = moved.images;
    assert.ok(a && b && c);
    const elsewhere = { ...moved, images: [{ ...b, name: "0" }, a, c] };
    const whole = await isSame([of(["a", "b", "c"]), elsewhere, of(["a", "c"])], [2]);
    assert.ok(whole.ok && whole.ranking.images === 2);
  });

  it("leaves out no image of a run that has it under a name outside of the subset", async () => {
    const of = (run: number): Report => {
      const { images } = report(["a", "b"].map((name) => image(name, [[0, 0, 4], [1, 0, 2]]))); // prettier-ignore
      return report(
        images.map((one) => ({ ...one, name: `${one.name}/${run}` })),
        { subset: { kind: "text", text: "/1" } },
      );
    };
    const whole = await isSame([1, 2, 3].map(of), [1]);
    assert.ok(whole.ok);
    assert.deepEqual([whole.ranking.images, ...whole.ranking.runs.map(({ leftOut }) => leftOut)], [2, 0, 0, 0]);
  });

  it("knows no class of an image that the subset leaves out and the first run alone has", async () => {
    const shared = ["x/a", "x/b"].map((name) => image(name, [[0, 0, 4], [1, 0, 2]])); // prettier-ignore
    const subset = { kind: "text", text: "x/" } as const;
    const first = report([image("o", [[9, 9, 5]]), ...shared], { subset });
    const whole = await isSame([first, report(shared, { subset }), report(shared, { subset })], [2]);
    assert.ok(whole.ok);
    assert.equal(whole.ranking.classes.length, 2);
  });

  it("holds for a part the numbers of all runs, and of very many swaps fewer ways at a time", () => {
    const runs = 8;
    const frame = bootstrapFrame({ choices: report([]).choices, classSet: Array.from({ length: 300 }, (_, index) => index) }, IOU); // prettier-ignore
    const whole = Array.from({ length: runs }, () => new Float64Array(600));
    const job = {
      kind: "ranked",
      frame: { ...frame, average: "macro", holds: "ratios" },
      options: FEW,
      count: 100,
      whole,
    } as const;
    const { parts, reach } = streamedDraws(job);
    // 28 pairs ask for 1,120 swaps, which are two parts.
    const swapping = reach(parts - 2);
    assert.ok(swapping.swaps);
    assert.deepEqual(swapping.swaps.map(({ lanes }) => lanes), [873, 151]); // prettier-ignore
    assert.equal(numbersOfPart(job, swapping), 1024 * 600 * runs);
  });

  it("refuses other targets by the name of the first in the first such run, as one of reports in memory", async () => {
    const of = (pixels: readonly number[]): Report =>
      report(pixels.map((count, at) => image(`i${at}`, [[0, 0, 4], [1, 1, count]]))); // prettier-ignore
    const whole = await isSame([of([1, 2, 3, 4]), of([1, 2, 9, 8]), of([7, 2, 3, 4])], [1]);
    assert.ok(!whole.ok && whole.message.startsWith("The target of i2 is not the same in run 1 and run 0"));
  });

  it("refuses another target however many images follow it", async () => {
    const of = (pixels: number): Report =>
      report(Array.from({ length: 1500 }, (_, at) => image(`i${at}`, [[0, 0, at === 3 ? pixels : 4]])));
    const whole = await isSame([of(1), of(2), of(1)].map(inOrder), [400]);
    assert.ok(!whole.ok && whole.message.startsWith("The target of i3 is not the same in run 1 and run 0"));
  });

  it("rests on each image once where the images stream by several times", async () => {
    const runs = named([1, 2, 3].map((run) => streamOf(inOrder(largeReport({ images: 60, classes: 5, run })), 7)));
    const outcome = await prepareStreamedRanking(runs, FEW);
    assert.ok(outcome.ok);
    const { job, stretches, complete } = outcome.prepared;
    const draws = streamedDraws(job);
    const taken = await drawHere(PLAIN)({ job, parts: draws.parts, stretches });
    const once = complete(draws.result(taken));
    await drawHere(PLAIN)({ job, parts: draws.parts, stretches });
    assert.deepEqual(complete(draws.result(taken)), once);
  });

  it("refuses partial runs, and runs under other choices", async () => {
    const made = report([image("a", [[0, 0, 4]])]);
    const partial = await isSame([made, { ...made, state: "partial" }, made], [1]);
    assert.ok(!partial.ok && partial.message.startsWith("run 1 is a partial report"));
    const other = await isSame([made, made, report(made.images, { ignore: [3] })], [1]);
    assert.ok(!other.ok && other.message.startsWith("run 2 and run 0 were evaluated under other choices"));
  });
});

function inOrder(of: Report): Report {
  return { ...of, images: of.images.toSorted((x, y) => naturalOrder(x.name, y.name)) };
}
