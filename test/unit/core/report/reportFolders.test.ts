import assert from "node:assert/strict";
import { posix, win32 } from "node:path";
import fc from "fast-check";
import { withCommonFolders, withResolvedFolders, withStoredFolders } from "../../../../src/core/report/reportFolders";
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
  ["a relative folder: kept", "p", "/data", "p"],
  ["a report in a relative folder: kept", "/data/p", "data", "/data/p"],
  ["a folder whose name looks like a scheme", "/data/ab:/t", "/data", "ab:/t"],
  ["a folder whose name looks like a drive", "/data/c:/t", "/data/c:", "t"],
  ["a share alone: kept", "\\\\server\\share", "\\\\server\\share\\data", "\\\\server\\share"],
  ["a share with the other slashes", "//server/share/data/t", "\\\\SERVER\\share\\data", "t"],
  ["a scheme in capital letters", "MEMFS:/masks/t", "memfs:/masks", "t"],
  ["with dots on the way", "/data/./run/../masks//t", "/data/run", "../masks/t"],
  ["a part that only begins alike", "/data/run2", "/data/run", "../run2"],
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

  it("that are relative stay so where the report's folder is relative too", () => {
    assert.equal(resolved("../t", "runs"), "../t");
    assert.equal(resolved("../t", "/data/runs"), "/data/t");
    assert.equal(resolved("..\\t", "C:\\data\\runs"), "C:\\data\\t");
    assert.equal(resolved("a\\t", "/data"), "/data/a\\t", "a sign of a name");
    assert.equal(resolved("../../../t", "/data/runs"), "/t");
    assert.equal(resolved(".", "memfs:/a/b"), "memfs:/a/b");
  });

  it("are changed alike, that of the photographs with them where there is one", () => {
    const folders = { prediction: "/d/p", target: "/d/t", photograph: "/d/f" };
    const base = report([]);
    assert.deepEqual(withStoredFolders({ ...base, folders }, "/d").folders, {
      prediction: "p",
      target: "t",
      photograph: "f",
    });
    assert.deepEqual(withStoredFolders({ ...base, folders: { prediction: "/d/p", target: "/d/t" } }, "/d").folders, {
      prediction: "p",
      target: "t",
    });
  });

  it("of several reports become the deepest one that holds them, if there is one below the root", () => {
    const common = (...folders: readonly string[]): string | undefined =>
      withCommonFolders(folders.map((target) => ({ ...report([]), folders: { prediction: "/p", target } })))?.[0]
        ?.folders.target;
    assert.equal(common("/d/a", "/d/b/c", "/d/a/x"), "/d");
    assert.equal(common("/d/a/x", "/d/a/x"), "/d/a/x");
    assert.equal(common("/d/a/x", "/d/a/y/z", "/d/a"), "/d/a");
    assert.equal(common("p", "p"), "p", "the same, wherever it is");
    assert.equal(common("/d", "/e"), undefined);
    assert.equal(common("p/a", "p/b"), undefined);
    assert.equal(common("/p/a", "p/b"), undefined);
    assert.equal(common("C:\\d\\a", "D:\\d\\a"), undefined);
    assert.equal(common("C:\\d\\a", "c:/d/b"), "C:\\d");
    const sides = (predictions: readonly string[]) =>
      withCommonFolders(predictions.map((prediction) => ({ ...report([]), folders: { prediction, target: "/t" } })));
    assert.equal(sides(["/a", "/b"]), undefined);
    assert.equal(withCommonFolders([]), undefined);
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
