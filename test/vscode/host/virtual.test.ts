import assert from "node:assert/strict";
import { join } from "node:path";
import * as vscode from "vscode";
import { DEFAULT_CHOICES } from "../../../src/core/document/choices";
import type { Report } from "../../../src/core/document/report";
import { evaluateFolders, type Folders } from "../../../src/run/evaluateFolders";
import { loadMasks } from "../../../src/run/loadMasks";
import { COMMANDS } from "../../../src/host/ids";
import { parentLocation, locationName, locationOf, uriOf } from "../../../src/host/locations";
import { WORKSPACE_FILES } from "../../../src/host/workspaceFiles";
import { greyPng } from "../../support/greyPng";
import { ROOT } from "../../support/root";
import { temporaryFolder } from "../../support/temporaryFolder";
import { MemoryFileSystem } from "./memoryFileSystem";
import { reportTabs, tabs } from "./reportTabs";

/** Names that a URI has to write otherwise among them. */
const NAMES = ["a", "b b", "c#1", "d%20", "é", "sub/f?", ...Array.from({ length: 60 }, (_, index) => `many/${index}`)];

/** One image of each name in two folders below `top`. */
function masks(top: string): Readonly<Record<string, Buffer>> {
  return Object.fromEntries(
    NAMES.flatMap((name, index) => [
      [`${top}pred #1/${name}.png`, greyPng(4, 1, [0, 1, index % 3, 1])],
      [`${top}targets/${name}.png`, greyPng(4, 1, [0, 0, 1, index % 2])],
    ]),
  );
}

async function evaluated(folders: Folders): Promise<Report> {
  const outcome = await evaluateFolders({
    folders,
    files: WORKSPACE_FILES,
    choices: DEFAULT_CHOICES,
    programFolder: join(ROOT, "dist"),
    maxPixels: 1_000_000,
    signal: new AbortController().signal,
  });
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.message);
  return outcome.report;
}

describe("folders of a file system that is on no disk", () => {
  let memory: MemoryFileSystem;
  let folders: Folders;

  before(() => {
    memory = new MemoryFileSystem("mask-memory");
    memory.write({ ...masks("/data set/"), "/empty/notes.txt": Buffer.from("") });
    folders = {
      prediction: locationOf(memory.uri("/data set/pred #1")),
      target: locationOf(memory.uri("/data set/targets")),
    };
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    memory.dispose();
  });

  it("are evaluated with the same figures as on disk", async () => {
    const folder = temporaryFolder(masks(""));
    const onDisk = await evaluated({ prediction: join(folder, "pred #1"), target: join(folder, "targets") });
    const report = await evaluated(folders);
    assert.equal(report.images.length, NAMES.length);
    assert.deepEqual(
      [report.images, report.problems, report.pairing],
      [onDisk.images, onDisk.problems, onDisk.pairing],
    );
  });

  it("open a report from the Explorer's command", async () => {
    await vscode.commands.executeCommand(COMMANDS.evaluateSelected, memory.uri("/data set/targets"), [
      memory.uri("/data set/pred #1"),
      memory.uri("/data set/targets"),
    ]);
    assert.deepEqual(await tabs(1), ["pred #1 ↔ targets"]);
    assert.equal(reportTabs().length, 1);
  });

  it("are named as the user sees them, and found again by that name", () => {
    for (const path of ["/data set/targets", "/data set/pred #1", "/d%20", "/"]) {
      assert.equal(uriOf(locationOf(memory.uri(path))).toString(), memory.uri(path).toString());
    }
    assert.equal(folders.target, "mask-memory:/data set/targets");
    assert.equal(locationName(folders.prediction), "pred #1");
    assert.equal(uriOf(parentLocation(folders.prediction)).path, "/data set");
  });

  it("give the bytes of a pair for the viewer", async () => {
    const path = WORKSPACE_FILES.join(folders.target, "c#1.png");
    const loaded = await loadMasks({ target: { path } }, WORKSPACE_FILES);
    assert.ok(loaded.ok);
    const { target } = loaded.sources;
    assert.ok("bytes" in target);
    assert.deepEqual(Buffer.from(target.bytes), masks("")["targets/c#1.png"]);
  });

  it("are refused with the reason where there is none, or no mask in it", async () => {
    const refusal = async (target: string): Promise<string> => {
      const outcome = await evaluateFolders({
        folders: { prediction: folders.prediction, target },
        files: WORKSPACE_FILES,
        choices: DEFAULT_CHOICES,
        programFolder: join(ROOT, "dist"),
        maxPixels: 1_000_000,
        signal: new AbortController().signal,
      });
      return outcome.ok ? "" : outcome.message;
    };
    assert.match(
      await refusal(locationOf(memory.uri("/gone"))),
      /mask-memory:\/gone cannot be read: it does not exist\./,
    );
    assert.match(await refusal(locationOf(memory.uri("/empty"))), /mask-memory:\/empty holds no masks/);
    assert.match(
      await refusal("nobodys-scheme:/masks"),
      /nobodys-scheme:\/masks cannot be read: its file system cannot be reached\./,
    );
  });
});
