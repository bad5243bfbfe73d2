import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { madePng } from "../../bench/madePng";
import { runMeasured } from "../../bench/runMeasured";
import type { Report } from "../../src/core/document/report";
import type { PairResult } from "../../src/protocol/worker";
import { THREAD_BYTES } from "../../src/run/threadCount";
import { countPairs } from "../../src/run/onThreads";
import { evaluated as evaluatedBy, masksIn } from "../support/evaluated";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const SMALL = greyPng(2, 1, [0, 1]);

/** What came of pairs that ask for so many bytes, of which there are so many, and what was taken at a time. */
async function taken(needs: readonly number[], room: number, threads = 3) {
  const log = join(temporaryFolder({ log: "" }), "log");
  writeFileSync(log, "");
  const results: PairResult[] = [];
  await countPairs(
    needs.map((bytes, index) => ({ index, target: { path: `needs ${bytes}` }, prediction: { path: log } })),
    {
      workerFile: join(ROOT, "out/test/worker/threads/largeThread.js"),
      threads,
      memory: Math.min(threads, needs.length) * THREAD_BYTES + room,
      setup: { maxPixels: 1 },
      signal: new AbortController().signal,
      onResults: (some) => results.push(...some),
    },
  );
  let now = 0;
  const sums = readFileSync(log, "utf8")
    .split("\n")
    .map((line) => (now += Number(line)));
  return { results: results.sort((a, b) => a.index - b.index), most: Math.max(...sums), runs: sums.length };
}

const evaluated = async (folder: string, memory: number): Promise<Report> =>
  (await evaluatedBy({ folders: masksIn(folder), threads: 2, memory, maxPixels: 2 ** 28, stamps: false })).report;

/** An interlaced PNG of 16 bits of one label but for a pixel. */
function interlacedPng(width: number, height: number): Buffer {
  // Passes of zeros have the same bytes however they are cut into rows, but for their number: each row has a filter byte.
  const rows = [0, 1, 2, 3, 4, 5, 6].reduce((sum, pass) => {
    const [stepX = 1, stepY = 1] =
      [
        [8, 8],
        [8, 8],
        [4, 8],
        [4, 4],
        [2, 4],
        [2, 2],
        [1, 2],
      ][pass] ?? [];
    const [left = 0, top = 0] =
      [
        [0, 0],
        [4, 0],
        [0, 4],
        [2, 0],
        [0, 2],
        [1, 0],
        [0, 1],
      ][pass] ?? [];
    return sum + Math.ceil((height - top) / stepY) * (2 * Math.ceil((width - left) / stepX) + 1);
  }, 0);
  const raw = new Uint8Array(rows);
  raw[2] = 7;
  return madePng({ width, height, bits: 16, colourType: 0, interlaced: true, raw, deflate: FAST });
}

/** A PNG of 16 bits and many labels. */
function stripedPng(width: number, height: number, shift: number): Buffer {
  const stride = 2 * width + 1;
  const raw = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) raw.writeUInt16BE(((x + shift) >> 3) & 1023, y * stride + 1 + 2 * x);
  }
  return madePng({ width, height, bits: 16, colourType: 0, interlaced: false, raw, deflate: FAST });
}

const FAST = { level: 1, strategy: 0, windowBits: 15 };

describe("pairs of large masks", () => {
  it("wait for room instead of being counted side by side", async () => {
    const { results, most, runs } = await taken([60, 70, 60, 70, 60, 30, 30, 30, 60], 100);
    assert.ok(results.every(({ outcome }) => outcome.ok));
    assert.equal(results.length, 9);
    assert.equal(runs, 2 * 9 + 1);
    assert.ok(most <= 100, `${most} bytes were taken of 100`);
  });

  it("are counted side by side where there is room", async () => {
    const { most } = await taken([50, 50, 50, 50, 50, 50, 50, 50], 150);
    assert.ok(most > 50 && most <= 150, `${most} bytes were taken of 150`);
  });

  it("are a problem where there is never room, and the others are counted", async () => {
    const { results, most } = await taken([40, 101, 40], 100);
    assert.deepEqual(
      results.map(({ outcome }) => outcome.ok),
      [true, false, true],
    );
    assert.ok(most <= 100);
  });

  it("take no more memory than small ones where their rows come one after the other", () => {
    const folder = temporaryFolder({ "p/a.png": stripedPng(6000, 6000, 1), "t/a.png": stripedPng(6000, 6000, 0) });
    const { status, stdout, peakBytes } = runMeasured(ROOT, [
      "evaluate",
      join(folder, "p"),
      join(folder, "t"),
      "--format",
      "csv",
      "--quiet",
    ]);
    assert.equal(status, 0);
    assert.match(stdout, /support/);
    // Their samples alone are 144 MB, their labels as much again.
    assert.ok(peakBytes < 200 * 2 ** 20, `${Math.round(peakBytes / 2 ** 20)} MB`);
  }).timeout(60_000);

  it("name the option that raises the bound, and are counted once it is raised", async () => {
    const large = interlacedPng(6000, 6000);
    const folder = temporaryFolder({ "p/a.png": large, "t/a.png": large, "p/b.png": SMALL, "t/b.png": SMALL });
    const [small, enough] = await Promise.all([evaluated(folder, 200 * 2 ** 20), evaluated(folder, 700 * 2 ** 20)]);
    assert.deepEqual(
      small.images.map(({ name }) => name),
      ["b"],
    );
    const [problem] = small.problems;
    assert.match(
      problem?.message ?? "",
      /takes 1\d\d MB of memory at once; of the 200 MB .*maskEvaluation\.memory, --memory/,
    );
    assert.deepEqual(enough.problems, []);
    assert.deepEqual(enough.images[0]?.counts.pixels, Float64Array.of(36_000_000 - 1, 1));
  }).timeout(60_000);

  it("end no run where memory comes to its end while they are counted", async () => {
    const results: PairResult[] = [];
    await countPairs(
      ["a", "hungry", "z"].map((path, index) => ({ index, target: { path }, prediction: { path } })),
      {
        workerFile: join(ROOT, "out/test/worker/threads/hungryThread.js"),
        threads: 2,
        memory: 0,
        setup: { maxPixels: 1 },
        signal: new AbortController().signal,
        onResults: (some) => results.push(...some),
      },
    );
    const outcomes = results.sort((a, b) => a.index - b.index).map(({ outcome }) => outcome);
    assert.deepEqual(
      outcomes.map(({ ok }) => ok),
      [true, false, true],
    );
    const [, lost] = outcomes;
    assert.ok(lost && !lost.ok);
    assert.match(lost.message, /took more memory than a thread has.*maskEvaluation\.memory, --memory/);
  }).timeout(60_000);
});
