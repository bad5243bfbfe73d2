import "../../support/fakeVscode";
import assert from "node:assert/strict";
import { basename, join, relative } from "node:path";
import * as vscode from "vscode";
import { chosenRuns } from "../../../src/host/chosenRuns";
import { temporaryFolder } from "../../support/temporaryFolder";

describe("the runs of what was chosen", () => {
  const root = temporaryFolder({
    "runs/epoch-2/a.png": "",
    "runs/epoch-10/city/a.png": "",
    "runs/epoch-1/saved.maskeval.json": "",
    "runs/epoch-1/a.png": "",
    "runs/notes/readme.txt": "",
    "runs/.cache/a.png": "",
    "runs/best.maskeval.json": "",
    "deep/1/2/3/4/a.png": "",
    "other.maskeval.json": "",
  });

  async function chosen(...names: readonly string[]) {
    const { files, folders } = await chosenRuns(names.map((name) => vscode.Uri.file(join(root, name))));
    return {
      files: files.map(({ path }) => relative(root, path)),
      folders: folders.map((folder) => relative(root, folder)),
    };
  }

  it("are of one folder its subfolders, in the order of their numbers, each by its saved reports or else by its masks", async () => {
    assert.deepEqual(await chosen("runs"), {
      files: ["runs/best.maskeval.json", "runs/epoch-1/saved.maskeval.json"],
      folders: ["runs/epoch-2", "runs/epoch-10"],
    });
  });

  it("are of several each by itself, reports and folders mixed, those without a mask left out", async () => {
    assert.deepEqual(await chosen("other.maskeval.json", "runs/epoch-2", "runs/epoch-1", "runs/notes", "gone"), {
      files: ["other.maskeval.json", "runs/epoch-1/saved.maskeval.json"],
      folders: ["runs/epoch-2"],
    });
  });

  it("have their masks three folders deep at most", async () => {
    assert.deepEqual(
      (await chosen("deep/1", "deep/1/2")).folders.map((folder) => basename(folder)),
      ["1", "2"],
    );
    assert.deepEqual((await chosen("deep", "deep/1")).folders, ["deep/1"]);
  });
});
