import assert from "node:assert/strict";
import { documentMessage, image, report } from "./support/builtReport";
import { BY_NAME } from "./support/byName";
import { openReport, type OpenedReport } from "./support/openReport";

const MANY = 5000;
const REPORT = report(
  Array.from({ length: MANY }, (_, index) =>
    image(`image ${index}`, [
      [0, 0, 4],
      [1, 0, 1 + (index % 3)],
    ]),
  ),
);

describe("the grid of thumbnails", () => {
  let opened: OpenedReport;
  const tile = (name: string): ReturnType<OpenedReport["page"]["locator"]> =>
    opened.page.locator(`.tile[data-row="${name}"]`);
  const posted = async (type: string): Promise<readonly { readonly image?: string; readonly request?: number }[]> =>
    (await opened.twin()).posted.filter((message) => message.type === type) as never;

  beforeEach(async () => {
    opened = await openReport({ height: 700, state: BY_NAME, message: documentMessage(REPORT) });
    await opened.page.getByTestId("tab-images").click();
    await opened.page.getByTestId("images-view").selectOption("grid");
    await tile("image 0").waitFor();
  });
  afterEach(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("has only the images in sight in the document, each with its name and its figure", async () => {
    assert.ok((await opened.page.locator(".tile").count()) < 100);
    assert.match(await tile("image 0").innerText(), /^image 0\s+0\.400$/);
    const across = Number(await opened.page.getByRole("grid").getAttribute("aria-colcount"));
    assert.equal(await opened.page.getByRole("grid").getAttribute("aria-rowcount"), String(Math.ceil(MANY / across)));
  });

  it("is one tab stop, and arrows, page keys, Home and End move inside", async () => {
    const across = Number(await opened.page.getByRole("grid").getAttribute("aria-colcount"));
    await tile("image 0").focus();
    const press = async (key: string, expected: number): Promise<void> => {
      await opened.page.keyboard.press(key);
      await opened.page.locator(`.tile[data-place="${expected}"]:focus`).waitFor();
    };
    await press("ArrowRight", 1);
    await press("ArrowDown", 1 + across);
    await press("ArrowLeft", across);
    await press("ArrowLeft", across - 1);
    await press("ArrowUp", across - 1);
    await press("End", MANY - 1);
    assert.equal(await opened.page.locator(".tile[tabindex='0']").count(), 1);
    await press("PageUp", MANY - 1 - across * 3);
    await press("Home", 0);
  });

  it("opens an image by Enter, and goes back by Escape to the same tile in the same place", async () => {
    await tile("image 0").focus();
    const across = Number(await opened.page.getByRole("grid").getAttribute("aria-colcount"));
    for (let line = 1; line <= 20; line++) {
      await opened.page.keyboard.press("ArrowDown");
      await opened.page.locator(`.tile[data-place="${line * across}"]:focus`).waitFor();
    }
    const focused = `image ${20 * across}`;
    const scroller = opened.page.getByTestId("table-scroller");
    const top = await scroller.evaluate((element) => element.scrollTop);
    assert.ok(top > 0);
    await opened.page.keyboard.press("Enter");
    assert.equal(await opened.page.locator("#viewer-title").innerText(), focused);
    await opened.page.keyboard.press("j");
    await opened.page.keyboard.press("Escape");
    await opened.page.locator(`.tile[data-row="${focused}"]:focus`).waitFor();
    assert.equal(await scroller.evaluate((element) => element.scrollTop), top);
  });

  it("asks for the pictures in sight, and gives up those that scroll away", async () => {
    await opened.page.waitForFunction(() =>
      (window as unknown as { hostTwin: { posted: { type: string }[] } }).hostTwin.posted.some(
        ({ type }) => type === "thumbnail",
      ),
    );
    await opened.page.getByTestId("table-scroller").evaluate((element) => {
      element.scrollTop = 30_000;
    });
    await tile("image 0").waitFor({ state: "detached" });
    const asked = await posted("thumbnail");
    const given = new Set((await posted("cancelRequest")).map(({ request }) => request));
    assert.ok(asked.filter(({ image: name }) => name === "image 0").every(({ request }) => given.has(request)));
  });

  it("says why a picture can't be shown", async () => {
    // The Summary, shown before, asked for some of its own and gave them up.
    const waiting = await opened.page.waitForFunction(() => {
      const all = (window as unknown as { hostTwin: { posted: { type: string; image?: string; request?: number }[] } })
        .hostTwin.posted;
      const given = new Set(all.filter(({ type }) => type === "cancelRequest").map(({ request }) => request));
      return all.find((one) => one.type === "thumbnail" && one.image === "image 0" && !given.has(one.request))?.request;
    });
    const request = (await waiting.jsonValue()) ?? -1;
    await opened.send({ type: "pixels", request, outcome: { ok: false, message: "The masks are elsewhere." } });
    await tile("image 0")
      .locator("[data-state=failed][title='The masks are elsewhere.']")
      .waitFor({ state: "attached" });
  });

  it("is ordered where there is no header to click, both ways", async () => {
    await opened.page.getByTestId("images-order").selectOption("wrong");
    assert.equal(await opened.page.locator(".tile").first().getAttribute("data-row"), "image 0");
    await opened.page.getByTestId("images-direction").click();
    assert.equal(await opened.page.locator(".tile").first().getAttribute("data-row"), "image 2");
  });
});
