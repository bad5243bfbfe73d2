import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { openVscode } from "../../support/vscodeWindow";

describe("a window of VS Code", () => {
  let folder: string;
  let window: CodeWindow;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "mask-evaluation-smoke-"));
    for (const name of ["predictions", "targets", "runs/targets"]) await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, "runs/targets/notes.md"), "# Notes of the run\n");
    window = await openVscode({ folder });
  });

  after(async () => {
    await window.close();
    await rm(folder, { recursive: true });
  });

  it("shows the folder, also the lower of two of the same name, and its context menu for two folders", async () => {
    await window.openContextMenu(["targets", "predictions"]);
    assert.equal(await window.page.getByRole("menuitem", { name: "Delete Permanently" }).count(), 1);
    await window.page.keyboard.press("Escape");
    await window.clickInExplorer("runs/targets/notes.md");
    await window.page.locator(".editor-instance").getByText("Notes of the run").waitFor();
  });

  it("runs commands from the palette and lets a webview be looked into", async () => {
    await window.runCommand("Markdown: Open Preview");
    await window.panel().getByRole("heading", { name: "Notes of the run" }).waitFor();
  });

  it("changes its theme, also that of a webview", async () => {
    await window.setTheme("vscode-high-contrast");
    await window.panel().locator("body.vscode-high-contrast").waitFor();
  });

  // Not the theme: VS Code may reload before it has written the setting.
  it("has its editors again after a reload", async () => {
    await window.reload();
    await window.panel().getByRole("heading", { name: "Notes of the run" }).waitFor();
  });
});
