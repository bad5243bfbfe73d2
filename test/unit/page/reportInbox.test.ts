import assert from "node:assert/strict";
import fc from "fast-check";
import { packImages } from "../../../src/core/report/packedImages";
import { naturalOrder } from "../../../src/core/text/naturalOrder";
import type { ReportMessage, RunState } from "../../../src/protocol/panel";
import { reportInbox } from "../../../webview/host/reportInbox";
import { image, report } from "../../support/images";

const PROGRESS = { done: 0, total: 0, elapsedMs: 0 };
const COMPLETE: RunState = { phase: "complete", progress: PROGRESS };
const RUNNING: RunState = { phase: "running", progress: PROGRESS };

function named(names: readonly string[]) {
  return names.map((name) => image(name, [[0, 0, 1]]));
}

/** The inbox of a document with these images, and what sends it more. */
function opened(names: readonly string[]) {
  let send: ((message: ReportMessage) => void) | undefined;
  const inbox = reportInbox({ onMessage: (listener) => (send = listener) }, () => undefined);
  const { images, ...rest } = report(named(names));
  send?.({ type: "document", reportId: "1", report: rest, images: packImages(images), run: RUNNING, changedMasks: 0 });
  const progress = (added: readonly string[], run: RunState): void => {
    const problems = added.map((file) => ({ kind: "unreadable" as const, file, message: "" }));
    send?.({ type: "progress", images: packImages(named(added)), problems, run });
  };
  const shown = (): readonly string[] => inbox.report.value.images.map(({ name }) => name);
  return { inbox, progress, shown };
}

describe("images that arrive while a run is under way", () => {
  it("are put among those that are there, in natural order, each once, whatever order they come in", () => {
    const names = fc.uniqueArray(fc.oneof(fc.nat(30).map(String), fc.string({ minLength: 1, maxLength: 2 })));
    fc.assert(
      fc.property(names, fc.nat(40), (all, share) => {
        const present = all.slice(0, share).sort(naturalOrder);
        const { progress, shown } = opened(present);
        progress(all.slice(share), COMPLETE);
        assert.deepEqual(shown(), all.toSorted(naturalOrder));
      }),
    );
  });

  it("wait for a moment while it runs, and are all there with their problems at its end", () => {
    const { inbox, progress, shown } = opened(["2"]);
    progress(["10"], RUNNING);
    assert.deepEqual(shown(), ["2"]);
    progress(["1"], COMPLETE);
    assert.deepEqual(shown(), ["1", "2", "10"]);
    assert.deepEqual(
      inbox.report.value.problems.map(({ file }) => file),
      ["10", "1"],
    );
    assert.equal(inbox.report.value.state, "complete");
  });

  it("of an update are shown by its document alone", () => {
    const { inbox, progress, shown } = opened(["2"]);
    progress(["1"], { ...RUNNING, updates: true });
    assert.deepEqual([shown(), inbox.run.value?.phase], [["2"], "running"]);
  });

  it("of a cancelled run make a partial report", () => {
    const { inbox, progress } = opened([]);
    progress(["1"], { phase: "cancelled", progress: PROGRESS });
    assert.equal(inbox.report.value.state, "partial");
  });
});
