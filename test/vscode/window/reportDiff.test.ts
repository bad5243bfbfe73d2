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
