import assert from "node:assert/strict";
import { PNG } from "pngjs";
import type { FrameLocator } from "playwright-core";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

const TARGET = greyPng(
  8,
  8,
  Array.from({ length: 64 }, (_, index) => index % 2),
);
const PREDICTION = greyPng(
  8,
  8,
  Array.from({ length: 64 }, () => 1),
);
const RED = [200, 30, 40] as const;
const BLUE = [20, 60, 210] as const;

function photograph([red, green, blue]: readonly [number, number, number]): Buffer {
  const png = new PNG({ width: 8, height: 8 });
  png.data = Buffer.from(Array.from({ length: 64 }, () => [red, green, blue, 255]).flat());
  return PNG.sync.write(png, { colorType: 2, inputHasAlpha: true });
}

describe("the photographs behind the masks in VS Code", () => {
  let window: CodeWindow;
  let panel: FrameLocator;

  // For each try anew: a photograph that was chosen stays chosen.
  beforeEach(async () => {
    window = await openVscode({
      folder: temporaryFolder({
        "set/predictions/a.png": PREDICTION,
        "set/predictions-2/a.png": PREDICTION,
        "set/targets/a.png": TARGET,
        "set/images/a.png": photograph(RED),
        "camera/a.png": photograph(BLUE),
      }),
    });
    panel = window.panel();
  });

  afterEach(async () => {
    await window.close();
  });

  async function openPhotograph(predictions: string): Promise<void> {
    await window.rightClick(["set/targets", predictions], "Evaluate Selected Mask Folders");
    await panel.locator(`[data-testid="run-state"][data-phase="complete"]`).waitFor();
    await panel.getByTestId("tab-images").click();
    await panel.locator("[data-row=a] button").first().click();
    await panel.locator("[data-testid=stage][data-state=shown]").waitFor();
    await window.page.keyboard.press("1");
  }

  /** Waits until the middle of the photograph that is drawn has the colour. */
  async function shows(colour: readonly number[]): Promise<void> {
    const canvas = panel.locator("[data-testid=stage] canvas").first();
    let seen: readonly number[] = [];
    const isShown = async (): Promise<boolean> => {
      seen = await canvas.evaluate((element) => {
        const { width, height } = element as HTMLCanvasElement;
        const context = (element as HTMLCanvasElement).getContext("2d");
        // Beside the lines between the pixels of the mask, which are drawn where these are large.
        return [...(context?.getImageData(width / 2 + 9, height / 2 + 9, 1, 1).data ?? [])].slice(0, 3);
      });
      return seen.every((value, channel) => Math.abs(value - (colour[channel] ?? 0)) <= 2);
    };
    const end = Date.now() + 15_000;
    while (!(await isShown())) {
      assert.ok(Date.now() < end, `the pixel is ${seen.join(" ")}, not ${colour.join(" ")}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it("are found beside the targets, and drawn", async () => {
    await openPhotograph("set/predictions");
    await shows(RED);
  });

  it("are chosen with the picker of the masks, for every report of the same targets", async () => {
    await openPhotograph("set/predictions");
    await panel.getByTestId("viewer").locator("summary", { hasText: "File" }).click();
    await panel.getByText("Choose photographs…").first().click();
    await window.question("Choose the folder of photographs").waitFor();
    await window.pick("camera");
    await shows(BLUE);
    await openPhotograph("set/predictions-2");
    await shows(BLUE);
  });
});
