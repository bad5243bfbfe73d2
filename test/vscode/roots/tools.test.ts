import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { TOOLS } from "../../../src/host/ids";
import { greyPng } from "../../support/greyPng";

const TARGET = greyPng(4, 1, [0, 0, 1, 1]);

/** Folders whose paths alone do not say where they lie: the first root has one of the name of the second. */
const MASKS = {
  first: {
    "predictions/a.png": greyPng(4, 1, [1, 1, 0, 0]),
    "targets/a.png": TARGET,
    "second/predictions/a.png": greyPng(4, 1, [1, 1, 0, 0]),
  },
  second: { "predictions/a.png": TARGET, "targets/a.png": TARGET, "only here/a.png": TARGET },
};

async function evaluate(predictions: string, targets: string): Promise<string> {
  const { content } = await vscode.lm.invokeTool(TOOLS.evaluateFolders, {
    input: { predictions, targets },
    toolInvocationToken: undefined,
  });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : "")).join("");
}

describe("a path that a language model names in a workspace of two folders", () => {
  let roots: readonly vscode.WorkspaceFolder[];

  before(() => {
    roots = vscode.workspace.workspaceFolders ?? [];
    assert.deepEqual(
      roots.map(({ name }) => name),
      ["first", "second"],
    );
    for (const { name, uri } of roots) {
      for (const [path, bytes] of Object.entries(MASKS[name as keyof typeof MASKS])) {
        mkdirSync(dirname(join(uri.fsPath, path)), { recursive: true });
        writeFileSync(join(uri.fsPath, path), bytes);
      }
    }
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    for (const { uri } of roots) rmSync(join(uri.fsPath, "predictions"), { recursive: true });
  });

  it("begins with the name of the folder that it lies in", async () => {
    assert.match(await evaluate("second/predictions", "second/targets"), /macro \(mIoU\) 1\.000/);
    assert.match(await evaluate("first/predictions", "first/targets"), /macro \(mIoU\) 0\.000/);
  });

  it("is refused where it may mean either folder, with what to write instead", async () => {
    await assert.rejects(
      evaluate("predictions", "second/targets"),
      /first.predictions and .*second.predictions both exist\. Begin the path .* with the name of its folder/,
    );
  });

  it("may leave the name out where one folder alone has it", async () => {
    assert.match(await evaluate("only here", "second/targets"), /macro \(mIoU\) 1\.000/);
  });
});
