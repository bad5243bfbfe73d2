import assert from "node:assert/strict";
import { openPage } from "../support/browser";

describe("the page that the tests open", () => {
  it("shows the given document at the given size and loads files of the project", async () => {
    const html = "<p>Report</p>";
    const opened = await openPage({ html, width: 640, height: 480 });
    try {
      assert.equal(await opened.page.locator("p").innerText(), "Report");
      assert.deepEqual(opened.page.viewportSize(), { width: 640, height: 480 });
      assert.equal(await opened.page.evaluate(() => isSecureContext), true);
      const manifest = await opened.page.evaluate(
        async () => (await fetch("/package.json")).json() as Promise<{ name: string }>,
      );
      assert.equal(manifest.name, "mask-evaluation");
    } finally {
      await opened.close();
    }
  });

  it("reports what the page throws", async () => {
    const opened = await openPage({ html: `<script>throw new Error("thrown by the page")</script>` });
    await opened.close();
    assert.equal(opened.errors.length, 1);
    assert.match(opened.errors[0] ?? "", /thrown by the page/);
  });
});
