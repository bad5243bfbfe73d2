import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { madeNiftiGz } from "../support/madeNifti";
import { temporaryFolder } from "../support/temporaryFolder";
import { BY_NAME } from "./support/byName";
import { openCases, type OpenedCases } from "./support/openCases";
import { THEMES } from "./support/theme";

/** Columns run to the left, rows to the back, slices to the head; voxels of 1 x 1 x 3 mm, the first at 10, 20, 30. */
const AFFINE = [-1, 0, 0, 10, 0, -1, 0, 20, 0, 0, 3, 30];
const SIZE = [6, 5, 8] as const;

type Box = readonly [x: number, y: number, z: number, width: number, height: number, depth: number];

/** Labels of a volume of 6 x 5 x 8 voxels: boxes, the later over the earlier ones. */
function volume(...boxes: readonly (readonly [label: number, box: Box])[]): readonly number[] {
  const labels = Array.from({ length: SIZE[0] * SIZE[1] * SIZE[2] }, () => 0);
  for (const [label, [x, y, z, width, height, depth]] of boxes)
    for (let k = z; k < z + depth; k++)
      for (let j = y; j < y + height; j++)
        for (let i = x; i < x + width; i++) labels[i + SIZE[0] * (j + SIZE[1] * k)] = label;
  return labels;
}

const TARGET = volume([1, [1, 1, 1, 4, 3, 5]], [2, [2, 2, 6, 1, 1, 1]]);
/** A missed slab of 2 x 3 x 2 in slices 4 and 5, and the single voxel of class 2 in slice 6. */
const PREDICTION = volume([1, [1, 1, 1, 4, 3, 3]], [1, [1, 1, 4, 2, 3, 2]]);
const FILE = { size: SIZE, spacing: [1, 1, 1, 3], affine: AFFINE, affineCode: 1 } as const;
const FOLDER = temporaryFolder({
  "targets/case_a.nii.gz": madeNiftiGz({ ...FILE, numbers: TARGET }),
  "targets/case_b.nii.gz": madeNiftiGz({ ...FILE, numbers: TARGET }),
  "predictions/case_a.nii.gz": madeNiftiGz({ ...FILE, numbers: PREDICTION }),
  "predictions/case_b.nii.gz": madeNiftiGz({ ...FILE, numbers: TARGET }),
});

