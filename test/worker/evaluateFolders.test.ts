import assert from "node:assert/strict";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import { countRows } from "../../src/core/labels/counts";
import { NO_PREDICTION } from "../../src/core/labels/label";
import type { Report } from "../../src/core/document/report";
import { DISK_FILES } from "../../src/run/diskFiles";
import type { Files } from "../../src/run/files";
import { evaluateFolders, type EvaluationOptions, type EvaluationStep } from "../../src/run/evaluateFolders";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const A = greyPng(2, 1, [0, 1]);
const B = greyPng(2, 1, [1, 1]);

async function evaluated(folder: string, options: Partial<EvaluationOptions> = {}) {
  return evaluateFolders({
    folders: { prediction: join(folder, "p"), target: join(folder, "t") },
    choices: DEFAULT_CHOICES,
    programFolder: join(ROOT, "dist"),
    threads: 2,
    maxPixels: 1_000_000,
    signal: new AbortController().signal,
    ...options,
  });
}

/** The outcome, and the threads that were started for it. */
async function withWorkers(folder: string, options: Partial<EvaluationOptions> = {}, workers: Worker[] = []) {
  const keep = (worker: Worker): unknown => workers.push(worker);
  process.on("worker", keep);
  try {
    return { outcome: await evaluated(folder, options), workers };
  } finally {
    process.off("worker", keep);
  }
}

async function report(files: Readonly<Record<string, string | Buffer>>): Promise<Report> {
  const outcome = await evaluated(temporaryFolder(files));
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
  return outcome.report;
}

async function refusal(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const outcome = await evaluated(temporaryFolder(files));
  assert.ok(!outcome.ok);
  return outcome.message;
}

