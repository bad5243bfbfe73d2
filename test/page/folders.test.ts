import assert from "node:assert/strict";
import { GAP_EXAMPLE, documentMessage } from "./support/builtReport";
import { openReport } from "./support/openReport";

describe("the folders of a report", () => {
  it("stand in the header by their names, with their whole paths on hover", async () => {
    const opened = await openReport({ message: documentMessage(GAP_EXAMPLE) });
    const folders = opened.page.getByTestId("folders");
    assert.equal(await folders.innerText(), "predictions ↔ targets");
    for (const path of Object.values(GAP_EXAMPLE.folders))
      assert.ok((await folders.getAttribute("title"))?.includes(path), path);
    await opened.close();
  });

  it("with names of any length leave the facts beside them in sight", async () => {
    const folder = "/data/" + "a_very_long_name_".repeat(12);
    const opened = await openReport({
      message: documentMessage({ ...GAP_EXAMPLE, folders: { prediction: folder, target: folder } }),
      width: 900,
    });
    const facts = await opened.page.getByTestId("facts").boundingBox();
    assert.ok(facts && facts.x + facts.width <= 900);
    const line = await opened.page.locator(".header-line").boundingBox();
    assert.ok(line && line.height < 40, "one line");
    await opened.close();
  });
});