describe("the viewer of a case", () => {
  let opened: OpenedCases;
  const press = (key: string): Promise<void> => opened.page.keyboard.press(key);
  const said = (): Promise<string> => opened.page.getByTestId("live-region").innerText();
  /** Waits until the slice is on screen. */
  const seen = (plane: string, at: number): Promise<void> =>
    opened.page.locator(`[data-testid=stage][data-state=shown][data-slice="${plane} ${at}"]`).waitFor();
  const slicesAsked = (): readonly string[] =>
    opened.asked.flatMap((request) => (request.type === "slice" ? [`${request.slice.plane} ${request.slice.at}`] : []));

  async function untilAsked(slices: number): Promise<void> {
    while (slicesAsked().length < slices) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async function openRow(name: string): Promise<void> {
    await opened.page.locator(`[data-row="${name}"] th`).focus();
    await press("Enter");
    await opened.page.locator("[data-testid=stage][data-state=shown]").waitFor();
  }

  beforeEach(async () => {
    opened = await openCases(FOLDER, { state: BY_NAME });
    await opened.page.getByTestId("tab-images").click();
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("opens at the axial slice with most errors, and where nothing is wrong in the midst of the labels", async () => {
    await openRow("case_a");
    await seen("axial", 4);
    await press("j");
    await seen("axial", 1);
    assert.ok(await opened.page.getByTestId("worst-slice").isDisabled());
  });

  it("goes from slice to slice by keys, by the wheel and by the slider, and says which one it is", async () => {
    await openRow("case_a");
    await press("PageDown");
    await seen("axial", 5);
    assert.equal(await said(), "Slice 5, 6 wrong voxels.");
    await press("PageUp");
    await press("PageUp");
    await seen("axial", 3);
    assert.equal(await said(), "Slice 3, nothing wrong.");
    await press("Shift+PageDown");
    await seen("axial", 7);
    await press("w");
    await seen("axial", 4);
    await opened.page.getByTestId("stage").hover();
    await opened.page.mouse.wheel(0, 100);
    await seen("axial", 5);
    await opened.page.mouse.wheel(0, -100);
    await seen("axial", 4);
    const slider = opened.page.getByRole("slider", { name: "Slice" });
    await slider.focus();
    await press("ArrowRight");
    await seen("axial", 5);
    assert.equal(await slider.getAttribute("aria-valuetext"), "Slice 5, 6 wrong voxels.");
    assert.equal(await opened.page.getByTestId("slice-position").innerText(), "5 (0 to 7)");
    // Keys that the slider does not need stay those of the viewer.
    await press("w");
    await seen("axial", 4);
  });

  it("goes nearer and farther by the wheel with Ctrl", async () => {
    await openRow("case_a");
    const scale = async () => Number(await opened.page.getByTestId("stage").getAttribute("data-scale"));
    const before = await scale();
    await opened.page.getByTestId("stage").hover();
    await opened.page.keyboard.down("Control");
    await opened.page.mouse.wheel(0, 300);
    await opened.page.keyboard.up("Control");
    await opened.page.waitForFunction(
      (most) => Number(document.querySelector("[data-testid=stage]")?.getAttribute("data-scale")) < most,
      before,
    );
    await seen("axial", 4);
  });

  it("reads the neighbours of a slice before they are asked for, and none twice", async () => {
    await openRow("case_a");
    await untilAsked(3);
    assert.deepEqual([...slicesAsked()].sort(), ["axial 3", "axial 5", "axial 6"]);
    await press("PageDown");
    await seen("axial", 5);
    await untilAsked(4);
    assert.deepEqual([...slicesAsked()].sort(), ["axial 3", "axial 5", "axial 6", "axial 7"]);
  });

  it("marks the slices with errors, as high as their wrong voxels", async () => {
    await openRow("case_a");
    const bars = await opened.page.locator("[data-testid=slice-profile] path").first().getAttribute("d");
    const heights = [...(bars ?? "").matchAll(/M([-\d.]+) 100V([\d.]+)/g)].map(([, at, top]) => [
      Number(at) + 0.5,
      Math.round(100 - Number(top)),
    ]);
    // 6, 6 and 1 voxels.
    assert.deepEqual(heights, [
      [4, 100],
      [5, 100],
      [6, 23],
    ]);
    // Of class 2 alone: the one voxel, missed in slice 6.
    await opened.page.locator('[data-legend="2"]').click({ modifiers: ["Alt"] });
    await press("w");
    await seen("axial", 6);
  });

  it("is cut in three planes by keys and buttons, each from its worst slice on, in the proportions of its spacing", async () => {
    await openRow("case_a");
    await press("c");
    await seen("coronal", 2);
    // 6 columns of 1 mm across, 8 slices of 3 mm down: four times as high as wide.
    const shape = await opened.page.getByTestId("stage").evaluate((stage) => {
      const canvas = stage.querySelector("canvas");
      const context = canvas?.getContext("2d");
      if (!canvas || !context) return [];
      const { width, height } = canvas;
      const { data } = context.getImageData(0, 0, width, height);
      const isDrawn = (x: number, y: number): boolean => (data[4 * (y * width + x) + 3] ?? 0) > 0;
      const columns = Array.from({ length: width }, (_, x) => x).filter((x) => isDrawn(x, height >> 1));
      const rows = Array.from({ length: height }, (_, y) => y).filter((y) => isDrawn(width >> 1, y));
      return [columns.length, rows.length];
    });
    assert.ok(Math.abs((shape[1] ?? 0) / (shape[0] ?? 1) - 4) < 0.2, shape.join(" x "));
    await opened.page.getByText("Sagittal", { exact: true }).click();
    await seen("sagittal", 3);
    await press("a");
    await seen("axial", 4);
  });

  it("steps through the error regions in 3-D, each in the slice where it is, marked", async () => {
    await openRow("case_a");
    await press("n");
    assert.equal(await said(), "Error region 1 of 2: 12 voxels, slices 4 to 5, target class 1, prediction class 0.");
    await seen("axial", 4);
    await press("n");
    assert.match(await said(), /^Error region 2 of 2: 1 voxel, slice 6, target class 2, prediction class 0\.$/);
    await seen("axial", 6);
    await press("c");
    await press("p");
    await seen("coronal", 1);
    assert.match(await said(), /^Error region 1 of 2: 12 voxels, slices 1 to 3, /);
  });

  it("says of a voxel where it is in the file and in the body, the same in every plane", async () => {
    await openRow("case_a");
    await press("Shift+ArrowLeft");
    await press("Shift+ArrowUp");
    assert.match(await said(), /^x 0, y 0, slice 4 \(R 10\.0, A 20\.0, S 42\.0 mm\) - target 0 - prediction 0$/);
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown"]) await press(key);
    assert.match(await said(), /^x 3, y 1, slice 4 \(R 7\.0, A 19\.0, S 42\.0 mm\) - target 1 - prediction 0$/);
    await press("c");
    await seen("coronal", 2);
    await press("Shift+ArrowLeft");
    await press("Shift+ArrowUp");
    assert.match(await said(), /^x 0, y 2, slice 7 \(R 10\.0, A 18\.0, S 51\.0 mm\)/);
    assert.deepEqual(await opened.page.locator(".edge").allInnerTexts(), ["R", "L", "S", "I"]);
  });

  it("has no photographs and no drawn shapes, and says why", async () => {
    await openRow("case_a");
    for (const [key, mode] of [
      ["1", "photograph"],
      ["9", "shapes"],
    ] as const) {
      const choice = opened.page.locator(`[data-mode-choice=${mode}]`);
      assert.ok(await choice.isDisabled());
      await press(key);
      assert.match(await said(), /case/);
      await opened.page.locator("[data-testid=stage][data-mode=errors]").waitFor();
    }
  });

  it("lists its keys, which an image does not have", async () => {
    await openRow("case_a");
    await press("?");
    const keys = await opened.page.locator("[data-testid=key-list] kbd").allInnerTexts();
    for (const key of ["PgDn", "PgUp", "W", "A", "C", "S", "Wheel"]) assert.ok(keys.includes(key), key);
  });

  it("shows in its thumbnail the slice with most errors", async () => {
    await opened.page.locator('[data-row="case_a"] .thumbnail[data-state=shown]').waitFor();
    const request = opened.asked.find((one) => one.type === "thumbnail" && one.image === "case_a");
    assert.ok(request?.type === "thumbnail" && request.errors && request.errors.targets.length > 0);
  });

  it("fails by a sentence where its files cannot be read any more", async () => {
    await opened.close();
    const folder = temporaryFolder({
      "targets/case.nii.gz": madeNiftiGz({ ...FILE, numbers: TARGET }),
      "predictions/case.nii.gz": madeNiftiGz({ ...FILE, numbers: PREDICTION }),
    });
    opened = await openCases(folder, { state: BY_NAME });
    await opened.page.getByTestId("tab-images").click();
    await openRow("case");
    await press("w");
    const { writeFileSync } = await import("node:fs");
    writeFileSync(`${folder}/predictions/case.nii.gz`, "nothing");
    await press("s");
    const failure = opened.page.getByTestId("viewer-failure");
    await failure.waitFor();
    assert.match(await failure.innerText(), /^The prediction can't be shown\./);
  });

  for (const theme of THEMES)
    it(`has nothing that axe finds in ${theme}`, async () => {
      await opened.close();
      opened = await openCases(FOLDER, { state: BY_NAME, theme });
      await opened.page.getByTestId("tab-images").click();
      await openRow("case_a");
      const source = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");
      await opened.page.evaluate(source);
      const found = await opened.page.evaluate(() =>
        (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
      );
      assert.deepEqual(
        found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
    });
});