describe("an evaluation of two folders", () => {
  it("counts every pair, in natural order of their names", async () => {
    const { images, problems, state } = await report({
      "p/x10.png": A,
      "t/x10.png": B,
      "p/x2.png": A,
      "t/x2.png": A,
      "p/sub/x1.png": B,
      "t/sub/x1.png": A,
    });
    assert.deepEqual(
      images.map(({ name }) => name),
      ["sub/x1", "x2", "x10"],
    );
    assert.deepEqual(
      [...countRows(images[2]?.counts ?? assert.fail())],
      [
        { target: 1, prediction: 0, pixels: 1 },
        { target: 1, prediction: 1, pixels: 1 },
      ],
    );
    assert.deepEqual(problems, []);
    assert.equal(state, "complete");
  });

  it("lists a truncated PNG, a text named .png, a size mismatch and unpaired files, and goes on", async () => {
    const { images, problems } = await report({
      "p/good.png": A,
      "t/good.png": A,
      "p/cut.png": A.subarray(0, A.length - 20),
      "t/cut.png": A,
      "p/text.png": "no image",
      "t/text.png": A,
      "p/size.png": greyPng(1, 2, [0, 1]),
      "t/size.png": A,
      "p/alone.png": A,
      "t/lonely.png": A,
    });
    assert.deepEqual(
      images.map(({ name }) => name),
      ["good"],
    );
    const found = Object.fromEntries(problems.map(({ file, kind, message }) => [`${kind} ${file}`, message]));
    assert.deepEqual(Object.keys(found).sort(), [
      "prediction-only alone.png",
      "size-mismatch size.png",
      "target-only lonely.png",
      "unreadable cut.png",
      "unreadable text.png",
    ]);
    assert.match(found["size-mismatch size.png"] ?? "", /1 x 2.*2 x 1|2 x 1.*1 x 2/);
    for (const message of Object.values(found)) assert.match(message, /\.$/);
  });

  it("counts every pixel of a target without a prediction as missed where that is chosen", async () => {
    const outcome = await evaluated(temporaryFolder({ "p/a.png": A, "t/a.png": A, "t/b.png": B }), {
      choices: { ...DEFAULT_CHOICES, missing: "count" },
    });
    assert.ok(outcome.ok);
    const [, missed] = outcome.report.images;
    assert.deepEqual([missed?.name, missed?.prediction], ["b", undefined]);
    assert.deepEqual(
      [...countRows(missed?.counts ?? assert.fail())],
      [{ target: 1, prediction: NO_PREDICTION, pixels: 2 }],
    );
    assert.match(outcome.report.problems[0]?.message ?? "", /counts as missed/);
  });

  it("resizes predictions to their targets where that is chosen, and keeps which and from which size", async () => {
    const folder = temporaryFolder({ "p/a.png": greyPng(1, 1, [1]), "t/a.png": B, "p/b.png": A, "t/b.png": A });
    const outcome = await evaluated(folder, { choices: { ...DEFAULT_CHOICES, files: { resize: "nearest" } } });
    assert.ok(outcome.ok);
    const { images, problems } = outcome.report;
    assert.deepEqual(
      images.map(({ name, prediction }) => [name, prediction?.resizedFrom]),
      [
        ["a", { width: 1, height: 1 }],
        ["b", undefined],
      ],
    );
    assert.deepEqual([...countRows(images[0]?.counts ?? assert.fail())], [{ target: 1, prediction: 1, pixels: 2 }]);
    assert.deepEqual(problems, []);
  });

  it("shows what could be paired where nothing is: an offer is taken in the report", async () => {
    const { pairing, images } = await report({ "p/x_1.png": A, "t/x_001.png": A });
    assert.deepEqual([pairing.pairs, images], [0, []]);
    assert.match(pairing.offer?.message ?? "", /1 pairs? instead of 0/);
    const taken = await evaluated(temporaryFolder({ "p/x_1.png": A, "t/x_001.png": A }), {
      choices: { ...DEFAULT_CHOICES, files: { zeroPadding: "ignored" } },
    });
    assert.deepEqual(taken.ok && [taken.report.pairing.pairs, taken.report.pairing.offer], [1, undefined]);
  });

  it("tells of progress up to the last pair", async () => {
    const steps: EvaluationStep[] = [];
    await evaluated(temporaryFolder({ "p/a.png": A, "t/a.png": A, "p/b.png": A, "t/b.png": A }), {
      onProgress: (step) => steps.push(step),
    });
    assert.deepEqual([steps[0]?.done, steps[0]?.total], [0, 2]);
    assert.deepEqual([steps.at(-1)?.done, steps.at(-1)?.total], [2, 2]);
    assert.equal(steps.flatMap(({ images }) => images).length, 2);
  });

  it("that is aborted gives a partial report", async () => {
    const outcome = await evaluated(temporaryFolder({ "p/a.png": A, "t/a.png": A }), { signal: AbortSignal.abort() });
    assert.ok(outcome.ok);
    assert.equal(outcome.report.state, "partial");
    assert.deepEqual(outcome.report.images, []);
  });

  it("says which folder does not exist", async () => {
    assert.match(await refusal({ "p/a.png": A }), /\/t cannot be read: it does not exist/);
  });

  it("says which folder holds no masks", async () => {
    assert.match(await refusal({ "p/a.png": A, "t/readme.txt": "x" }), /target folder .* holds no masks/);
  });

  it("shows a name of each side where nothing pairs", async () => {
    assert.match(await refusal({ "p/a.png": A, "t/b.png": A }), /a\.png.*b\.png/);
  });

  it("starts no more threads than there are targets, and ends them", async () => {
    const { outcome, workers } = await withWorkers(temporaryFolder({ "p/a.png": A, "t/a.png": A, "p/b.png": A }));
    assert.ok(outcome.ok);
    assert.deepEqual(
      workers.map(({ threadId }) => threadId),
      [-1],
    );
  });

  it("starts no more threads for a part of the pairs than it has pairs", async () => {
    const names = ["p/a.png", "t/a.png", "p/b.png", "t/b.png", "p/c.png", "t/c.png"];
    const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, A])));
    const { outcome, workers } = await withWorkers(folder, { shard: { number: 1, of: 3 } });
    assert.equal(outcome.ok && outcome.report.images.length, 1);
    assert.equal(workers.length, 1);
  });

  it("ends the threads that were started while files are paired where nothing pairs", async () => {
    const files = { "p/a.png": A, "t/b.png": A, "p/c.png": A, "t/d.png": A };
    const { outcome, workers } = await withWorkers(temporaryFolder(files));
    assert.ok(!outcome.ok);
    assert.deepEqual(
      workers.map(({ threadId }) => threadId),
      [-1, -1],
    );
  });

  it("ends them where it is aborted while files are paired, and counts nothing", async () => {
    const abort = new AbortController();
    // A class list beside the targets is looked for once files are paired.
    const files: Files = {
      ...DISK_FILES,
      list: (folder) => {
        if (workersSeen() > 0) abort.abort();
        return DISK_FILES.list(folder);
      },
    };
    const seen: Worker[] = [];
    const workersSeen = (): number => seen.length;
    const folder = temporaryFolder({ "p/a.png": A, "t/a.png": A, "p/b.png": A, "t/b.png": A });
    const { outcome } = await withWorkers(folder, { files, signal: abort.signal }, seen);
    assert.ok(outcome.ok && abort.signal.aborted);
    assert.deepEqual([outcome.report.state, outcome.report.images], ["partial", []]);
    assert.deepEqual(
      seen.map(({ threadId }) => threadId),
      [-1, -1],
    );
  });

  it("starts no thread where an update finds every pair as it was", async () => {
    const folder = temporaryFolder({ "p/a.png": A, "t/a.png": A });
    const first = await evaluated(folder, { stamps: true });
    assert.ok(first.ok);
    const { outcome, workers } = await withWorkers(folder, { stamps: true, before: first.record });
    assert.deepEqual(outcome, first);
    assert.equal(workers.length, 0);
  });

  it("gives the same report on one thread and on two", async () => {
    const files = Object.fromEntries(
      Array.from(
        { length: 40 },
        (_, index) =>
          [
            [`p/${index}.png`, index % 3 === 0 ? A : B],
            [`t/${index}.png`, A],
          ] as const,
      ).flat(),
    );
    const folder = temporaryFolder(files);
    const [one, two] = await Promise.all([evaluated(folder, { threads: 1 }), evaluated(folder, { threads: 2 })]);
    assert.deepEqual(one, two);
  });
});
