import assert from "node:assert/strict";
import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { bytesOf, npy } from "../../bench/madeNpy";
import { DEFAULT_CHOICES, type Choices } from "../../src/core/document/choices";
import { changedMasks, type RunRecord } from "../../src/run/runRecord";
import { DISK_FILES } from "../../src/run/diskFiles";
import type { EvaluationOptions } from "../../src/run/evaluateFolders";
import { evaluated as evaluatedBy, masksIn, type Evaluated } from "../support/evaluated";
import { greyPng } from "../support/greyPng";
import { memoryFiles } from "../support/memoryFiles";
import { temporaryFolder } from "../support/temporaryFolder";
import { zip } from "../support/zip";

const A = greyPng(2, 1, [0, 1]);
const B = greyPng(2, 1, [1, 1]);
const WIDE = greyPng(3, 1, [0, 1, 1]);

const FILES: Readonly<Record<string, Buffer>> = {
  "p/a.png": A,
  "t/a.png": A,
  "p/b.png": A,
  "t/b.png": B,
  "p/c/d.png": B,
  "t/c/d.png": B,
  "t/lonely.png": A,
};

const evaluated = (folder: string, options: Partial<EvaluationOptions> = {}): Promise<Evaluated> =>
  evaluatedBy({ folders: masksIn(folder), ...options });

/** Each write is a second later than all before, as no clock of a file system is too coarse for. */
let clock = Date.UTC(2026, 0, 1) / 1000;

function write(folder: string, path: string, bytes: Buffer): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), bytes);
  clock++;
  utimesSync(join(folder, path), clock, clock);
}

