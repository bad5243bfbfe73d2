import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { USUAL_RANKED_BY, writeRanking } from "../../../src/core/rank/savedRanking";
import { greyPng } from "../../support/greyPng";
import { temporaryFolder } from "../../support/temporaryFolder";
import { openVscode } from "../../support/vscodeWindow";
import { cliReport } from "../../support/cliReport";
import type { CodeWindow } from "../../../scripts/vscode/window.mjs";

describe("two saved reports in a diff of VS Code", () => {
  let window: CodeWindow;

  // For each try anew: two reports are offered once.
  beforeEach(async () => {
    const folder = temporaryFolder({
      "targets/a.png": greyPng(4, 1, [0, 0, 1, 1]),
      "first/a.png": greyPng(4, 1, [0, 1, 1, 1]),
      "second/a.png": greyPng(4, 1, [0, 0, 1, 0]),
    });
    for (const run of ["first", "second"]) cliReport(folder, run, "targets", `${run}.maskeval.json`);
    window = await openVscode({ folder });
  });

  afterEach(() => window.close());

  it("open as reports, and are compared by a click", async () => {
    const reports = ["first.maskeval.json", "second.maskeval.json"];
    await window.whenOffered(reports, "Compare Reports");
    await window.rightClick(reports, "Compare Selected");
    const offer = window.notification("Two reports stand side by side");
    await offer.waitFor();
    await offer.getByRole("button", { name: "Compare Reports" }).click();
    await window.panel().locator('[data-p="compare.macro.p"]').waitFor();
  });
});

describe("two saved rankings in a diff of VS Code", () => {
  const RUNS = ["worst", "middle", "best", "other"];
  const FILES = ["before.maskrank.json", "after.maskrank.json"];
  let window: CodeWindow;

  before(async () => {
    const masks: Record<string, Buffer> = { "targets/a.png": greyPng(4, 1, [0, 0, 1, 1]) };
    RUNS.forEach((run, right) => {
      masks[`${run}/a.png`] = greyPng(4, 1, [right > 0 ? 0 : 1, right > 1 ? 0 : 1, 1, 1]);
    });
    const folder = temporaryFolder(masks);
    const runs = RUNS.map((run) => join(folder, `${run}.maskeval.json`));
    for (const run of RUNS) cliReport(folder, run, "targets", `${run}.maskeval.json`);
    FILES.forEach((file, added) => {
      const ranking = { runs: runs.slice(0, 3 + added), by: USUAL_RANKED_BY };
      writeFileSync(join(folder, file), writeRanking(ranking, folder));
    });
    window = await openVscode({ folder });
  });

  after(() => window.close());

  it("open as rankings, side by side", async () => {
    await window.whenOffered(["worst.maskeval.json", "best.maskeval.json"], "Compare Reports");
    await window.rightClick(FILES, "Compare Selected");
    const frames = window.page.locator("iframe.webview.ready").filter({ visible: true });
    for (const side of [0, 1]) {
      const panel = frames.nth(side).contentFrame().locator("iframe#active-frame").contentFrame();
      await panel.locator("[data-testid=ranking][data-phase=ranked]").waitFor();
      assert.equal(await panel.locator("[data-run]").count(), 3 + side);
    }
  });
});
