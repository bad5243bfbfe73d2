import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cliReport } from "../../support/cliReport";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";

describe("a report in tables", () => {
  let folder: string;
  let window: CodeWindow;

  beforeEach(async () => {
    folder = temporaryFolder({
      "targets/a.png": greyPng(4, 1, [0, 0, 1, 1]),
      "targets/b.png": greyPng(4, 1, [0, 0, 1, 1]),
      "run/a.png": greyPng(4, 1, [0, 0, 1, 1]),
      "run/b.png": greyPng(4, 1, [0, 1, 1, 1]),
    });
    cliReport(folder, "run", "targets", "run.maskeval.parquet");
    window = await openVscode({ folder });
    // Until it knows the extension VS Code takes the tables for text.
    await window.whenOffered(["run"], "Evaluate Masks...");
  });

  afterEach(() => window.close());

  it("opens by a click, leads from a class to its worst image and to the masks of that", async () => {
    await window.clickInExplorer("run.maskeval.parquet");
    const panel = window.panel();
    await panel.locator("[data-testid=tables][data-phase=whole]").waitFor();
    // Of class 0 3 of 4 pixels over both images, of class 1 4 of 5; by image (1 + 1) / 2 and (1/2 + 2/3) / 2.
    const value = (id: string): Promise<string | null> =>
      panel.locator(`[data-testid=averages] [data-figure="${id}"]`).getAttribute("data-value");
    assert.equal(Number(await value("macro")).toFixed(9), ((3 / 4 + 4 / 5) / 2).toFixed(9));
    assert.equal(Number(await value("macro-imagewise")).toFixed(9), ((1 + (1 / 2 + 2 / 3) / 2) / 2).toFixed(9));
    await panel.getByTestId("tab-images").click();
    assert.deepEqual(
      await panel.locator("tr[data-image]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-image"))),
      ["b", "a"],
    );
    // Another tab takes its place for a while.
    await window.runCommand("File: New Untitled Text File");
    await window.page.getByRole("tab", { name: /^run\.maskeval\.parquet/ }).click();
    await panel.locator("[data-testid=tables][data-phase=whole]").waitFor();
    await panel.getByTestId("tab-images").click();
    await panel.getByTitle("Open both masks of b").click();
    await window.page
      .getByRole("tab", { name: /^b\.png/ })
      .nth(1)
      .waitFor();
  });

  it("that is damaged says so in a sentence", async () => {
    writeFileSync(join(folder, "run.maskeval-images.parquet"), "nothing");
    await window.clickInExplorer("run.maskeval.parquet");
    const refused = window.panel().getByTestId("tables-refused");

    await refused.waitFor();
    assert.match(await refused.innerText(), /the table of its images is needed beside it/);
  });
});
