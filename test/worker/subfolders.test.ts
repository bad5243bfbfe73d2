import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { DISK_FILES } from "../../src/run/diskFiles";
import type { Files } from "../../src/run/files";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import { evaluateFolders, type EvaluationOutcome } from "../../src/run/evaluateFolders";
import { listMasks } from "../../src/run/listMasks";
import { greyPng } from "../support/greyPng";
import { memoryFiles } from "../support/memoryFiles";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const A = greyPng(2, 1, [0, 1]);
const FILES = { "p/a.png": A, "t/a.png": A, "p/closed/b.png": A, "t/closed/b.png": A };

/** The disk, but for folders of a name, which nobody may read: whoever runs the tests may read all of them. */
function closed(name: string): Files {
  return {
    ...DISK_FILES,
    list: (folder) =>
      folder.endsWith(name) ? Promise.reject(new Error("permission denied")) : DISK_FILES.list(folder),
  };
}

function evaluated(folder: string, files: Files): Promise<EvaluationOutcome> {
  return evaluateFolders({
    folders: { prediction: join(folder, "p"), target: join(folder, "t") },
    choices: DEFAULT_CHOICES,
    files,
    programFolder: join(ROOT, "dist"),
    threads: 1,
    maxPixels: 1000,
    signal: new AbortController().signal,
  });
}

describe("a subfolder that cannot be read", () => {
  it("is a separate problem, and the rest is evaluated", async () => {
    const outcome = await evaluated(temporaryFolder(FILES), closed("closed"));
    assert.ok(outcome.ok);
    assert.deepEqual(
      outcome.report.images.map(({ name }) => name),
      ["a"],
    );
    assert.deepEqual(
      outcome.report.problems.map(({ kind, file }) => [kind, file]),
      [
        ["unreadable", "closed"],
        ["unreadable", "closed"],
      ],
    );
    assert.match(
      outcome.report.problems[0]?.message ?? "",
      /folder cannot be read: permission denied\. Whatever masks it holds take no part/,
    );
  });

  it("is named where nothing is left to evaluate, and the folder itself where that is closed", async () => {
    const folder = temporaryFolder({ "p/a.png": A, "t/closed/a.png": A });
    const outcome = await evaluated(folder, closed("closed"));
    assert.ok(!outcome.ok);
    assert.match(
      outcome.message,
      /target folder .* holds no masks .* 1 subfolder could not be read, such as closed: permission denied\.$/,
    );
    const top = await evaluated(folder, closed("t"));
    assert.match(top.ok ? "" : top.message, /The folder .*t cannot be read: permission denied\.$/);
  });

  it("is told of in words where it lies too deep for a path", async () => {
    await assert.rejects(DISK_FILES.list(`/${"deep/".repeat(2000)}`), /^Error: its path is too long$/);
  });
});

describe("links to folders", () => {
  async function listed(folder: string): Promise<readonly string[]> {
    const listing = await listMasks(folder, DISK_FILES);
    assert.ok(listing.ok);
    assert.deepEqual(listing.unread, []);
    return listing.files.toSorted();
  }

  it("are followed", async () => {
    const folder = temporaryFolder({ "t/a.png": A, "elsewhere/sub/b.png": A });
    symlinkSync(join(folder, "elsewhere"), join(folder, "t/val"));
    assert.deepEqual(await listed(join(folder, "t")), ["a.png", "val/sub/b.png"]);
  });

  it("that lead in circles, or around the folder, end, and list no file twice", async () => {
    const folder = temporaryFolder({ "t/a/1.png": A, "t/b/2.png": A, "p/3.png": A });
    symlinkSync("../b", join(folder, "t/a/toB"));
    symlinkSync("../a", join(folder, "t/b/toA"));
    symlinkSync(".", join(folder, "t/self"));
    symlinkSync("..", join(folder, "t/around"));
    symlinkSync("ring2", join(folder, "t/ring1"));
    symlinkSync("ring1", join(folder, "t/ring2"));
    symlinkSync("nowhere", join(folder, "t/dangling"));
    assert.deepEqual(await listed(join(folder, "t")), ["a/1.png", "b/2.png"]);
  });

  it("from outside back in end as well, and one of two links to one folder counts", async () => {
    const folder = temporaryFolder({ "t/a.png": A, "out/b.png": A });
    symlinkSync(join(folder, "t"), join(folder, "out/back"));
    symlinkSync(join(folder, "out"), join(folder, "t/y"));
    symlinkSync(join(folder, "out"), join(folder, "t/x"));
    assert.deepEqual(await listed(join(folder, "t")), ["a.png", "x/b.png"]);
  });

  it("are listed from a folder that is a link itself", async () => {
    const folder = temporaryFolder({ "real/a.png": A });
    mkdirSync(join(folder, "real/sub"));
    symlinkSync(join(folder, "real"), join(folder, "t"));
    symlinkSync("..", join(folder, "real/sub/up"));
    assert.deepEqual(await listed(join(folder, "t")), ["a.png"]);
  });

  it("are told of where it cannot be told where they lead", async () => {
    const files = memoryFiles({ "t/a.png": A, "t/link/b.png": A });
    const withLink: Files = {
      ...files,
      list: async (folder) =>
        (await files.list(folder)).map((entry) => (entry.name === "link" ? { ...entry, isLink: true } : entry)),
    };
    const listing = await listMasks("memory:/t", withLink);
    assert.ok(listing.ok);
    assert.deepEqual([listing.files, listing.unread.map(({ path }) => path)], [["a.png"], ["link"]]);
  });
});
