import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { PNG } from "pngjs";
import { labelRuns } from "../../src/core/labels/labelRuns";
import { MODES } from "../../webview/view/viewerView";
import { VIEWER_KEYS } from "../../webview/viewer/viewerKeys";
import type { ViewerRequest } from "../../src/protocol/viewer";
import { documentMessage, report } from "./support/builtReport";
import { BY_NAME } from "./support/byName";
import { openReport, type OpenedReport } from "./support/openReport";
import { answerPixels, drawnImage, drawnPixels, type DrawnPair } from "./support/viewerReport";
import { THEMES } from "./support/theme";

/** In a: a region of 3 pixels (2 taken for 1), one of 1 pixel (1 taken for 0), an ignored pixel. */
const A: DrawnPair = { name: "a", target: ["0012", "0022", "0092"], prediction: ["0002", "0011", "0011"] };
const B: DrawnPair = { name: "b", target: ["01"], prediction: ["01"] };
const C: DrawnPair = { name: "c", target: ["11"], prediction: ["10"] };
const PAIRS = [A, B, C];
const MESSAGE = documentMessage(report(PAIRS.map(drawnImage)));

interface OpenedViewer extends OpenedReport {
  readonly asked: readonly ViewerRequest[];
}

async function openViewer(options: Parameters<typeof openReport>[0] = {}): Promise<OpenedViewer> {
  const opened = await openReport({ state: BY_NAME, ...options });
  const asked = await answerPixels(opened, (request) => {
    const pair = PAIRS.find(({ name }) => name === request.image);
    return pair && drawnPixels(pair, request);
  });
  await opened.send(MESSAGE);
  await opened.page.getByTestId("tab-images").click();
  return { ...opened, asked };
}

/** Opens an image with the keyboard alone: to its row, then Enter. */
async function openRow(opened: OpenedReport, name: string): Promise<void> {
  await opened.page.locator(`[data-row="${name}"] th`).focus();
  await opened.page.keyboard.press("Enter");
  await opened.page.locator("[data-testid=stage][data-state=shown]").waitFor();
}

async function title(opened: OpenedReport): Promise<string> {
  return opened.page.locator("#viewer-title").innerText();
}

async function said(opened: OpenedReport): Promise<string> {
  return opened.page.getByTestId("live-region").innerText();
}

/** The colour in the middle of a pixel of the image, `#rrggbb` with its alpha, as the pane has it. */
async function colourAt(opened: OpenedReport, x: number, y: number, pane = 0): Promise<string> {
  return opened.page.getByTestId("stage").evaluate(
    (stage, at) => {
      const canvas = stage.querySelectorAll("canvas")[at.pane];
      const scale = Number(stage.getAttribute("data-scale"));
      const context = canvas?.getContext("2d");
      if (!canvas || !context) return "";
      const left = (canvas.clientWidth - at.width * scale) / 2;
      const top = (canvas.clientHeight - at.height * scale) / 2;
      // Beside the middle, where the cursor's and the hatch's lines are not.
      const { data } = context.getImageData(
        Math.round(left + (at.x + 0.4) * scale),
        Math.round(top + (at.y + 0.4) * scale),
        1,
        1,
      );
      return [...data].map((part) => part.toString(16).padStart(2, "0")).join("");
    },
    { x, y, pane, width: 4, height: 3 },
  );
}

function isForPixels(message: ViewerRequest): message is Extract<ViewerRequest, { type: "pixels" }> {
  return message.type === "pixels";
}

