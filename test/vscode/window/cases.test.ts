import assert from "node:assert/strict";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { madeNiftiGz } from "../../support/madeNifti";
import { machinery } from "../../support/machinery";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

/** Two cases as BraTS names them, with the regions of its figures beside them. */
function braTs(): Readonly<Record<string, string | Buffer>> {
  const size = [12, 12, 10];
  const tumour = (radius: number): Buffer =>
    madeNiftiGz({
      size,
      spacing: [1, 1, 1, 2],
      numbers: Array.from({ length: 12 * 12 * 10 }, (_, voxel) => {
        const far = Math.hypot((voxel % 12) - 6, (Math.floor(voxel / 12) % 12) - 6, Math.floor(voxel / 144) - 5);
        return far < radius / 2 ? 3 : far < radius - 1 ? 1 : far < radius ? 2 : 0;
      }),
    });
  return {
    "BraTS/dataset.json": JSON.stringify({
      channel_names: { "0": "T1" },
      labels: { background: 0, WT: [1, 2, 3], TC: [1, 3], ET: [3] },
      regions_class_order: [2, 1, 3],
      file_ending: ".nii.gz",
    }),
    "BraTS/labelsTr/BraTS-GLI-00001-000-seg.nii.gz": tumour(4.5),
    "BraTS/labelsTr/BraTS-GLI-00002-000-seg.nii.gz": tumour(4),
    "BraTS/predictions/BraTS-GLI-00001-000.nii.gz": tumour(4),
    "BraTS/predictions/BraTS-GLI-00002-000.nii.gz": tumour(3.5),
  };
}

describe("a data set of nnU-Net in VS Code", () => {
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    const folder = temporaryFolder({
      "Dataset001_Abdomen/imagesTr/abdomen_001_0000.nii.gz": "never read",
      ...braTs(),
    });
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

  it("has HD95, NSD and the volume difference of each case and class, measured in millimetres with no question", async () => {
    for (const [metric, least] of [
      ["hd95", 0],
      ["nsd", 0.01],
      ["relativeVolumeDifference", -1],
    ] as const) {
      await panel.getByTestId("metric").selectOption(metric);
      // Of the six columns one may have no distance: a lesion that was missed is infinitely far away.
      const figures = panel.locator('[data-row="abdomen_001"] [data-figure][data-value]:not([data-value=""])');
      await figures.nth(4).waitFor();
      for (const figure of await figures.all())
        assert.ok(Number(await figure.getAttribute("data-value")) >= least, `${metric} ${await figure.textContent()}`);
      assert.equal(await panel.getByTestId("measure-bar").count(), 0);
    }
    await panel.getByTestId("metric").selectOption("nsd");
    await panel.locator('[data-testid="tau"]').waitFor();
    assert.deepEqual(
      [await panel.getByTestId("tau").inputValue(), await panel.getByTestId("tau-unit").inputValue()],
      ["2", "units"],
    );
    await panel.getByTestId("metric").selectOption("dice");
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

  it("has the figures of WT, TC and ET of BraTS in each case, with no question", async () => {
    await window.rightClick(["BraTS/labelsTr", "BraTS/predictions"], "Evaluate Selected Mask Folders");
    const other = window.panel();
    await other.getByText("2 pairs").waitFor();
    for (const metric of ["dice", "hd95"]) {
      await other.getByTestId("metric").selectOption(metric);
      await other.getByTestId("tab-classes").click();
      for (const region of ["WT", "TC", "ET"])
        await other.getByTestId("table-scroller").getByText(region, { exact: true }).first().waitFor();
      await other.getByTestId("tab-images").click();
      await other.getByTestId("images-view").selectOption("heat");
      await other.locator('[data-row="BraTS-GLI-00002-000"] [data-figure][data-value]').nth(2).waitFor();
    }
  });
});
