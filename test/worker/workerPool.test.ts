import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { countPairs, onThreads } from "../../src/run/onThreads";
import { WorkerPool } from "../../src/run/workerPool";
import type { PairJob, PairResult } from "../../src/protocol/worker";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const THREADS = join(ROOT, "out/test/worker/threads");

function jobs(names: readonly string[]): PairJob[] {
  return names.map((path, index) => ({ index, target: { path }, prediction: { path } }));
}

async function run(
  names: readonly string[],
  { program = "fatalThread.js", threads = 2, signal = new AbortController().signal } = {},
): Promise<PairResult[]> {
  const results: PairResult[] = [];
  await countPairs(jobs(names), {
    workerFile: join(THREADS, program),
    threads,
    setup: { maxPixels: 1 },
    signal,
    onResults: (some) => results.push(...some),
  });
  return results.sort((a, b) => a.index - b.index);
}

const POOL = {
  workerFile: join(THREADS, "fatalThread.js"),
  threads: 2,
  setup: { maxPixels: 1 },
  signal: new AbortController().signal,
};

/** The threads that the work starts. */
async function workersOf(work: () => Promise<unknown>): Promise<readonly Worker[]> {
  const workers: Worker[] = [];
  const keep = (worker: Worker): unknown => workers.push(worker);
  process.on("worker", keep);
  try {
    await work();
  } finally {
    process.off("worker", keep);
  }
  return workers;
}

const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `pair ${index}`);

