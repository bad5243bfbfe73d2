import assert from "node:assert/strict";
import { evaluate } from "../../src/core/counting/evaluation";
import { overallFigures } from "../../src/core/metrics/overall";
import { documentMessage, image, report } from "./support/builtReport";
import { openReport, type OpenedReport } from "./support/openReport";

const REPORT = report([
  image("a", [
    [0, 0, 6],
    [0, 1, 2],
    [1, 1, 3],
  ]),
  image("b", [
    [1, 1, 4],
    [1, 0, 1],
    [2, 2, 2],
    [2, 1, 3],
  ]),
]);

describe("the overall figures on the Summary tab", () => {
  let opened: OpenedReport;
  before(async () => {
    opened = await openReport({ message: documentMessage(REPORT) });
  });
  after(async () => {
    assert.deepEqual(opened.errors, []);
    await opened.close();
  });

  it("are those of the whole confusion, in full precision in the document", async () => {
    const { confusion, classSet } = evaluate(REPORT, REPORT.choices);
    for (const [id, value] of Object.entries(overallFigures(confusion, classSet))) {
      assert.equal(await opened.figure(`overall.${id}`), value);
    }
    assert.equal(await opened.figure("overall.pixelAccuracy"), 15 / 21);
  });

  it("tell their formula and the calls of libraries that give them on hover", async () => {
    const title = await opened.page.locator(`[data-figure="overall.kappa"]`).getAttribute("title");
    assert.match(title ?? "", /\(p_o - p_e\) \/ \(1 - p_e\)\nsame as sklearn\.metrics\.cohen_kappa_score/);
  });

  it("say why they are not defined", async () => {
    await opened.send(documentMessage(report([image("a", [[0, 0, 6]])])));
    assert.equal(await opened.figure("overall.kappa"), undefined);
    assert.match(
      (await opened.page.locator(`[data-figure="overall.kappa"]`).getAttribute("aria-label")) ?? "",
      /all one class/,
    );
  });
});
