import assert from "node:assert/strict";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport } from "./support/openReport";

const HOSTILE = `"><img src=x onerror="window.broken=1"><script>window.broken=1</script>{{7*7}}\u202egnp`;

describe("names of files and classes", () => {
  it("are shown as text and never as markup, whatever they hold", async () => {
    const made = report([image(HOSTILE, [[1, 1, 4]])], {
      problems: [{ kind: "unreadable", file: HOSTILE, message: HOSTILE }],
      pairing: { rule: HOSTILE, pairs: 1, targetsOnly: [HOSTILE], predictionsOnly: [HOSTILE] },
      folders: { prediction: HOSTILE, target: HOSTILE },
    });
    const classList = { source: HOSTILE, classes: [{ label: 1, name: HOSTILE, color: "url(javascript:alert(1))" }], ignore: [] };
    const opened = await openReport({ message: documentMessage({ ...made, choices: { ...made.choices, classList } }) });
    for (const tab of ["classes", "images", "dataCheck"]) {
      await opened.page.getByTestId(`tab-${tab}`).click();
      assert.equal(await opened.page.locator("#root img, #root script").count(), 0);
    }
    assert.equal(await opened.page.getByTestId("pairing-rule").innerText(), HOSTILE);
    await opened.page.getByTestId("tab-images").click();
    assert.equal(await opened.page.locator("tbody th .text").textContent(), HOSTILE);
    assert.equal(await opened.page.evaluate(() => "broken" in window), false);
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });
});
