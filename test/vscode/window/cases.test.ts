import assert from "node:assert/strict";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { machinery } from "../../support/machinery";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

describe("a data set of nnU-Net in VS Code", () => {
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    const folder = temporaryFolder({ "Dataset001_Abdomen/imagesTr/abdomen_001_0000.nii.gz": "never read" });
    const { writeCases } = await machinery("cases");
    await writeCases(`${folder}/Dataset001_Abdomen`, { cases: 3, size: [40, 32, 16], spacing: [8, 8, 20] });
    window = await openVscode({ folder });
    panel = window.panel();
  });

  after(async () => {
    await window.close();
  });

  it("goes from a right-click to Dice of each case and class with no question", async () => {
    await window.rightClick(
      ["Dataset001_Abdomen/labelsTr", "Dataset001_Abdomen/predictions"],
      "Evaluate Selected Mask Folders",
    );
    await panel.locator('[data-testid="run-state"][data-phase="complete"]').waitFor();
    await panel.getByText("3 pairs").waitFor();
    await panel.getByTestId("metric").selectOption("dice");
    await panel.getByTestId("tab-classes").click();
    for (const name of ["liver", "spleen", "right kidney", "left kidney", "lesion"])
      await panel.getByTestId("table-scroller").getByText(name, { exact: true }).first().waitFor();
    await panel.getByTestId("tab-images").click();
    await panel.getByTestId("images-view").selectOption("heat");
    // Three cases of five classes and the background, each with its Dice.
    await panel.locator('[data-row="abdomen_003"]').waitFor();
    const left = panel.locator('[data-row="abdomen_003"] [data-figure]');
    await left.first().waitFor();
    assert.ok((await left.count()) >= 5);
  });

  it("leads by a click to the worst slice of a case, and from there to the next", async () => {
    await panel.getByTestId("images-view").selectOption("list");
    await panel.locator('[data-row="abdomen_003"] button').first().click();
    const stage = panel.locator("[data-testid=stage][data-state=shown]");
    await stage.waitFor();
    const [plane, at] = ((await stage.getAttribute("data-slice")) ?? "").split(" ");
    assert.equal(plane, "axial");
    const worst = Number(at);
    const wrong = panel.getByRole("slider", { name: "Slice" });
    assert.match((await wrong.getAttribute("aria-valuetext")) ?? "", new RegExp(`^Slice ${worst}, [1-9]`));
    await panel.getByTestId("stage").press("PageDown");
    await panel.locator(`[data-testid=stage][data-slice="axial ${worst + 1}"]`).waitFor();
    await panel.getByTestId("stage").press("w");
    await panel.locator(`[data-testid=stage][data-slice="axial ${worst}"]`).waitFor();
    await panel.getByTestId("stage").press("c");
    await panel.locator('[data-testid=stage][data-slice^="coronal "]').waitFor();
  });
});
