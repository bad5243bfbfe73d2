import assert from "node:assert/strict";
import { bootstrap } from "../../src/core/intervals/bootstrap";
import { bootstrapInput } from "../../src/core/intervals/bootstrapInput";
import { evaluate } from "../../src/core/counting/evaluation";
import { IOU } from "../../src/core/metrics/metrics";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

const NAMES = ["north/p1_a", "north/p1_b", "north/p2_a", "south/p2_b", "south/p3_a", "south/x"];
const REPORT = report(
  NAMES.map((name, index) =>
    image(name, [
      [0, 0, 10],
      [0, 1, index],
      [1, 1, 5 + index],
    ]),
  ),
);

describe("intervals over groups of images", () => {
  let opened: OpenedReport;
  before(async () => {
    opened = await openReport({ message: documentMessage(REPORT) });
  });
  after(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  async function low(): Promise<number> {
    return Number(await opened.page.locator(`[data-interval="global.macro.iou"]`).getAttribute("data-low"));
  }

  function expectedLow(groups?: readonly string[]): number | undefined {
    return bootstrap(bootstrapInput(evaluate(REPORT, REPORT.choices), IOU, groups)).averages.macro?.low;
  }

  it("are drawn over single images unless the user says otherwise", async () => {
    assert.equal(await opened.page.getByTestId("drawn-by").inputValue(), "image");
    assert.equal(await low(), expectedLow());
  });

  it("are drawn over folders", async () => {
    await opened.page.getByTestId("drawn-by").selectOption("folder");
    await opened.page
      .getByTestId("intervals")
      .filter({ hasText: "over 2 groups of images, not over training runs" })
      .waitFor();
    assert.equal(await low(), expectedLow(NAMES.map((name) => name.slice(0, 5))));
    const posted = (await opened.twin()).posted.filter(({ type }) => type === "choices");
    assert.deepEqual(posted.at(-1), { type: "choices", choices: { ...REPORT.choices, groups: { kind: "folder" } } });
  });

  it("are drawn over what a pattern finds in the names, and tell what it does not match", async () => {
    await opened.page.getByTestId("drawn-by").selectOption("pattern");
    assert.match(await opened.page.getByTestId("intervals").innerText(), /^Write a regular expression/);
    await opened.page.getByTestId("group-pattern").fill("/(p\\d)_");
    await opened.page.keyboard.press("Enter");
    await opened.page.getByTestId("intervals").filter({ hasText: "over 4 groups of images" }).waitFor();
    assert.match(
      await opened.page.getByTestId("intervals").innerText(),
      /does not match 1 image; each of them is a separate group/,
    );
    assert.equal(await low(), expectedLow(["p1", "p1", "p2", "p2", "p3", "x"]));
  });

  it("give a sentence where the pattern is not a regular expression", async () => {
    await opened.page.getByTestId("group-pattern").fill("(p");
    await opened.page.keyboard.press("Enter");
    await opened.page.getByTestId("intervals").filter({ hasText: `"(p" is not a regular expression` }).waitFor();
    assert.equal(await opened.page.locator("[data-interval]").count(), 0);
  });

  it("are kept with the view", async () => {
    const { state } = await opened.twin();
    const again = await openReport({ message: documentMessage(REPORT), state });
    assert.equal(await again.page.getByTestId("drawn-by").inputValue(), "pattern");
    assert.equal(await again.page.getByTestId("group-pattern").inputValue(), "(p");
    await again.close();
  });
});
