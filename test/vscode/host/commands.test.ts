import assert from "node:assert/strict";
import { join } from "node:path";
import * as vscode from "vscode";
import { COMMANDS } from "../../../src/host/ids";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { reportTabs, tabs } from "./reportTabs";

const MASK = greyPng(2, 1, [0, 1]);

/** Runs a command as the Explorer does: the folder clicked on, then all that are selected. */
async function fromExplorer(
  command: string,
  clicked: vscode.Uri,
  selected: readonly vscode.Uri[] = [clicked],
): Promise<void> {
  await vscode.commands.executeCommand(command, clicked, selected);
}

describe("the commands", () => {
  let folder: string;
  const uri = (name: string): vscode.Uri => vscode.Uri.file(join(folder, name));

  beforeEach(() => {
    folder = temporaryFolder({
      "preds/a.png": MASK,
      "targets/a.png": MASK,
      "preds-2/a.png": MASK,
      "one/a.png": MASK,
      "two/a.png": MASK,
    });
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("of the manifest are all registered", async () => {
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      Object.values(COMMANDS).filter((id) => !registered.includes(id)),
      [],
    );
  });

  it("evaluate two selected folders whose names tell the roles, in either order of the clicks, with no question", async () => {
    await fromExplorer(COMMANDS.evaluateSelected, uri("targets"), [uri("preds"), uri("targets")]);
    await fromExplorer(COMMANDS.evaluateSelected, uri("preds-2"), [uri("targets"), uri("preds-2")]);
    assert.deepEqual(await tabs(2), ["preds ↔ targets", "preds-2 ↔ targets"]);
  });

  it("evaluate several predictions against the one folder that is named as target", async () => {
    await fromExplorer(COMMANDS.evaluateSelected, uri("preds"), [uri("preds"), uri("targets"), uri("preds-2")]);
    assert.deepEqual(await tabs(2), ["preds ↔ targets", "preds-2 ↔ targets"]);
  });

  it("pass over files that are selected beside the folders", async () => {
    await fromExplorer(COMMANDS.evaluateSelected, uri("preds"), [uri("targets/a.png"), uri("preds"), uri("targets")]);
    assert.deepEqual(await tabs(1), ["preds ↔ targets"]);
  });

  it("evaluate folders against the target that was selected before", async () => {
    await fromExplorer(COMMANDS.selectTarget, uri("one"));
    await fromExplorer(COMMANDS.evaluateAgainstTarget, uri("two"));
    await fromExplorer(COMMANDS.evaluateAgainstTarget, uri("preds"), [uri("preds"), uri("one"), uri("preds-2")]);
    assert.deepEqual(await tabs(3), ["two ↔ one", "preds ↔ one", "preds-2 ↔ one"]);
  });

  it("evaluate one folder with no question where its name tells its role, and that of one folder beside it the other", async () => {
    await fromExplorer(COMMANDS.evaluateFolder, uri("preds"));
    assert.deepEqual(await tabs(1), ["preds ↔ targets"]);
  });

  it("ask for the other folder where several beside it may be meant", async () => {
    await dismissUntilSettled(fromExplorer(COMMANDS.evaluateFolder, uri("targets")));
    assert.deepEqual(reportTabs(), []);
  });

  it("give reports of folders with the same names titles that tell them apart, as long as they are open", async () => {
    const sets = temporaryFolder(
      Object.fromEntries(
        ["streets", "camvid", "voc"].flatMap((set) =>
          ["predictions", "targets"].map((side) => [`${set}/${side}/a.png`, MASK]),
        ),
      ),
    );
    for (const set of ["streets", "camvid", "voc"]) {
      const at = (side: string): vscode.Uri => vscode.Uri.file(join(sets, set, side));
      await fromExplorer(COMMANDS.evaluateSelected, at("targets"), [at("predictions"), at("targets")]);
    }
    const all = ["streets", "camvid", "voc"].map((set) => `${set}: predictions ↔ targets`);
    await tabs(3);
    while (reportTabs().join() !== all.join()) await new Promise((resolve) => setTimeout(resolve, 20));
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    while (reportTabs().join() !== "predictions ↔ targets") await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it("show the open report of two folders instead of a second one", async () => {
    await fromExplorer(COMMANDS.evaluateSelected, uri("targets"), [uri("preds"), uri("targets")]);
    await fromExplorer(COMMANDS.evaluateSelected, uri("targets"), [uri("preds"), uri("targets")]);
    assert.deepEqual(await tabs(1), ["preds ↔ targets"]);
  });

  it("ask, and open nothing when the question is dismissed, where no folder is given", async () => {
    for (const command of [COMMANDS.evaluate, COMMANDS.evaluateSelected, COMMANDS.evaluateFolder]) {
      const asked = vscode.commands.executeCommand(command);
      await dismissUntilSettled(asked);
    }
    assert.deepEqual(reportTabs(), []);
  });

  it("ask for the role where one folder, or two folders with silent names, are given", async () => {
    await dismissUntilSettled(fromExplorer(COMMANDS.evaluateFolder, uri("one")));
    await dismissUntilSettled(fromExplorer(COMMANDS.evaluateSelected, uri("one"), [uri("one"), uri("two")]));
    assert.deepEqual(reportTabs(), []);
  });

  it("open a report that says why where a folder holds no masks", async () => {
    await fromExplorer(COMMANDS.evaluateSelected, uri("."), [
      uri("preds"),
      vscode.Uri.file(temporaryFolder({ "gt/notes.txt": "" }) + "/gt"),
    ]);
    assert.deepEqual(await tabs(1), ["preds ↔ gt"]);
  });

  it("do nothing harmful where no report is open", async () => {
    await vscode.commands.executeCommand(COMMANDS.evaluateAgain);
    await vscode.commands.executeCommand(COMMANDS.cancel);
    assert.deepEqual(reportTabs(), []);
  });
});

/** Dismisses questions, one after the other, until the command has ended. */
async function dismissUntilSettled(command: Thenable<unknown>): Promise<void> {
  const dismissing = setInterval(() => void vscode.commands.executeCommand("workbench.action.closeQuickOpen"), 50);
  try {
    await command;
  } finally {
    clearInterval(dismissing);
  }
}
