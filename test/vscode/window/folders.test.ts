import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import type { FrameLocator, Locator } from "playwright-core";
import { madePng } from "../../../bench/madePng";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";
import { vocColour } from "../../../src/core/classLists/pascalVoc";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";

/** Two pixels of road, one of sidewalk, one of void, in each kind of Cityscapes' files; the predictions are train ids. */
function cityscapes(): Readonly<Record<string, Buffer | string>> {
  const images = ["aa/aa_000000_000001", "aa/aa_000000_000002", "bb/bb_000000_000001"];
  return Object.fromEntries(
    images.flatMap((image): readonly (readonly [string, Buffer | string])[] => [
      [
        `cityscapes/gtFine/val/${image}_gtFine_color.png`,
        colours([128, 64, 128], [128, 64, 128], [244, 35, 232], [0, 0, 0]),
      ],
      [`cityscapes/gtFine/val/${image}_gtFine_instanceIds.png`, greyPng(4, 1, [7, 7, 8, 0])],
      [`cityscapes/gtFine/val/${image}_gtFine_labelIds.png`, greyPng(4, 1, [7, 7, 8, 0])],
      [`cityscapes/gtFine/val/${image}_gtFine_labelTrainIds.png`, greyPng(4, 1, [0, 0, 1, 255])],
      [`cityscapes/gtFine/val/${image}_gtFine_polygons.json`, "{}"],
      [`cityscapes/results/${image.slice(3)}_leftImg8bit.png`, greyPng(4, 1, [0, 1, 1, 1])],
    ]),
  );
}