describe("the viewer", () => {
  let opened: OpenedViewer;
  const press = (key: string): Promise<void> => opened.page.keyboard.press(key);

  beforeEach(async () => {
    opened = await openViewer();
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("opens from a row by Enter and by a click, beside the table, and asks for that row by its name", async () => {
    await openRow(opened, "a");
    assert.equal(await title(opened), "a");
    assert.ok(await opened.page.getByTestId("table-scroller").isVisible());
    assert.deepEqual(
      opened.asked.filter(isForPixels).map(({ image }) => image),
      ["a"],
    );
    await opened.page.locator("[data-row=b] button").click();
    await opened.page.waitForFunction(() => document.querySelector("#viewer-title")?.textContent === "b");
  });

  it("goes back by Escape to the same row and the same place", async () => {
    await openRow(opened, "b");
    await press("j");
    await press("Escape");
    await opened.page.locator("[data-row=b] th:focus").waitFor();
    assert.equal(await opened.page.getByTestId("viewer").count(), 0);
  });

  it("has a key for each mode", async () => {
    await openRow(opened, "a");
    for (const [index, mode] of MODES.entries()) {
      // Needs a second run: see the Compare tab.
      if (mode === "compared") continue;
      await press(String(index + 1));
      await opened.page.locator(`[data-testid=stage][data-mode=${mode}]`).waitFor();
      assert.ok(await opened.page.locator(`[data-mode-choice=${mode}]`).isChecked());
    }
  });

  it("draws each mask in the colours of its classes, and both side by side", async () => {
    await openRow(opened, "a");
    await press("5");
    await opened.page.locator("[data-pane=prediction]").waitFor();
    const [target, prediction] = await Promise.all([colourAt(opened, 3, 0, 0), colourAt(opened, 3, 0, 1)]);
    assert.equal(target, prediction);
    assert.equal(await colourAt(opened, 3, 1, 0), target);
    assert.notEqual(await colourAt(opened, 3, 1, 1), target);
  });

  it("draws errors by the predicted class, and what is right dim", async () => {
    await openRow(opened, "a");
    await press("3");
    const predicted = await colourAt(opened, 3, 1);
    await press("4");
    assert.equal(await colourAt(opened, 3, 1), predicted);
    assert.equal(await colourAt(opened, 0, 0), "80808038");
    await opened.page.getByTestId("error-colours").selectOption("kind");
    assert.equal(await colourAt(opened, 3, 1), "cc79a7ff");
  });

  it("shows the other mask while Space is held", async () => {
    await openRow(opened, "a");
    await press("3");
    await opened.page.keyboard.down("Space");
    await opened.page.locator("[data-mode=target]").first().waitFor();
    await opened.page.keyboard.up("Space");
    await opened.page.locator("[data-testid=stage][data-mode=prediction]").waitFor();
  });

  it("says what is under the pointer: place, labels, classes, and what is ignored", async () => {
    await openRow(opened, "a");
    const box = await opened.page.locator(".pane canvas").boundingBox();
    const scale = Number(await opened.page.getByTestId("stage").getAttribute("data-scale"));
    assert.ok(box);
    const at = (x: number, y: number): Promise<void> =>
      opened.page.mouse.move(
        box.x + box.width / 2 + (x + 0.5 - 2) * scale,
        box.y + box.height / 2 + (y + 0.5 - 1.5) * scale,
      );
    await at(3, 1);
    assert.match(await opened.page.getByTestId("readout").innerText(), /^x 3, y 1 - target 2\b.* - prediction 1\b/);
    await at(2, 2);
    assert.match(
      await opened.page.getByTestId("readout").innerText(),
      /^x 2, y 2 - target 255 ignored - prediction 1\b/,
    );
  });

  it("moves over the pixels by the arrow keys and says each aloud", async () => {
    await openRow(opened, "a");
    await press("Shift+ArrowLeft");
    await press("Shift+ArrowUp");
    assert.match(await said(opened), /^x 0, y 0 - /);
    await press("ArrowRight");
    assert.match(await said(opened), /^x 1, y 0 - /);
  });

  it("goes through the images in the order of the table and under its filter", async () => {
    await opened.page.locator("[data-sort=name]").click();
    await opened.page.locator("th[aria-sort=descending]").waitFor();
    await openRow(opened, "b");
    await press("j");
    assert.equal(await title(opened), "a");
    await press("k");
    assert.equal(await title(opened), "b");
    await press("Escape");
    await opened.page.getByTestId("filter").fill("c");
    await openRow(opened, "c");
    await press("j");
    assert.equal(await title(opened), "c");
    assert.equal(await said(opened), "There is no further image.");
  });

  it("steps through the error regions, largest first, and says which is which", async () => {
    await openRow(opened, "a");
    await press("z");
    assert.match(await said(opened), /^Error region 1 of 2: 3 pixels, target \S*.*2, prediction .*1\.$/);
    await press("n");
    assert.match(await said(opened), /^Error region 2 of 2: 1 pixel, /);
    await press("n");
    assert.match(await said(opened), /^Error region 1 of 2: /);
    await press("p");
    assert.match(await said(opened), /^Error region 2 of 2: /);
  });

  it("comes nearer and goes back to the fit by key", async () => {
    await openRow(opened, "a");
    const scale = async (): Promise<number> =>
      Number(await opened.page.getByTestId("stage").getAttribute("data-scale"));
    await press("-");
    const farther = await scale();
    await press("0");
    assert.ok((await scale()) > farther);
  });

  it("takes classes out of sight and back, or leaves one alone, without asking for pixels again", async () => {
    await openRow(opened, "a");
    await press("2");
    const before = await colourAt(opened, 3, 0);
    await opened.page.locator("[data-legend='2']").uncheck();
    assert.equal(await colourAt(opened, 3, 0), "00000000");
    await opened.page.getByTestId("show-all").click();
    assert.equal(await colourAt(opened, 3, 0), before);
    await opened.page.locator("[data-legend='1']").click({ modifiers: ["Alt"] });
    assert.equal(await colourAt(opened, 3, 0), "00000000");
    assert.ok(await opened.page.locator("[data-legend='1']").isChecked());
    await opened.page.locator("[data-legend='2']").focus();
    await press("o");
    assert.equal(await colourAt(opened, 3, 0), before);
    await opened.page.getByTestId("opacity").fill("50");
    assert.equal(opened.asked.filter(isForPixels).length, 1);
  });

  it("lights the class alone that the images are looked at for", async () => {
    await opened.page.getByTestId("images-class").selectOption("1");
    await openRow(opened, "a");
    assert.ok(!(await opened.page.locator("[data-legend='0']").isChecked()));
    await press("z");
    assert.match(await said(opened), /3 pixels, target .*2, prediction .*1\./);
  });

  it("opens from a cell of the confusion on the image with most of its pixels, these alone lit", async () => {
    await opened.page.getByTestId("tab-confusion").click();
    await opened.page.locator("[data-row='1'] td").first().focus();
    await press("Enter");
    await opened.page.locator("[data-testid=stage][data-state=shown]").waitFor();
    assert.equal(await title(opened), "a");
    assert.equal(await opened.page.getByTestId("viewer-position").innerText(), "1 of 2");
    await press("z");
    assert.match(await said(opened), /^Error region 1 of 1: 1 pixel, target .*1, prediction .*0\.$/);
    assert.equal(await colourAt(opened, 3, 1), "80808038");
    await press("j");
    assert.equal(await title(opened), "c");
    await press("Escape");
    await opened.page.locator("[data-row='1'] td:focus").waitFor();
  });

  it("is three keys away from the weakest class: its images, the worst of them, the largest error", async () => {
    await opened.page.getByTestId("tab-summary").click();
    await opened.page.getByTestId("verdict").getByRole("button").first().focus();
    await press("Enter");
    await opened.page.locator("[data-cell='1:0']:focus").waitFor();
    await press("Enter");
    await opened.page.locator("[data-testid=stage][data-state=shown]").waitFor();
    await press("z");
    assert.match(await said(opened), /^Error region 1 of /);
  });

  it("keeps stars, mode and image across a reload", async () => {
    await openRow(opened, "b");
    await press("f");
    await press("7");
    assert.equal(await opened.page.getByTestId("star").getAttribute("aria-pressed"), "true");
    const { state } = await opened.twin();
    await opened.close();
    opened = { ...(await openReport({ state })), asked: [] };
    await opened.send(MESSAGE);
    assert.equal(await title(opened), "b");
    assert.equal(await opened.page.getByTestId("stage").getAttribute("data-mode"), "outlines");
    assert.equal(await opened.page.getByTestId("star").getAttribute("aria-pressed"), "true");
  });

  it("lists every key and closes the list by Escape, staying open itself", async () => {
    await openRow(opened, "a");
    await press("?");
    const shown = await opened.page.getByTestId("key-list").locator("kbd").allInnerTexts();
    assert.deepEqual(shown, [
      ...VIEWER_KEYS.filter(({ isOfCases }) => isOfCases !== true).map((key) => key.shown),
      "Wheel",
    ]);
    await press("Escape");
    await opened.page.getByTestId("key-list").waitFor({ state: "detached" });
    assert.ok(await opened.page.getByTestId("viewer").isVisible());
  });

  it("leaves the keys of controls to them", async () => {
    await openRow(opened, "a");
    await opened.page.getByTestId("error-colours").focus();
    await press("3");
    assert.equal(await opened.page.getByTestId("stage").getAttribute("data-mode"), "errors");
    await opened.page.locator("[data-legend='2']").focus();
    await press("Space");
    assert.ok(!(await opened.page.locator("[data-legend='2']").isChecked()));
  });

  it("moves the divider of the swipe by the arrow keys", async () => {
    await openRow(opened, "a");
    await press("6");
    await opened.page.getByTestId("divider").focus();
    await press("ArrowLeft");
    assert.equal(await opened.page.getByTestId("divider").getAttribute("aria-valuenow"), "48");
  });

  it("names a file by row and side, never by path", async () => {
    await openRow(opened, "a");
    await opened.page.locator(".file-menu summary").click();
    await opened.page.getByText("Open prediction").click();
    const { posted } = await opened.twin();
    assert.deepEqual(posted.at(-1), { type: "openMask", image: "a", side: "prediction" });
  });

  it("gives up what is no longer wanted", async () => {
    await opened.close();
    opened = { ...(await openReport({ message: MESSAGE })), asked: [] };
    await opened.page.getByTestId("tab-images").click();
    await opened.page.locator("[data-row=a] button").click();
    await opened.page.getByTestId("stage").focus();
    await press("j");
    const { posted } = await opened.twin();
    const requests = posted.filter(({ type }) => !["ready", "thumbnail", "expectPixels"].includes(type));
    assert.deepEqual(
      requests.map(({ type }) => type),
      ["pixels", "cancelRequest", "pixels"],
    );
  });

  it("tells the host that pixels are near before the first image is opened, and not again at once", async () => {
    await opened.page.locator("[data-row=a] th").focus();
    await opened.page.locator("[data-row=b]").hover();
    const { posted } = await opened.twin();
    assert.equal(posted.filter(({ type }) => type === "expectPixels").length, 1);
  });

  it("does what was chosen from a context menu", async () => {
    await opened.send({ type: "act", act: { kind: "openViewer", image: "b" } });
    assert.equal(await title(opened), "b");
    await opened.send({ type: "act", act: { kind: "leaveOut", label: 1 } });
    assert.match(await opened.page.getByTestId("facts").innerText(), /2 of 3 classes/);
    await opened.send({ type: "act", act: { kind: "takeIn", label: 1 } });
    assert.match(await opened.page.getByTestId("facts").innerText(), /\b3 classes/);
    await opened.send({ type: "act", act: { kind: "openImages", label: 2 } });
    assert.equal(await opened.page.getByTestId("images-class").inputValue(), "2");
  });

  it("says why an image can't be shown", async () => {
    await opened.close();
    opened = { ...(await openReport()), asked: [] };
    await answerPixels(opened, () => ({ ok: false, message: "The masks are elsewhere." }));
    await opened.send(MESSAGE);
    await opened.page.getByTestId("tab-images").click();
    await opened.page.locator("[data-row=a] button").click();
    assert.equal(await opened.page.getByTestId("viewer-failure").innerText(), "The masks are elsewhere.");
  });

  it("leads to the filter by its key, also on a narrow page, where it closes for it", async () => {
    await openRow(opened, "a");
    await press("/");
    await opened.page.locator("[data-testid=filter]:focus").waitFor();
    assert.ok(await opened.page.getByTestId("viewer").isVisible());
    await opened.page.setViewportSize({ width: 800, height: 700 });
    await opened.page.getByTestId("stage").focus();
    await press("/");
    await opened.page.locator("[data-testid=filter]:focus").waitFor();
    assert.equal(await opened.page.getByTestId("viewer").count(), 0);
  });

  it("lies over the table on a narrow page, and gives it back by Escape", async () => {
    await opened.page.setViewportSize({ width: 800, height: 700 });
    await openRow(opened, "b");
    assert.ok(!(await opened.page.getByTestId("table-scroller").isVisible()));
    await press("Escape");
    await opened.page.locator("[data-row=b] th:focus").waitFor();
  });
});

describe("the thumbnails of the images", () => {
  it("are asked for where a row stays in sight, given up where it scrolls away, and kept", async () => {
    const opened = await openReport({ height: 400 });
    const [first] = PAIRS.map(drawnImage);
    assert.ok(first);
    await opened.send(
      documentMessage(report(Array.from({ length: 500 }, (_, index) => ({ ...first, name: `image ${index}` })))),
    );
    await opened.page.getByTestId("tab-images").click();
    const posted = async (type: string): Promise<readonly { readonly image?: string; readonly request?: number }[]> =>
      (await opened.twin()).posted.filter((message) => message.type === type) as never;
    await opened.page.waitForFunction(() =>
      (window as unknown as { hostTwin: { posted: { type: string }[] } }).hostTwin.posted.some(
        ({ type }) => type === "thumbnail",
      ),
    );
    const asked = await posted("thumbnail");
    assert.ok(asked.length < 60, "only rows in sight");
    const request = asked.find(({ image }) => image === "image 0")?.request ?? -1;
    const outcome = {
      ok: true,
      pixels: {
        width: 2,
        height: 1,
        target: labelRuns(Uint8Array.of(0, 1)),
        prediction: labelRuns(Uint8Array.of(0, 0)),
      },
    } as const;
    await opened.send({ type: "pixels", request, outcome });
    await opened.page.locator("[data-row='image 0'] .thumbnail[data-state=shown]").waitFor();
    await opened.page.getByTestId("table-scroller").evaluate((element) => {
      element.scrollTop = 9000;
    });
    await opened.page.locator("[data-row='image 0']").waitFor({ state: "detached" });
    // Rows that came into sight while the first were looked at were asked for too.
    const rows = await opened.page.locator("[data-row]").evaluateAll((all) => all.map((row) => row.dataset["row"]));
    const gone = (await posted("thumbnail")).filter(({ image }) => image !== "image 0" && !rows.includes(image));
    assert.deepEqual(
      (await posted("cancelRequest")).map((message) => message.request),
      gone.map((message) => message.request),
    );
    await opened.page.getByTestId("table-scroller").evaluate((element) => {
      element.scrollTop = 0;
    });
    await opened.page.locator("[data-row='image 0'] .thumbnail[data-state=shown]").waitFor();
    await opened.close();
  });
});

describe("the photograph", () => {
  it("lies behind the masks where its folder is chosen, and the button that chooses one says where there is none", async () => {
    const opened = await openViewer();
    await openRow(opened, "a");
    await opened.page.keyboard.press("1");
    await opened.page.getByRole("button", { name: "Choose photographs…" }).click();
    assert.equal((await opened.twin()).posted.at(-1)?.type, "choosePhotographs");

    const folders = { prediction: "/predictions", target: "/targets", photograph: "/photographs" };
    await opened.send(documentMessage(report(PAIRS.map(drawnImage), { folders })));
    const asked = (await opened.twin()).posted.find(({ type }) => type === "photograph") as
      { readonly request?: number } | undefined;
    const red = new PNG({ width: 4, height: 3 });
    for (let byte = 0; byte < red.data.length; byte++) red.data[byte] = byte % 4 === 0 || byte % 4 === 3 ? 255 : 0;
    const outcome = { ok: true, mediaType: "image/png", bytes: Uint8Array.from(PNG.sync.write(red)) } as const;
    await opened.send({ type: "photograph", request: asked?.request ?? -1, outcome });
    await opened.page.locator(".stage-note").waitFor({ state: "detached" });
    assert.equal(await colourAt(opened, 1, 1), "ff0000ff");
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });
});

describe("the viewer for everyone", () => {
  const axe = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

  for (const theme of THEMES) {
    it(`gives axe nothing to find in ${theme}, in any mode and in the list of keys`, async () => {
      const opened = await openViewer({ theme });
      await openRow(opened, "a");
      for (const key of ["1", "4", "5", "6", "7", "?"]) {
        await opened.page.keyboard.press(key);
        const { violations } = await opened.page.evaluate<AxeResults>(`${axe}; axe.run()`);
        assert.deepEqual(
          violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
          ),
          [],
          key,
        );
      }
      await opened.close();
    });
  }
});
