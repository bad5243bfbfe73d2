import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { madeNiftiGz } from "../support/madeNifti";
import { temporaryFolder } from "../support/temporaryFolder";
import { documentMessage, GAP_EXAMPLE, image, report } from "./support/builtReport";
import { openCases, type OpenedCases } from "./support/openCases";
import { openReport } from "./support/openReport";

const SIZE = [4, 3, 2] as const;
const VOXELS = SIZE[0] * SIZE[1] * SIZE[2];
const FILE = { size: SIZE, spacing: [1, 0.8, 0.8, 3], affineCode: 1 } as const;
const AFFINE = [-0.8, 0, 0, 0, 0, -0.8, 0, 0, 0, 0, 3, 0];

function labels(of: (voxel: number) => number): Buffer {
  return madeNiftiGz({ ...FILE, affine: AFFINE, numbers: Array.from({ length: VOXELS }, (_, voxel) => of(voxel)) });
}

/** Cases of one patient, one without its prediction, one wrong throughout, one without a class: most sentences have something to say. */
const FOLDER = temporaryFolder({
  "targets/image 1.nii.gz": labels((voxel) => voxel % 3),
  "targets/p1_b.nii.gz": labels((voxel) => (voxel < 12 ? 1 : 0)),
  "targets/p1_c.nii.gz": labels(() => 0),
  "targets/p2_d.nii.gz": labels((voxel) => (voxel < 5 ? 2 : 255)),
  "targets/p2_e.nii.gz": labels(() => 1),
  "predictions/image 1.nii.gz": labels((voxel) => (voxel % 3 === 2 ? 1 : voxel % 3)),
  "predictions/p1_b.nii.gz": labels((voxel) => (voxel < 9 ? 1 : 0)),
  "predictions/p1_c.nii.gz": labels((voxel) => (voxel === 0 ? 7 : 0)),
  "predictions/p2_d.nii.gz": labels(() => 0),
});
const TABS = ["summary", "classes", "images", "confusion", "dataCheck", "compare", "objects"] as const;

/** All that the page shows or has read out, names left out. */
async function saidBy(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    const said: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest("bdi, [translate=no], script, style")) continue;
      if (node instanceof Element)
        for (const name of [
          "title",
          "label",
          "placeholder",
          "aria-label",
          "aria-description",
          "aria-valuetext",
          "aria-roledescription",
        ])
          said.push(node.getAttribute(name) ?? "");
      else said.push(node.textContent ?? "");
    }
    return said;
  });
}

/** What is said of images and pixels, but for names. */
function ofImages(said: readonly string[]): readonly string[] {
  return said.filter((text) =>
    /\b(images?|pixels?)\b|\ban? (case|voxel)s\b|\ban (case|voxel)\b/i.test(text.replaceAll(/image 1/g, "")),
  );
}

describe("the page of a report of cases", () => {
  let opened: OpenedCases;

  beforeEach(async () => {
    opened = await openCases(FOLDER, { choices: { ignore: [255] } });
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  for (const tab of TABS)
    it(`says of no image where it means a case, in the tab ${tab}`, async () => {
      await opened.page.getByTestId(`tab-${tab}`).click();
      assert.deepEqual(ofImages(await saidBy(opened.page)), []);
      assert.ok((await saidBy(opened.page)).some((text) => /\bcases?\b/i.test(text)));
    });

  it("says so in the viewer, its keys and what it announces", async () => {
    await opened.page.getByTestId("tab-images").click();
    for (const view of ["grid", "heat", "list"]) {
      await opened.page.getByTestId("images-view").selectOption(view);
      assert.deepEqual(ofImages(await saidBy(opened.page)), []);
    }
    await opened.page.locator('[data-row="p1_b"] button').first().click();
    await opened.page.locator("[data-testid=stage][data-state=shown]").waitFor();
    for (const key of ["n", "j", "w", "f", "9", "1", "m", "?"]) {
      await opened.page.keyboard.press(key);
      assert.deepEqual(ofImages(await saidBy(opened.page)), [], key);
    }
  });

  it("says so under every metric and grouping", async () => {
    for (const metric of ["dice", "hd95", "boundary_iou", "pq", "mcc"]) {
      const select = opened.page.getByTestId("metric");
      if ((await select.locator(`option[value="${metric}"]`).count()) === 0) continue;
      await select.selectOption(metric);
      assert.deepEqual(ofImages(await saidBy(opened.page)), [], metric);
    }
  });

  it("keeps the names of files as they are", async () => {
    await opened.page.getByTestId("tab-images").click();
    assert.equal(await opened.page.locator('[data-row="image 1"] .name').innerText(), "image 1");
  });

  it("shows slices and the size of voxels with the size, and millilitres with the classes", async () => {
    await opened.page.getByTestId("tab-images").click();
    await opened.page.getByText("4 × 3 × 2, 0.8 × 0.8 × 3 mm").first().waitFor();
    await opened.page.locator('[data-row="p1_b"] button').first().click();
    const line = opened.page.locator('.legend label:has([data-legend="1"])');
    // 12 and 9 voxels of 1.92 mm³.
    assert.equal(await line.locator(".volumes").innerText(), "0.02 / 0.02 ml");
    assert.equal(await line.getAttribute("title"), "Target 12 voxels, 0.02 ml; predicted 9, 0.02 ml");
  });
});

describe("the page of a report of images", () => {
  it("goes on speaking of images", async () => {
    const opened = await openReport({ message: documentMessage(GAP_EXAMPLE) });
    await opened.page.getByTestId("tab-images").click();
    assert.match(await opened.page.getByTestId("app").or(opened.page.locator("body")).first().innerText(), /2 images/);
    // One case among them makes them cases.
    const mixed = report([image("a", [[1, 1, 16]]), { ...image("b", [[1, 0, 64]]), depth: 1 }]);
    await opened.send(documentMessage(mixed, undefined, "other"));
    await opened.page.getByTestId("tab-images").click();
    assert.match(await opened.page.locator("body").innerText(), /2 cases/);
    await opened.close();
  });
});