describe("a second evaluation of the same folders", () => {
  it("counts all anew where what the counts depend on beside the files was chosen otherwise", async () => {
    const archive = zip(
      ["a", "b"].map((name, label) => ({
        name: `${name}.npy`,
        data: npy({ descr: "|u1", shape: [1, 2], data: Uint8Array.of(label, 1) }),
        method: 0,
      })),
    );
    const folder = temporaryFolder({
      ...FILES,
      "p/w.png": WIDE,
      "t/w.png": A,
      "p/s.npy": npy({
        descr: "<f4",
        shape: [2, 2, 2],
        data: bytesOf(Float32Array.of(0.1, 0.2, 0.7, 0.4, 0.6, 0.9, 0.8, 0.3)),
      }),
      "t/s.npy": npy({ descr: "|u1", shape: [2, 2], data: Uint8Array.of(0, 1, 1, 0) }),
      "p/z.npz": archive,
      "t/z.png": A,
    });
    const files = (chosen: Choices["files"], choices: Partial<Choices> = {}): Partial<EvaluationOptions> => ({
      choices: { ...DEFAULT_CHOICES, ...choices, ...(chosen && { files: chosen }) },
    });
    const independent = { channels: "last", scores: "independent" } as const;
    const changes: readonly (readonly [before: Partial<EvaluationOptions>, then: Partial<EvaluationOptions>])[] = [
      [files({ resize: "nearest" }), {}],
      [files({ npzArray: "a" }), files({ npzArray: "b" })],
      [files({ channels: "first" }), files({ channels: "last" })],
      [files({ channels: "last" }), files(independent)],
      [files(independent), files(independent, { threshold: 0.75 })],
      [{}, { maxPixels: 1 }],
    ];
    for (const [earlier, then] of changes) {
      const { record: before } = await evaluated(folder, earlier);
      const [again, full] = [await evaluated(folder, { ...then, before }), await evaluated(folder, then)];
      assert.deepEqual(again, full);
      assert.notDeepEqual(full.record.images, before.images, `${JSON.stringify(then)} changes what is counted`);
    }
  });

  it("gives the report of a full run, whatever was changed, added, removed or damaged between", async () => {
    const names = ["a", "b", "c/d", "lonely", "new", "c/new"];
    const change = fc.record({
      side: fc.constantFrom("p", "t"),
      name: fc.constantFrom(...names),
      content: fc.constantFrom(A, B, WIDE, A.subarray(0, 30), undefined),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (changes, countMissing) => {
          const folder = temporaryFolder(FILES);
          const before = (await evaluated(folder)).record;
          for (const { side, name, content } of changes) {
            const path = `${side}/${name}.png`;
            if (content) write(folder, path, content);
            else rmSync(join(folder, path), { force: true });
          }
          write(folder, "p/kept.png", A);
          write(folder, "t/kept.png", A);
          const choices = { ...DEFAULT_CHOICES, missing: countMissing ? ("count" as const) : ("leave-out" as const) };
          const [again, full] = [await evaluated(folder, { before, choices }), await evaluated(folder, { choices })];
          assert.deepEqual(again, full);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("reads none of the pairs again whose masks have the size and the time that they had", async () => {
    const folder = temporaryFolder(FILES);
    write(folder, "p/a.png", A);
    const { record: before, report } = await evaluated(folder);
    const seconds = clock;
    write(folder, "p/a.png", Buffer.alloc(A.length));
    utimesSync(join(folder, "p/a.png"), seconds, seconds);
    write(folder, "p/b.png", B);
    const again = await evaluated(folder, { before });
    assert.deepEqual(again.report.images[0], report.images[0]);
    assert.notDeepEqual(again.report.images[1], report.images[1]);
    assert.equal(again.report.problems.filter(({ kind }) => kind === "unreadable").length, 0);
  });

  it("reads all again where the counts depend on another setup", async () => {
    const folder = temporaryFolder(FILES);
    const { record: before } = await evaluated(folder);
    const again = await evaluated(folder, { before, maxPixels: 1 });
    assert.deepEqual(again.report.images, []);
  });

  it("reads arrays again where another choice reads them in another way", async () => {
    const shares = npy({
      descr: "<f4",
      shape: [3, 2, 2],
      data: bytesOf(Float32Array.of(0.301, 0, 0.25, 0, 0.5, 0, 0.7, 0, 0.125, 0, 0, 0)),
    });
    const levels = npy({ descr: "<f4", shape: [1, 2], data: bytesOf(Float32Array.of(0.301, 0.302)) });
    const folder = temporaryFolder({ "p/a.npy": shares, "t/a.npy": shares, "p/b.npy": levels, "t/b.npy": levels });
    let { record: before } = await evaluated(folder);
    const choices: readonly Partial<Choices>[] = [
      { files: { channels: "first" } },
      { files: { channels: "last" } },
      { files: { channels: "last", scores: "independent" } },
      { files: { channels: "last", scores: "independent" }, threshold: 0.3015 },
      { threshold: 0.3005 },
    ];
    for (const some of choices) {
      const options = { choices: { ...DEFAULT_CHOICES, ...some } };
      const again = await evaluated(folder, { before, ...options });
      assert.deepEqual(again.report, (await evaluated(folder, options)).report);
      assert.notDeepEqual(again.report.images, before.images);
      before = again.record;
    }
  });

  it("works on folders that are on no disk, fetching the changed pair alone", async () => {
    const folders = { prediction: "memory:/p", target: "memory:/t" };
    const { record: before } = await evaluated("", { folders, files: memoryFiles(FILES) });
    const changed = memoryFiles({ ...FILES, "p/b.png": greyPng(2, 1, [7, 7]) });
    const fetched: string[] = [];
    const read = (file: string): Promise<Uint8Array> => {
      fetched.push(file);
      return changed.read(file);
    };
    const stamp: typeof changed.stamp = async (file) => ({
      ...(await changed.stamp(file)),
      modified: file.endsWith("p/b.png") ? 1 : 0,
    });
    const again = await evaluated("", { folders, files: { ...changed, read, stamp }, before });
    assert.deepEqual(fetched.sort(), ["memory:/p/b.png", "memory:/t/b.png"]);
    assert.deepEqual(again.report, (await evaluated("", { folders, files: changed })).report);
  });
});

describe("the masks that changed since a run", () => {
  const everything = (
    folder: string,
  ): {
    readonly folders: { prediction: string; target: string };
    readonly suspects: Record<"prediction" | "target", ReadonlySet<string>>;
  } => ({
    folders: { prediction: join(folder, "p"), target: join(folder, "t") },
    suspects: {
      prediction: new Set(["a.png", "b.png", "new.png", "notes.txt"]),
      target: new Set(["a.png", "lonely.png", "c/d.png"]),
    },
  });
  const count = (folder: string, before: RunRecord): Promise<number> =>
    changedMasks(before, { ...everything(folder), files: DISK_FILES });

  it("are none where nothing was written, or written back as it was", async () => {
    const folder = temporaryFolder(FILES);
    const { record: counted } = await evaluated(folder);
    assert.equal(await count(folder, counted), 0);
    write(folder, "t/notes.txt", A);
    assert.equal(await count(folder, counted), 0);
  });

  it("are those that were written, came or went; not one without a partner", async () => {
    const folder = temporaryFolder(FILES);
    const { record: counted } = await evaluated(folder);
    write(folder, "p/a.png", B);
    assert.equal(await count(folder, counted), 1);
    write(folder, "p/new.png", B);
    rmSync(join(folder, "t/c"), { recursive: true });
    assert.equal(await count(folder, counted), 3);
    write(folder, "t/lonely.png", B);
    assert.equal(await count(folder, counted), 3);
  });

  it("are all that a folder held where it is gone", async () => {
    const folder = temporaryFolder(FILES);
    const { record: counted } = await evaluated(folder);
    rmSync(join(folder, "p"), { recursive: true });
    assert.equal(await count(folder, counted), 3);
  });
});
