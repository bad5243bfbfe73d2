import assert from "node:assert/strict";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { writeReport } from "../../../src/core/report/reportDocument";
import { TOOLS } from "../../../src/host/ids";
import { EvaluateFoldersTool } from "../../../src/host/tools/evaluateFoldersTool";
import { ReportTool } from "../../../src/host/tools/reportTool";
import { greyPng } from "../../support/greyPng";
import { image, report } from "../../support/images";
import { temporaryFolder } from "../../support/temporaryFolder";
import { MemoryFileSystem } from "./memoryFileSystem";
import { tabs } from "./reportTabs";

const MASKS = {
  "predictions/a.png": greyPng(4, 1, [0, 1, 1, 1]),
  "targets/a.png": greyPng(4, 1, [0, 0, 1, 1]),
  "predictions/b.png": greyPng(4, 1, [0, 0, 1, 1]),
  "targets/b.png": greyPng(4, 1, [0, 0, 1, 1]),
};

/** Calls a tool as a conversation does. */
async function call(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : "")).join("");
}

describe("the tools for language models", () => {
  let folder: string;
  const folders = (): object => ({ predictions: join(folder, "predictions"), targets: join(folder, "targets") });

  beforeEach(() => {
    folder = temporaryFolder(MASKS);
  });

  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("are offered with the schema of their input", () => {
    const known = new Map(vscode.lm.tools.map((tool) => [tool.name, tool]));
    for (const name of Object.values(TOOLS)) {
      assert.ok(known.get(name)?.inputSchema, name);
      assert.ok((known.get(name)?.description.length ?? 0) > 100, name);
    }
  });

  it("evaluate two folders, open the report, and answer with its headline", async () => {
    const text = await call(TOOLS.evaluateFolders, { ...folders(), metric: "iou" });
    // By hand: class 0 3/4, class 1 4/5; image a (1/2 + 2/3) / 2, image b 1.
    assert.match(text, /macro \(mIoU\) 0\.775, mean of 2 classes/);
    assert.match(text, /image first 0\.792/);
    assert.deepEqual(await tabs(1), ["predictions ↔ targets"]);
  });

  it("read the open report, and explain its difference", async () => {
    await call(TOOLS.evaluateFolders, folders());
    assert.match(await call(TOOLS.readReport, { metric: "dice" }), /Dice \(F1\), global .*macro \(mDice\) 0\.873/);
    assert.match(
      await call(TOOLS.explainDifference, {}),
      /Global mIoU 0\.775; samplewise .* 0\.792\. The difference of \+0\.017 is exactly the sum of:/,
    );
  });

  it("measure the shapes that a metric is made of", async () => {
    assert.match(await call(TOOLS.evaluateFolders, { ...folders(), metric: "objectF1" }), /F1 of objects/);
    await assert.rejects(
      call(TOOLS.readReport, { metric: "nsd" }),
      /was not measured\. .* A language model has it measured by evaluating the folders with nsd\./,
    );
    assert.match(await call(TOOLS.readReport, { metric: "objectF1" }), /F1 of objects/);
  });

  it("read a saved report, whose masks may be anywhere", async () => {
    const file = join(folder, "saved.maskeval.json");
    writeFileSync(
      file,
      writeReport(
        report([
          image("x", [
            [0, 0, 3],
            [1, 0, 1],
          ]),
        ]),
      ),
    );
    assert.match(await call(TOOLS.readReport, { report: file, class: "1" }), /Class class 1 0\.000 global/);
  });

  it("evaluate folders that are on no disk, with the same figures", async () => {
    const memory = new MemoryFileSystem("mask-tools");
    try {
      memory.write(Object.fromEntries(Object.entries(MASKS).map(([path, bytes]) => [`/${path}`, bytes])));
      const [onDisk, elsewhere] = [
        await call(TOOLS.evaluateFolders, folders()),
        await call(TOOLS.evaluateFolders, { predictions: "mask-tools:/predictions", targets: "mask-tools:/targets" }),
      ];
      const figures = (text: string): string => text.split("\n").slice(1).join("\n");
      assert.match(elsewhere, /mask-tools:\/targets/);
      assert.equal(figures(elsewhere), figures(onDisk));
    } finally {
      memory.dispose();
    }
  });

  it("fail with a sentence that tells the model what to do", async () => {
    for (const named of ["a/".repeat(100_000), "a\0b"])
      await assert.rejects(call(TOOLS.readReport, { report: named }), /That is no path of a saved report/);
    const gone = call(TOOLS.evaluateFolders, { ...folders(), targets: join(folder, "gone") });
    await assert.rejects(gone, /gone does not exist\. List the workspace and give the path of the folder of targets/);
    await assert.rejects(
      call(TOOLS.evaluateFolders, { predictions: folder, targets: folder }),
      /are the same folder\. Give two folders/,
    );
    await assert.rejects(
      call(TOOLS.readReport, {}),
      /No mask report is open\. Evaluate two folders with mask_evaluation_evaluate_folders/,
    );
    await call(TOOLS.evaluateFolders, folders());
    await assert.rejects(call(TOOLS.explainDifference, { metric: "area" }), /no metric "area"\. Ask for one of iou/);
    writeFileSync(join(folder, "no.maskeval.json"), "{}");
    await assert.rejects(call(TOOLS.readReport, { report: join(folder, "no.maskeval.json") }), /not a saved report/);
  });

  it("ask before a report outside the workspace is read, and for no other", async () => {
    const tool = new ReportTool(undefined as never, "", () => ({ kind: "summary" }));
    const asked = async (named?: string): Promise<unknown> =>
      (await tool.prepareInvocation({ input: { ...(named !== undefined && { report: named }) } })).confirmationMessages;
    const message = ((await asked("/etc/[passwd]")) as { readonly message: vscode.MarkdownString }).message.value;
    assert.ok(message.includes("\\[passwd\\]"), message);
    assert.equal(await asked(), undefined);
    const inside = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail("no workspace");
    assert.equal(await asked(join(inside, "x.maskeval.json")), undefined);
    const outside = temporaryFolder({ "x.maskeval.json": "{}" });
    const link = join(inside, `link-${process.pid}`);
    symlinkSync(outside, link);
    try {
      for (const named of [
        `${inside}/../x.maskeval.json`,
        `${vscode.Uri.file(inside).toString()}/%2e%2e/x.maskeval.json`,
        "../x.maskeval.json",
        join(link, "x.maskeval.json"),
        "\\\\server\\share\\..\\..\\..\\x.maskeval.json",
      ])
        assert.ok(await asked(named), named);
    } finally {
      rmSync(link);
    }
  });

  it("ask before folders are evaluated, naming both as they are, whatever they are called", async () => {
    const tool = new EvaluateFoldersTool(undefined as never, "");
    const { confirmationMessages } = await tool.prepareInvocation({
      input: { predictions: "/runs/[1](x)", targets: "/data/gt*" },
    });
    const message = confirmationMessages?.message;
    assert.ok(message instanceof vscode.MarkdownString);
    const plain = message.value.replaceAll("&nbsp;", " ").replace(/\\(.)/g, "$1");
    assert.ok(plain.includes("/runs/[1](x) (predictions)") && plain.includes("/data/gt* (targets)"), plain);
    assert.ok(message.value.includes("\\[1\\]\\(x\\)"));
  });
});
