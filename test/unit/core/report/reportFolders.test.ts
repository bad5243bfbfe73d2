import assert from "node:assert/strict";
import { posix, win32 } from "node:path";
import fc from "fast-check";
import { withResolvedFolders, withStoredFolders } from "../../../../src/core/report/reportFolders";
import { report } from "../../../support/images";

function stored(folder: string, reportFolder: string): string {
  return withStoredFolders({ ...report([]), folders: { prediction: folder, target: folder } }, reportFolder).folders
    .target;
}

function resolved(folder: string, reportFolder: string): string {
  return withResolvedFolders({ ...report([]), folders: { prediction: folder, target: folder } }, reportFolder).folders
    .target;
}

const CASES: readonly (readonly [title: string, folder: string, reportFolder: string, stored: string])[] = [
  ["below the report's folder", "/data/run/p", "/data/run", "p"],
  ["the report's own folder", "/data/run", "/data/run", "."],
  ["beside it", "/data/masks/t", "/data/reports/today", "../../masks/t"],
  ["above it", "/data", "/data/run", ".."],
  ["reached through the root only: kept", "/mnt/t", "/home/me", "/mnt/t"],
  ["on Windows", "C:\\data\\masks\\t", "C:\\data\\run", "../masks/t"],
  ["on the same drive, written otherwise", "c:/data/t", "C:\\data", "t"],
  ["on another drive: kept", "D:\\data\\t", "C:\\data", "D:\\data\\t"],
  ["on the same share", "\\\\server\\share\\data\\t", "\\\\server\\share\\data", "t"],
  ["on another share: kept", "\\\\server\\other\\data\\t", "\\\\server\\share\\data", "\\\\server\\other\\data\\t"],
  ["a URI below the same authority", "vscode-vfs://github/me/masks/t", "vscode-vfs://github/me/run", "../masks/t"],
  ["a URI without an authority", "memfs:/masks/t", "memfs:/masks/run", "../t"],
  ["a URI of another kind: kept", "memfs:/masks/t", "vscode-vfs:/masks/run", "memfs:/masks/t"],
  ["a URI, the report on disk: kept", "vscode-vfs://github/me/t", "/me", "vscode-vfs://github/me/t"],
];

describe("the folders of a saved report", () => {
  for (const [title, folder, reportFolder, expected] of CASES) {
    it(`are relative to the report where they can be: ${title}`, () => {
      assert.equal(stored(folder, reportFolder), expected);
    });
  }

  it("lead with the report to its new place", () => {
    assert.equal(
      resolved(stored("/home/me/project/masks/t", "/home/me/project/runs"), "/mnt/project/runs"),
      "/mnt/project/masks/t",
    );
    assert.equal(
      resolved(stored("/home/me/project/masks/t", "/home/me/project/runs"), "C:\\project\\runs"),
      "C:\\project\\masks\\t",
    );
  });

  it("that are absolute stay as they are when read, whatever machine wrote them", () => {
    for (const folder of ["/mnt/t", "D:\\data\\t", "\\\\server\\share\\t", "vscode-vfs://github/me/t", "memfs:/t"]) {
      assert.equal(resolved(folder, "/data"), folder);
      assert.equal(resolved(folder, "C:\\data"), folder);
    }
  });

  const part = fc.constantFrom("a", "b", "c d", "é", "..x", "x:y");
  const parts = fc.array(part, { minLength: 1, maxLength: 4 });
  for (const { machine, root, path } of [
    { machine: "POSIX", root: "/", path: posix },
    { machine: "Windows", root: "C:\\", path: win32 },
  ]) {
    it(`are the same when read where they were written (${machine})`, () => {
      fc.assert(
        fc.property(parts, parts, (folder, reportFolder) => {
          const [from, to] = [path.join(root, ...reportFolder), path.join(root, ...folder)];
          assert.equal(resolved(stored(to, from), from), to);
        }),
      );
    });
  }
});
