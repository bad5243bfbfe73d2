import assert from "node:assert/strict";
import { join } from "node:path";
import { DEFAULT_CHOICES } from "../../../src/core/document/choices";
import type { Report } from "../../../src/core/document/report";
import { LiveReport } from "../../../src/host/liveReport";
import { MaskWatch } from "../../../src/host/maskWatch";
import { locationOf } from "../../../src/host/locations";
import { ReportStorage } from "../../../src/host/reportStorage";
import { greyPng } from "../../support/greyPng";
import { ROOT } from "../../support/root";
import { temporaryFolder } from "../../support/temporaryFolder";
import { MemoryFileSystem } from "./memoryFileSystem";

const A = greyPng(2, 1, [0, 1]);
const B = greyPng(2, 1, [1, 1]);
const PROGRAM = join(ROOT, "dist");
const OPTIONS = { maxPixels: 1_000_000, threads: 1 };

describe("the watch over the folders of an open report", () => {
  let memory: MemoryFileSystem;
  let report: LiveReport;
  let watch: MaskWatch;

  beforeEach(async () => {
    memory = new MemoryFileSystem("mask-watch");
    memory.write({ "/p/a.png": A, "/t/a.png": A, "/p/b.png": A, "/t/b.png": A, "/p/sub/c.png": A, "/t/sub/c.png": A });
    report = LiveReport.of(
      { prediction: locationOf(memory.uri("/p")), target: locationOf(memory.uri("/t")) },
      DEFAULT_CHOICES,
    );
    watch = new MaskWatch(report);
    await report.evaluate(OPTIONS, PROGRAM);
  });

  afterEach(() => {
    watch.dispose();
    report.dispose();
    memory.dispose();
  });

  /** How many changed masks a page is told of; waits until it is this many. */
  async function changed(masks: number): Promise<void> {
    const told = (): unknown => {
      const message = report.document();
      return message.type === "document" && message.changedMasks;
    };
    while (told() !== masks) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  async function fullRun(): Promise<Report> {
    const other = LiveReport.of(report.folders, DEFAULT_CHOICES);
    await other.evaluate(OPTIONS, PROGRAM);
    const { current } = other;
    other.dispose();
    return current;
  }

  it("tells how many masks were written, came and went, and an update gives the report of a full run", async () => {
    memory.write({ "/p/b.png": B });
    await changed(1);
    memory.write({ "/p/new.png": B, "/t/new.png": A, "/p/notes.txt": B });
    await changed(3);
    memory.delete(memory.uri("/t/sub"));
    await changed(4);
    const { images } = report.current;
    const updating = report.update(OPTIONS, PROGRAM);
    assert.equal(report.current.images, images, "the figures stay until the update has ended");
    await updating;
    assert.deepEqual(report.current, await fullRun());
    assert.deepEqual(
      report.current.images.map(({ name }) => name),
      ["a", "b", "new"],
    );
    await changed(0);
  });

  it("tells of masks that are written while an update is under way, once it has ended", async () => {
    memory.write({ "/p/b.png": B });
    await changed(1);
    memory.onRead = () => {
      // Found unchanged by now, as the update reads the other pair.
      memory.onRead = undefined;
      memory.write({ "/p/a.png": B, "/t/a.png": B });
    };
    await report.update(OPTIONS, PROGRAM);
    assert.equal(memory.onRead, undefined);
    await changed(2);
    await report.update(OPTIONS, PROGRAM);
    assert.deepEqual(report.current, await fullRun());
    await changed(0);
  });

  it("takes back what it told where a mask is as it was again, and a full evaluation settles all", async () => {
    memory.write({ "/p/new.png": B });
    await changed(1);
    memory.delete(memory.uri("/p/new.png"));
    await changed(0);
    memory.write({ "/p/a.png": B });
    await changed(1);
    await report.evaluate(OPTIONS, PROGRAM);
    await changed(0);
  });

  it("tells of masks that were written while no window was open", async () => {
    const storage = new ReportStorage(temporaryFolder());
    await storage.keep(report.id, report.current, report.record);
    watch.dispose();
    memory.write({ "/p/b.png": B, "/p/new.png": B });
    const kept = await storage.load(report.id);
    assert.ok(kept);
    const counted = await storage.loadCounted(report.id, kept);
    assert.deepEqual(counted, report.record);
    report = LiveReport.restore(report.id, kept, counted);
    watch = new MaskWatch(report);
    await changed(2);
    await report.update(OPTIONS, PROGRAM);
    assert.deepEqual(report.current, await fullRun());
    await storage.keep(report.id, report.current);
    assert.equal(
      await storage.loadCounted(report.id, report.current),
      undefined,
      "none but those of the report that is kept",
    );
  });

  it("is kept over no folder that only a report from elsewhere names, until it is evaluated here", async () => {
    const { current } = report;
    watch.dispose();
    report = LiveReport.restore("x", current);
    watch = new MaskWatch(report);
    memory.write({ "/p/b.png": B });
    // Twice as long as it takes to tell of a folder that is watched.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await changed(0);
    await report.evaluate(OPTIONS, PROGRAM);
    memory.write({ "/p/a.png": B });
    await changed(1);
  });

  it("keeps the report where an update is cancelled, and what changed is still told", async () => {
    memory.write({ "/p/a.png": B });
    await changed(1);
    const before = report.current;
    const updating = report.update(OPTIONS, PROGRAM);
    report.cancel();
    await updating;
    assert.deepEqual(report.current, before);
    await changed(1);
  });
});