/** Two pixels of background, three of person, one of border, as palette indices; objects and photographs beside them. */
function voc(): Readonly<Record<string, Buffer | string>> {
  return Object.fromEntries(
    ["2007_000033", "2007_000042"].flatMap((image): readonly (readonly [string, Buffer | string])[] => [
      [`VOC2012/JPEGImages/${image}.jpg`, Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
      [`VOC2012/SegmentationClass/${image}.png`, palettePng([0, 0, 15, 15, 255, 15])],
      [`VOC2012/SegmentationObject/${image}.png`, palettePng([0, 0, 1, 2, 255, 3])],
      [`voc_results/${image}.png`, greyPng(6, 1, [0, 15, 15, 15, 15, 15])],
    ]),
  );
}

function colours(...pixels: readonly (readonly number[])[]): Buffer {
  const png = new PNG({ width: pixels.length, height: 1 });
  png.data = Buffer.from(pixels.flatMap((pixel) => [...pixel, 255]));
  return PNG.sync.write(png, { colorType: 2, inputHasAlpha: true });
}

function palettePng(labels: readonly number[]): Buffer {
  const palette = Buffer.from(Array.from({ length: 256 }, (_, label) => vocColour(label).slice(1)).join(""), "hex");
  return madePng({
    width: labels.length,
    height: 1,
    bits: 8,
    colourType: 3,
    interlaced: false,
    raw: Uint8Array.from([0, ...labels]),
    palette,
  });
}

describe("folders as data sets have them, by right-click and with no question", () => {
  let folder: string;
  let window: CodeWindow;
  let panel: FrameLocator;

  before(async () => {
    folder = temporaryFolder({ ...cityscapes(), ...voc() });
    window = await openVscode({ folder });
    panel = window.panel();
  });

  after(async () => {
    await window.close();
  });

  async function evaluated(...folders: readonly string[]): Promise<void> {
    await window.runCommand("View: Close All Editors");
    await window.rightClick(folders, "Evaluate Selected Mask Folders");
    await complete();
  }

  async function complete(): Promise<void> {
    await panel.locator(`[data-testid="run-state"][data-phase="complete"]`).waitFor();
  }

  async function microIou(): Promise<number> {
    return Number(
      await panel.locator(`[data-testid="averages"] [data-figure="global.micro.iou"]`).getAttribute("data-value"),
    );
  }

  async function facts(): Promise<string> {
    return panel.getByTestId("facts").innerText();
  }

  it("Cityscapes: the kind of target whose labels are the predictions', void ignored; another kind by a drop-down", async () => {
    await evaluated("cityscapes/gtFine", "cityscapes/results");
    assert.equal(await microIou(), 2 / 4);
    assert.match(await facts(), /3 pairs.*2 classes.*ignore 255 \(25\.0 % of pixels\)/s);
    assert.equal(await panel.getByTestId("reading").innerText(), "targets of the kind gtFine_labelTrainIds");
    await panel.getByRole("tab", { name: "Data check" }).click();
    assert.match(
      await panel.getByTestId("pairing-rule").innerText(),
      /same name without role words\s+such as aa_000000_000001_leftImg8bit\.png ↔ val\/aa\/aa_000000_000001_gtFine_labelTrainIds\.png/,
    );
    assert.match(await panel.getByTestId("variant-target").innerText(), /2 of 2 in 3 images/);

    await panel.getByTestId("kind-target").selectOption("gtFine_labelIds");
    await panel
      .getByTestId("reading")
      .filter({ hasText: /^targets of the kind gtFine_labelIds$/ })
      .waitFor();
    await complete();
    assert.match(await panel.getByTestId("pairing-rule").innerText(), /_gtFine_labelIds\.png/);
    await panel.getByTestId("kind-target").selectOption({ index: 0 });
    await panel.getByTestId("reading").filter({ hasText: "gtFine_labelTrainIds" }).waitFor();
  });

  it("PASCAL VOC: the classes, not the objects or photographs beside them, borders ignored", async () => {
    await evaluated("VOC2012", "voc_results");
    assert.equal(await microIou(), 4 / 6);
    assert.match(await facts(), /2 pairs.*2 classes.*ignore 255 \(16\.7 % of pixels\)/s);
    await panel.getByRole("tab", { name: "Classes" }).click();
    assert.match(await panel.locator("[data-row='15']").innerText(), /15/);
  });

  it("with a class list picked by hand, which the next report of the two folders has too, until it is given up", async () => {
    await evaluated("VOC2012", "voc_results");
    await panel.getByRole("tab", { name: "Data check" }).click();
    await panel.getByRole("button", { name: "Choose class list…" }).click();
    await window.question("Class list of voc_results ↔ VOC2012").waitFor();
    await window.pick("PASCAL VOC");
    await panel.getByTestId("class-list").filter({ hasText: "PASCAL VOC" }).waitFor();
    assert.match(await facts(), /21 classes/);

    await evaluated("VOC2012", "voc_results");
    assert.match(await facts(), /21 classes/);
    await panel.getByRole("tab", { name: "Data check" }).click();
    await panel.getByRole("button", { name: "Choose class list…" }).click();
    await window.pick("Use the list that is found");
    await panel.getByTestId("class-list").filter({ hasText: "None" }).waitFor();

    await evaluated("VOC2012", "voc_results");
    assert.match(await facts(), /2 classes/);
  });

  it("with a setting that cannot be, say which and what to do, and go on once it is mended", async () => {
    await evaluated("VOC2012", "voc_results");
    const settings = join(folder, ".vscode/settings.json");
    mkdirSync(join(folder, ".vscode"), { recursive: true });
    writeFileSync(settings, JSON.stringify({ "maskEvaluation.classList": "none.txt" }));
    const sentence = /none\.txt cannot be read: it does not exist.*Name a file, or one of Cityscapes label ids/s;
    await againUntil(panel.getByTestId("failed").filter({ hasText: sentence }));
    rmSync(settings);
    await againUntil(panel.locator(`[data-testid="run-state"][data-phase="complete"]`));
    assert.equal(await microIou(), 4 / 6);
  });

  /** VS Code takes a moment to see that its settings have changed. */
  async function againUntil(wanted: Locator): Promise<void> {
    do await window.runCommand("Mask Evaluation: Evaluate Again");
    while (
      !(await wanted.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      ))
    );
  }
});
