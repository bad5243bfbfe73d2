import assert from "node:assert/strict";
import { join } from "node:path";
import { DEFAULT_CHOICES } from "../../../src/core/document/choices";
import { LiveReport } from "../../../src/host/liveReport";
import type { ReportEdit } from "../../../src/host/reportEvents";
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
    report.on.message((message) => {
      if (message.type === "document") told.push(message.run.phase);
    });
    let ends = 0;
    report.on.didEnd(() => ends++);
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

  /** The steps that are told, in their order, as VS Code keeps them. */
  function steps(): ReportEdit[] {
    const edits: ReportEdit[] = [];
    report.on.didEdit((edit) => edits.push(edit));
    return edits;
  }

  it("tells each choice and look as a step that can be taken back and done again, and the same again as none", async () => {
    await report.evaluate(OPTIONS, join(ROOT, "dist"));
    const evaluated = report.current;
    const edits = steps();
    assert.equal(report.choose({ ...evaluated.choices, zeroDivision: 1 }), false);
    report.look({ metric: "dice", starred: ["a"] });
    report.choosePhotographs("/photographs");
    const last = report.current;
    report.choose({ ...last.choices });
    report.look({ ...report.view });
    assert.equal(edits.length, 3);
    for (const edit of edits.toReversed()) edit.undo();
    assert.deepEqual(report.current, evaluated);
    for (const edit of edits) edit.redo();
    assert.deepEqual(report.current, last);
  });

  it("takes an evaluation, the choice that asked for it and those made meanwhile as one step", async () => {
    await report.evaluate(OPTIONS, join(ROOT, "dist"));
    const before = report.current;
    const edits = steps();
    assert.equal(report.choose({ ...before.choices, files: { channels: "last" } }), true);
    const run = report.evaluate(OPTIONS, join(ROOT, "dist"));
    assert.deepEqual(report.settled, before, "what is backed up meanwhile");
    report.choose({ ...report.current.choices, presence: "union" });
    await run;
    assert.deepEqual(
      [edits.length, report.current.choices.presence, report.current.choices.files],
      [1, "union", { channels: "last" }],
    );
    edits[0]?.undo();
    assert.deepEqual(report.current, before);
  });

  it("keeps its figures where it is evaluated again in vain, and that is not a step", async () => {
    await report.evaluate(OPTIONS, join(ROOT, "dist"));
    const before = report.current;
    const edits = steps();
    const gone = { ...report.folders, prediction: join(report.folders.prediction, "gone") };
    await report.evaluate(OPTIONS, join(ROOT, "dist"), gone);
    assert.match(report.failure ?? "", /cannot be read/);
    assert.deepEqual([report.current, edits.length], [before, 0]);
  });

  it("gives up a run that is under way where a step is taken back", async () => {
    await report.evaluate(OPTIONS, join(ROOT, "dist"));
    const before = report.current;
    const edits = steps();
    report.choose({ ...before.choices, zeroDivision: 1 });
    const run = report.evaluate(OPTIONS, join(ROOT, "dist"));
    edits[0]?.undo();
    await run;
    assert.deepEqual([report.current, report.isRunning, edits.length], [before, false, 1]);
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
