import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DISK_FILES } from "../../../src/run/diskFiles";
import { listMasks } from "../../../src/run/listMasks";
import { unreadProblems } from "../../../src/run/pairingProblems";
import { temporaryFolder } from "../../support/temporaryFolder";

/** `größe` as Latin-1 writes it: no UTF-8. */
const LATIN = Buffer.from("gr\xf6\xdfe", "latin1");

describe("names that are not UTF-8", () => {
  // Other systems' disks take no such name.
  if (process.platform !== "linux") return;
  const folder = temporaryFolder({ "a.png": Buffer.from("x"), "\uFFFD.png": Buffer.from("x") });
  const below = (ending: string): Buffer => Buffer.concat([Buffer.from(`${folder}/`), LATIN, Buffer.from(ending)]);
  before(() => {
    writeFileSync(below(".png"), "x");
    writeFileSync(below(".md"), "x");
    mkdirSync(below(""));
    mkdirSync(join(folder, "sub"));
    writeFileSync(join(folder, "sub/ö.png"), "x");
  });

  it("are rows of the problems that show their bytes, and the others are read", async () => {
    const listing = await listMasks(folder, DISK_FILES);
    assert.ok(listing.ok);
    assert.deepEqual(listing.files.toSorted(), ["a.png", "sub/ö.png", "\uFFFD.png"]);
    const problems = unreadProblems(listing.unread.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
    assert.deepEqual(
      problems.map(({ kind, file }) => [kind, file]),
      [
        ["unreadable", "gr\\xf6\\xdfe"],
        ["unreadable", "gr\\xf6\\xdfe.png"],
      ],
    );
    assert.match(problems[0]?.message ?? "", /^This folder cannot be read: its name is not UTF-8/);
    assert.match(problems[1]?.message ?? "", /^This file cannot be read: its name is not UTF-8.* Rename it/);
  });
});
