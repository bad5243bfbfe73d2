import assert from "node:assert/strict";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import type { Report } from "../../src/core/document/report";
import { documentMessage, image, report, type Rows } from "./support/builtReport";
import { openReport } from "./support/openReport";

/** Predicted is each label less one, so that every pixel is wrong until predictions are raised by one. */
function shifted(classes: number): Report {
  const rows = Array.from({ length: classes }, (_, label): Rows[number] => [label + 1, label, 40 + (label % 7)]);
  const list = Array.from({ length: classes + 1 }, (_, label) => ({
    label,
    name: `thing ${label}`,
    color: "#804080",
  }));
  return report(
    Array.from({ length: 3 }, (_, at) => image(`street ${at}/a`, rows)),
    { choices: { ...DEFAULT_CHOICES, classList: { source: "made", classes: list, ignore: [] } } },
  );
}

describe("a page of thousands of classes", () => {
  it("never makes an element for each of them: fields take one by its name, lists show a part", async () => {
    const opened = await openReport({ message: documentMessage(shifted(700)) });
    const { page } = opened;
    await page.getByTestId("tab-classes").click();
    await page.getByTestId("merge").click();
    assert.equal(await page.locator(`[data-testid="merge-classes"] [data-tick]`).count(), 200);
    await page.getByTestId("merge-filter").fill("thing 69");
    assert.equal(await page.locator(`[data-testid="merge-classes"] [data-tick]`).count(), 11);
    await page.locator(`[data-testid="merge-classes"] [data-tick="699"]`).check();
    await page.getByTestId("merge-filter").fill("thing 12");
    await page.locator(`[data-testid="merge-classes"] [data-tick="12"]`).check();
    assert.equal(await page.getByTestId("merge-name").getAttribute("placeholder"), "thing 12 + thing 699");
    await page.keyboard.press("Escape");

    await page.getByTestId("tab-images").click();
    const field = page.getByTestId("images-class");
    assert.ok((await page.locator("datalist option").count()) <= 50);
    await field.fill("thing 699");
    await field.blur();
    await page.getByTestId("tab-summary").click();
    await page.getByTestId("tab-images").click();
    assert.equal(await field.inputValue(), "thing 699");
    await field.fill("nothing of that name");
    await field.blur();
    assert.equal(await field.getAttribute("aria-invalid"), "true");

    await page.getByTestId("tab-dataCheck").click();
    const rows = page.locator("table.labels[data-side=target] tbody tr");
    assert.equal(await rows.count(), 500);
    await page.getByTestId("labels").getByRole("button", { name: "Show 200 more" }).first().click();
    assert.equal(await rows.count(), 700);
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("is checked beside the page: it says so until the findings are there, which are those of a check on the page", async () => {
    const expected: string[][] = [];
    for (const intervals of ["in a worker", undefined] as const) {
      const opened = await openReport({ ...(intervals && { intervals }) });
      const { page } = opened;
      await page.evaluate(() => {
        const seen: string[] = [];
        (window as unknown as { seen: string[] }).seen = seen;
        new MutationObserver(() => {
          if (document.querySelector("[data-testid=checking]")) seen.push("checking");
        }).observe(document.body, { childList: true, subtree: true });
      });
      const timesChecking = (): Promise<number> =>
        page.evaluate(() => (window as unknown as { seen: string[] }).seen.splice(0).length);
      await opened.send(documentMessage(shifted(4200)));
      assert.ok((await timesChecking()) > 0, "it did not say that it checks");
      await page.getByTestId("tab-dataCheck").click();
      await page.getByTestId("findings").getByText("raised by 1").first().waitFor();
      await page.getByTestId("checking").waitFor({ state: "detached" });
      await timesChecking();
      expected.push(await page.getByTestId("findings").locator("li").allInnerTexts());
      assert.match(await page.getByTestId("facts").innerText(), /to check/);
      await page.getByTestId("findings").getByRole("button", { name: "Apply" }).first().click();
      await page.getByTestId("checking").waitFor({ state: "detached" });
      assert.ok((await timesChecking()) > 0, "it did not say that it checks again");
      assert.equal(await page.getByTestId("findings").getByRole("button", { name: "Apply" }).count(), 0);
      assert.deepEqual(opened.errors, []);
      await opened.close();
    }
    assert.deepEqual(expected[0], expected[1]);
  });
});