describe("the pool of threads", () => {
  it("settles every pair exactly once", async () => {
    const results = await run(many(1_000));
    assert.deepEqual(
      results.map(({ index }) => index),
      many(1_000).map((_, index) => index),
    );
  });

  it("settles at once where there is nothing to count", async () => {
    assert.deepEqual(await run([]), []);
  });

  it("replaces a thread that dies, reports the pair that kills it and counts all others", async () => {
    const names = many(300).with(7, "fatal").with(150, "fatal");
    const results = await run(names);
    assert.equal(results.length, 300);
    const failed = results.filter(({ outcome }) => !outcome.ok);
    assert.deepEqual(
      failed.map(({ index }) => index),
      [7, 150],
    );
    for (const { outcome } of failed) assert.match(outcome.ok ? "" : outcome.message, /deliberate/);
  });

  it("starts at most two threads more for a pair that kills them: its batch is tried anew pair by pair, each alone", async () => {
    const names = many(2_000).with(7, "fatal").with(900, "fatal");
    let started = 0;
    const count = (): number => started++;
    process.on("worker", count);
    try {
      await run(names);
    } finally {
      process.off("worker", count);
    }
    assert.ok(started <= 2 + 2 * 2, `${started} threads were started`);
  });

  for (const [name, memory, first, second, expected] of [
    ["the same threads", 2 ** 40, 5, 7, 2],
    ["those threads that are not too many", 2 ** 40, 5, 1, 2],
    ["threads with more memory where fewer share it", 2 ** 30, 5, 1, 3],
    ["more threads where there are more pairs", 2 ** 40, 1, 5, 2],
  ] as const) {
    it(`counts pairs that come later on ${name}, and ends them all`, async () => {
      const pool = new WorkerPool({
        workerFile: join(THREADS, "fatalThread.js"),
        threads: 2,
        memory,
        setup: { maxPixels: 1 },
        signal: new AbortController().signal,
      });
      const workers: Worker[] = [];
      const keep = (worker: Worker): unknown => workers.push(worker);
      process.on("worker", keep);
      const results: PairResult[] = [];
      try {
        await pool.count(jobs(many(first)), (some) => results.push(...some));
        assert.equal(results.length, first);
        await pool.count(jobs(many(second)), (some) => results.push(...some));
        assert.equal(results.length, first + second);
      } finally {
        process.off("worker", keep);
        await pool.end();
      }
      assert.equal(workers.length, expected);
      assert.ok(workers.every(({ threadId }) => threadId === -1));
    });
  }

  it("counts on the threads that were started before, and ends those that are too many", async () => {
    const workers = await workersOf(async () => {
      await onThreads(POOL, async (threads) => {
        threads.start(9);
        threads.start(9);
        const results: PairResult[] = [];
        await threads.count(jobs(["a"]), (some) => results.push(...some));
        assert.equal(results.length, 1);
      });
    });
    assert.equal(workers.length, 2);
    assert.ok(workers.every(({ threadId }) => threadId === -1));
  });

  for (const [name, work] of [
    ["gives something before a pair is counted", () => Promise.resolve()],
    ["fails", () => Promise.reject(new Error("no plan"))],
  ] as const) {
    it(`ends threads that were started where the work on them ${name}`, async () => {
      const workers = await workersOf(async () => {
        const ended = onThreads(POOL, (threads) => {
          threads.start(9);
          return work();
        });
        await ended.catch((error: unknown) => {
          assert.match(String(error), /no plan/);
        });
      });
      assert.equal(workers.length, 2);
      assert.ok(workers.every(({ threadId }) => threadId === -1));
    });
  }

  for (const [name, pairs, signal] of [
    ["no pairs", 0, new AbortController().signal],
    ["an aborted signal", 9, AbortSignal.abort()],
  ] as const) {
    it(`starts no thread beforehand for ${name}`, async () => {
      const workers = await workersOf(() =>
        onThreads({ ...POOL, signal }, (threads) => {
          threads.start(pairs);
          return Promise.resolve();
        }),
      );
      assert.equal(workers.length, 0);
    });
  }

  it("starts no more threads beforehand than there are pairs", async () => {
    const workers = await workersOf(() =>
      onThreads(POOL, (threads) => {
        threads.start(1);
        return Promise.resolve();
      }),
    );
    assert.equal(workers.length, 1);
  });

  it("rejects with the cause where a thread that was started before cannot start", async () => {
    const broken = { ...POOL, workerFile: join(THREADS, "brokenThread.js") };
    await assert.rejects(
      onThreads(broken, async (threads) => {
        threads.start(2);
        // They are dead before anything is asked of them.
        await delay(500);
        await threads.count(jobs(["a", "b"]), () => undefined);
      }),
      /could not start.*broken on purpose/,
    );
  });

  it("replaces a thread that dies of a pair that comes later", async () => {
    const pool = new WorkerPool({
      workerFile: join(THREADS, "fatalThread.js"),
      threads: 2,
      setup: { maxPixels: 1 },
      signal: new AbortController().signal,
    });
    const failed: number[] = [];
    const keep = (some: readonly PairResult[]): unknown =>
      failed.push(...some.flatMap(({ index, outcome }) => (outcome.ok ? [] : index)));
    await pool.count(jobs(["a", "b", "fatal"]), keep);
    await pool.count(jobs(["fatal", "a", "b"]), keep);
    await pool.end();
    assert.deepEqual(failed, [2, 0]);
  });

  it("settles a pair once whose masks are fetched while the thread that waits for it dies", async () => {
    const results: PairResult[] = [];
    let fetched = 0;
    let again = (): void => undefined;
    const secondTime = new Promise<void>((resolve) => (again = resolve));
    await countPairs(jobs(["fatal", "late", "a", "b"]), {
      workerFile: join(THREADS, "fatalThread.js"),
      threads: 1,
      setup: { maxPixels: 1 },
      signal: new AbortController().signal,
      onResults: (some) => results.push(...some),
      load: async (job) => {
        if (!("path" in job.target) || job.target.path !== "late") return { ok: true, sources: job };
        // What was asked for first comes last, when nobody waits for it any more.
        if (fetched++ === 0) await secondTime;
        else again();
        return { ok: false, side: "target", message: "gone" };
      },
    });
    assert.deepEqual(results.map(({ index, outcome }) => [index, outcome.ok]).sort(), [
      [0, false],
      [1, false],
      [2, true],
      [3, true],
    ]);
  });

  it("reports every pair where each one kills its thread", async () => {
    const results = await run(many(5).map(() => "fatal"));
    assert.deepEqual(
      results.map(({ outcome }) => outcome.ok),
      [false, false, false, false, false],
    );
  });

  it("stops on abort in the middle of a pair, and leaves no thread behind", async () => {
    const controller = new AbortController();
    const stopped = run(["slow", "slow", "a"], { signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 200);
    await stopped;
    // A thread left behind would spin and keep this process from ending; mocha runs without a forced exit.
  });

  it("settles on abort while a thread waits for a disk that does not answer", async function () {
    const pipe = join(temporaryFolder(), "pipe");
    if (spawnSync("mkfifo", [pipe]).status !== 0) this.skip();
    const controller = new AbortController();
    const stopped = run([`waits for ${pipe}`], { signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 200);
    try {
      assert.deepEqual(await stopped, []);
    } finally {
      // The disk answers: the thread ends.
      writeFileSync(pipe, "");
    }
  });

  it("starts nothing where the signal is aborted beforehand", async () => {
    assert.deepEqual(await run(many(10), { signal: AbortSignal.abort() }), []);
  });

  it("rejects with the cause where a thread cannot start", async () => {
    await assert.rejects(run(["a"], { program: "brokenThread.js" }), /could not start.*broken on purpose/);
  });
});
