import assert from "node:assert/strict";
import { join } from "node:path";
import { largeReport } from "../../bench/largeReport";
import { DEFAULT_BOOTSTRAP } from "../../src/core/intervals/bootstrap";
import { compareReports, prepareComparison } from "../../src/core/compare/compareReports";
import { IOU } from "../../src/core/metrics/metrics";
import { prepareRanking, rankRuns } from "../../src/core/rank/rankRuns";
import { prepareStreamedComparison } from "../../src/core/compare/streamedComparison";
import { streamedDraws } from "../../src/core/draws/streamedJob";
import type { Room } from "../../src/core/intervals/packedRows";
import { naturalOrder } from "../../src/core/text/naturalOrder";
import { drawStreamed } from "../../src/run/drawStreamed";
import { streamOf } from "../support/streamedRuns";
import { drawOnThreads, takePartsOnThreads } from "../../src/run/drawOnThreads";
import { resamplingOf } from "../../src/core/draws/drawJob";
import { image, report } from "../support/images";
import { ROOT } from "../support/root";

describe("draws and swaps on threads", () => {
  it("give the digits of those that one thread makes plainly, however many threads there are", async () => {
    const [a, b] = [1, 2].map((run) => largeReport({ images: 1500, classes: 20, run }));
    assert.ok(a && b);
    const outcome = prepareComparison(a, b, { ...DEFAULT_BOOTSTRAP, metric: IOU });
    const plain = compareReports(a, b, { ...DEFAULT_BOOTSTRAP, metric: IOU });
    assert.ok(outcome.ok && plain.ok);
    const { input, options, complete } = outcome.prepared;
    for (const threads of [1, 3]) {
      const figures = await drawOnThreads(
        { kind: "paired", input, options },
        { programFolder: join(ROOT, "dist"), threads },
      );
      assert.deepEqual(complete(figures), plain.comparison);
    }
  }).timeout(60_000);

  it("rank many runs by the same digits as one thread does plainly, what waits for no draw made meanwhile", async () => {
    const runs = [1, 2, 3].map((run) => ({ name: `${run}`, report: largeReport({ images: 1100, classes: 20, run }) }));
    const options = { ...DEFAULT_BOOTSTRAP, metric: IOU, average: "macro" } as const;
    const outcome = prepareRanking(runs, options);
    const plain = rankRuns(runs, options);
    assert.ok(outcome.ok && plain.ok);
    const { input, options: drawing, complete, foresee } = outcome.prepared;
    let made = 0;
    const meanwhile = (): void => {
      foresee();
      made++;
    };
    const drawn = await drawOnThreads(
      { kind: "ranked", input, options: drawing },
      { programFolder: join(ROOT, "dist"), threads: 2, meanwhile },
    );
    assert.equal(made, 1);
    assert.deepEqual(complete(drawn), plain.ranking);
  }).timeout(60_000);

  it("have the same digits where rows stream by, once or again and again for want of room", async () => {
    const [a, b] = [1, 2]
      .map((run) => largeReport({ images: 1500, classes: 20, run }))
      .map((made) => ({ ...made, images: made.images.toSorted((x, y) => naturalOrder(x.name, y.name)) }));
    assert.ok(a && b);
    const options = { ...DEFAULT_BOOTSTRAP, draws: 300, metric: IOU };
    const [plain, outcome] = [
      compareReports(a, b, options),
      await prepareStreamedComparison(streamOf(a, 400), streamOf(b, 400), options),
    ];
    assert.ok(plain.ok && outcome.ok);
    const { job, stretches, reliances, complete } = outcome.prepared;
    const draws = streamedDraws(job, reliances);
    for (const [threads, mostNumbers, streams] of [
      [1, undefined, 1],
      [3, undefined, 1],
      [2, 1e5, 4],
    ] as const) {
      let begun = 0;
      const counted = (room: Room): ReturnType<typeof stretches> => {
        begun++;
        return stretches(room);
      };
      const taken = await drawStreamed(
        { job, parts: draws.parts, stretches: counted },
        { programFolder: join(ROOT, "dist"), threads, ...(mostNumbers && { mostNumbers }) },
      );
      assert.equal(begun, streams);
      assert.deepEqual(complete(draws.result(taken)), plain.comparison);
    }
  }).timeout(60_000);

  it("end with their rows where these cannot be read", async () => {
    const run = report([image("a", [[0, 0, 5]]), image("b", [[0, 1, 5]]), image("c", [[1, 1, 5]])]); // prettier-ignore
    const outcome = await prepareStreamedComparison(streamOf(run, 2), streamOf(run, 2), {
      ...DEFAULT_BOOTSTRAP,
      metric: IOU,
    });
    assert.ok(outcome.ok);
    const { job, stretches } = outcome.prepared;
    const torn = async function* (room: Room): ReturnType<typeof stretches> {
      yield* stretches(room);
      throw new Error("torn");
    };
    const drawing = drawStreamed({ job, parts: 3, stretches: torn }, { programFolder: join(ROOT, "dist"), threads: 2 });
    await assert.rejects(drawing, /^Error: torn$/);
  });

  it("tell as many of the first parts as are asked for, in their order", async () => {
    const [a, b] = [1, 2].map((run) => largeReport({ images: 1000, classes: 20, run }));
    assert.ok(a && b);
    const outcome = prepareComparison(a, b, { ...DEFAULT_BOOTSTRAP, metric: IOU });
    assert.ok(outcome.ok);
    const { input, options } = outcome.prepared;
    const job = { kind: "paired", input, options } as const;
    const taken = await takePartsOnThreads({ job, parts: 5 }, { programFolder: join(ROOT, "dist"), threads: 2 });
    const { take } = resamplingOf(job);
    assert.deepEqual(
      taken,
      Array.from({ length: 5 }, (_, part) => take(part)),
    );
  }).timeout(60_000);
});
