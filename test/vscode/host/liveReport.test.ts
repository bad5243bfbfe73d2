import assert from "node:assert/strict";
import { join } from "node:path";
import { DEFAULT_CHOICES } from "../../../src/core/document/choices";
import { LiveReport } from "../../../src/host/liveReport";
import { greyPng } from "../../support/greyPng";
import { ROOT } from "../../support/root";
import { temporaryFolder } from "../../support/temporaryFolder";

const MASK = greyPng(2, 1, [0, 1]);
const OPTIONS = { maxPixels: 1000, threads: 1 };

describe("the report behind a panel", () => {
  let report: LiveReport;

  beforeEach(() => {
    const folder = temporaryFolder({ "p/a.png": MASK, "t/a.png": MASK });
    report = LiveReport.of({ prediction: join(folder, "p"), target: join(folder, "t") }, DEFAULT_CHOICES);
  });

  afterEach(() => {
    report.dispose();
  });

  it("that is cancelled while its settings are read counts nothing, and everything when it is evaluated again", async () => {
    report.cancel();
    await report.evaluate(OPTIONS, join(ROOT, "dist"));
    assert.deepEqual([report.current.state, report.current.images.length], ["partial", 0]);
    await report.evaluate(OPTIONS, join(ROOT, "dist"));
    assert.deepEqual([report.current.state, report.current.images.length], ["complete", 1]);
  });

  it("that is evaluated again before a run has ended tells of the second alone, to its end", async () => {
    const told: string[] = [];
    const first = report.evaluate(OPTIONS, join(ROOT, "dist"));
    report.onMessage((message) => {
      if (message.type === "document") told.push(message.run.phase);
    });
    let ends = 0;
    report.onDidEnd(() => ends++);
    await Promise.all([first, report.evaluate(OPTIONS, join(ROOT, "dist"))]);
    assert.deepEqual([told, ends, report.isRunning], [["running", "complete"], 1, false]);
  });

  it("that cannot begin says why, and is evaluated as usual after that", async () => {
    report.refuse("The setting is wrong.");
    assert.deepEqual([report.failure, report.isRunning], ["The setting is wrong.", false]);
    await report.evaluate(OPTIONS, join(ROOT, "dist"));
    assert.deepEqual([report.failure, report.current.state], [undefined, "complete"]);
  });

  it("is cancelled while it is updated, and stands as before, also where one update overtakes another", async () => {
    await report.evaluate(OPTIONS, join(ROOT, "dist"));
    const before = report.current;
    const first = report.update(OPTIONS, join(ROOT, "dist"));
    const second = report.update(OPTIONS, join(ROOT, "dist"));
    report.cancel();
    await Promise.all([first, second]);
    const document = report.document();
    assert.equal(document.type === "document" && document.run.phase, "complete");
    assert.deepEqual(report.current, before);
  });

  it("keeps a class list that is chosen, and finds another once it is given up", async () => {
    await report.evaluate(OPTIONS, join(ROOT, "dist"));
    const list = { source: "by hand", classes: [{ label: 0, name: "road", color: "#000000" }], ignore: [] };
    report.chooseClassList(list);
    await report.evaluate(OPTIONS, join(ROOT, "dist"));
    assert.deepEqual(report.current.choices.classList, list);
    report.chooseClassList(undefined);
    await report.evaluate(OPTIONS, join(ROOT, "dist"));
    assert.equal(report.current.choices.classList, undefined);
  });
});
