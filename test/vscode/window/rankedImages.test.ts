import assert from "node:assert/strict";
import { PNG } from "pngjs";
import type { FrameLocator, Locator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { cliReport } from "../../support/cliReport";
import { greyPng } from "../../support/greyPng";
import { madeNiftiGz } from "../../support/madeNifti";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

const RUNS = ["epoch1", "epoch2", "epoch3"];
const RED = [200, 30, 40];

function photograph([red = 0, green = 0, blue = 0]: readonly number[]): Buffer {
  const png = new PNG({ width: 8, height: 8 });
  png.data = Buffer.from(Array.from({ length: 64 }, () => [red, green, blue, 255]).flat());
  return PNG.sync.write(png, { colorType: 2, inputHasAlpha: true });
}

describe("an image in all runs of a ranking in VS Code", () => {
  let window: CodeWindow;
  let panel: FrameLocator;

  afterEach(() => window.close());

  /** Ranks the runs of a folder, whose targets are in `set/targets`, and opens the first image. */
  async function openImage(masks: Readonly<Record<string, Buffer>>): Promise<void> {
    const folder = temporaryFolder(masks);
    for (const run of RUNS) cliReport(folder, run, "set/targets", `${run}.maskeval.json`);
    window = await openVscode({ folder });
    panel = window.panel();
    await window.rightClick(
      RUNS.map((run) => `${run}.maskeval.json`),
      "Rank Reports",
    );
    await panel.getByTestId("ranked-images").locator("tbody tr button").first().click();
    for (const run of RUNS) await panel.locator(`[data-run-pane=${run}][data-state=shown]`).waitFor();
  }

  const canvasOf = (run: string): Locator => panel.locator(`[data-run-pane=${run}] canvas`);

  async function until(is: () => Promise<boolean>, what: string): Promise<void> {
    const end = Date.now() + 15_000;
    while (!(await is())) {
      assert.ok(Date.now() < end, what);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it("lies over its photograph, which is found beside the targets and has a pane of its own", async () => {
    const target = Array.from({ length: 64 }, (_, pixel) => pixel % 2);
    await openImage({
      "set/targets/a.png": greyPng(8, 8, target),
      "set/images/a.png": photograph(RED),
      ...Object.fromEntries(
        RUNS.map((run, wrong) => [
          `${run}/a.png`,
          greyPng(
            8,
            8,
            target.map((label, pixel) => (pixel < 2 - wrong ? 1 - label : label)),
          ),
        ]),
      ),
    });
    /** Of the middle of a canvas, beside the lines between the pixels of the mask. */
    const middle = (canvas: Locator): Promise<readonly number[]> =>
      canvas.evaluate((element) => {
        const { width, height } = element as HTMLCanvasElement;
        const context = (element as HTMLCanvasElement).getContext("2d");
        return [...(context?.getImageData(width / 2 + 5, height / 2 + 5, 1, 1).data ?? [])].slice(0, 3);
      });
    const alone = panel.getByRole("figure").filter({ hasText: "photograph" }).locator("canvas");
    const isRed = async (canvas: Locator, within: number): Promise<boolean> =>
      (await middle(canvas)).every((value, channel) => Math.abs(value - (RED[channel] ?? 0)) <= within);
    await until(() => isRed(alone, 2), "the photograph is not drawn");
    // What is right lies thinly over it.
    for (const run of RUNS) await until(() => isRed(canvasOf(run), 20), `no photograph below ${run}`);
  });

  it("is looked at slice by slice in all runs together", async () => {
    const size = [6, 6, 5];
    const cube = (without: number): Buffer =>
      madeNiftiGz({
        size,
        spacing: [1, 1, 1, 1],
        // Nothing in the last slice.
        numbers: Array.from({ length: 180 }, (_, voxel) => (voxel >= 144 || voxel % 36 < without ? 0 : 1)),
      });
    await openImage({
      "set/targets/a.nii.gz": cube(0),
      ...Object.fromEntries(RUNS.map((run, better) => [`${run}/a.nii.gz`, cube(18 - 6 * better)])),
    });
    const slider = panel.getByTestId("run-slice");
    const drawn = (): Promise<readonly string[]> =>
      Promise.all(RUNS.map((run) => canvasOf(run).evaluate((element) => (element as HTMLCanvasElement).toDataURL())));
    const first = await drawn();
    assert.equal(new Set(first).size, 3, "each run has other errors");
    const before = await slider.inputValue();
    assert.notEqual(before, "5", "where nothing differs is not where it begins");
    await slider.fill("5");
    await panel.getByText("Slice 5 of 5").waitFor();
    await until(async () => new Set(await drawn()).size === 1, "the last slice is not drawn in all runs");
    await slider.fill(before);
    await until(async () => (await drawn()).join() === first.join(), "the slice before is not drawn again in all runs");
  });
});
