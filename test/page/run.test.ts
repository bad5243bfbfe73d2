import assert from "node:assert/strict";
import { packImages } from "../../src/core/report/packedImages";
import type { HostMessage } from "../../src/protocol/panel";
import { documentMessage, GAP_EXAMPLE, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

describe("a run under way", () => {
  let opened: OpenedReport;
  beforeEach(async () => {
    opened = await openReport();
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  const started = (): HostMessage =>
    documentMessage(report([], { state: "partial", pairing: { ...GAP_EXAMPLE.pairing, pairs: 2 } }), {
      phase: "running",
      progress: { done: 0, total: 2, elapsedMs: 0 },
    });

  it("begins with `ready`, once", async () => {
    assert.deepEqual((await opened.twin()).posted, [{ type: "ready" }]);
  });

  it("fills in figures as images come, marked partial until it ends, in natural order", async () => {
    const { page } = opened;
    await opened.send(started());
    assert.match(await page.locator(".empty").innerText(), /first pair/);
    await opened.send({
      type: "progress",
      images: packImages([image("b10", [[1, 0, 64]])]),
      problems: [],
      run: { phase: "running", progress: { done: 1, total: 2, elapsedMs: 1000 } },
    });
    assert.equal(await page.getByRole("progressbar").getAttribute("aria-valuenow"), "1");
    assert.match(await page.getByTestId("run-bar").innerText(), /1 of 2 pairs.*1 images\/s.*1 s left/s);
    await page.locator(".averages .partial").waitFor();
    assert.equal(await opened.figure("global.macro.iou"), 0);
    await opened.send({
      type: "progress",
      images: packImages([image("b9", [[1, 1, 16]])]),
      problems: [{ kind: "unreadable", file: "c.png", message: "Cut short. Write it again." }],
      run: { phase: "complete", progress: { done: 2, total: 2, elapsedMs: 1500 } },
    });
    assert.equal(await page.locator(".averages .partial").count(), 0);
    assert.equal(await page.getByRole("progressbar").count(), 0);
    assert.equal(await opened.figure("global.macro.iou"), 0.1);
    await page.getByTestId("tab-images").click();
    await page.locator("[data-sort=name]").click();
    assert.deepEqual(await page.locator("tbody th[scope=row]").allInnerTexts(), ["b9", "b10"]);
    await page.getByTestId("problem-count").click();
    assert.match(await page.locator(`[data-problem-kind="unreadable"]`).innerText(), /c\.png\s+Cut short/);
  });

  it("is cancelled by its button; what was counted is never shown as a score", async () => {
    const { page } = opened;
    await opened.send(started());
    await page.getByTestId("cancel").click();
    assert.equal((await opened.twin()).posted.at(-1)?.type, "cancel");
    await opened.send(
      documentMessage(GAP_EXAMPLE, { phase: "cancelled", progress: { done: 2, total: 9, elapsedMs: 10 } }),
    );
    assert.match(await page.getByTestId("run-bar").innerText(), /Cancelled after 2 of 9 pairs.*not a score/);
    assert.equal(await page.locator(".averages .partial").count(), 1);
    assert.equal(await page.getByTestId("run-state").getAttribute("data-phase"), "cancelled");
  });

  it("shows the host's sentence where nothing could be evaluated, and lets the user try again", async () => {
    await opened.send(
      documentMessage(report([]), {
        phase: "failed",
        message: "No mask in /x. Choose the folder that holds the PNG files.",
      }),
    );
    assert.match(await opened.page.getByTestId("failed").innerText(), /No mask in \/x/);
    await opened.page.getByRole("button", { name: "Evaluate again" }).click();
    assert.equal((await opened.twin()).posted.at(-1)?.type, "evaluateAgain");
  });

  it("leads to Data check where no pair was counted", async () => {
    await opened.send(
      documentMessage(report([], { problems: [{ kind: "unreadable", file: "a.png", message: "No PNG." }] })),
    );
    await opened.page.getByRole("button", { name: "Open Data check" }).click();
    assert.match(await opened.page.getByTestId("problems").innerText(), /a\.png/);
  });

  it("tells how many masks changed, and has those counted again, the figures staying until then", async () => {
    const { page } = opened;
    await opened.send(documentMessage(GAP_EXAMPLE));
    assert.equal(await page.getByTestId("changes-bar").count(), 0);
    await opened.send({ type: "changed", changedMasks: 12 });
    assert.match(await page.getByTestId("changes-bar").innerText(), /12 masks changed since they were counted/);
    await page.getByRole("button", { name: "Update" }).click();
    assert.equal((await opened.twin()).posted.at(-1)?.type, "update");
    const update = { phase: "running", progress: { done: 1, total: 2, elapsedMs: 100 }, updates: true } as const;
    await opened.send({ type: "progress", images: packImages([]), problems: [], run: update });
    assert.equal(await page.getByTestId("changes-bar").count(), 0);
    assert.match(await page.getByTestId("run-bar").innerText(), /from before the change/);
    assert.equal(await page.locator(".averages .partial").count(), 0);
    assert.equal(await opened.figure("global.macro.iou"), 0.1);
    await opened.send(documentMessage(report([image("a", [[1, 1, 16]])])));
    assert.equal(await opened.figure("global.macro.iou"), 1);
    assert.equal(await page.getByTestId("changes-bar").count(), 0);
  });

  it("says again that masks changed to a page that was hidden meanwhile", async () => {
    const message = documentMessage(GAP_EXAMPLE);
    assert.ok(message.type === "document");
    await opened.send({ ...message, changedMasks: 1 });
    assert.match(await opened.page.getByTestId("changes-bar").innerText(), /1 mask changed since it was counted/);
  });
});
