import "../support/fakeVscode";
import assert from "node:assert/strict";
import { join } from "node:path";
import { evaluate } from "../../src/core/counting/evaluation";
import { DEFAULT_CHOICES } from "../../src/core/document/choices";
import { LiveReport } from "../../src/host/liveReport";
import type { ReportEdit } from "../../src/host/reportEvents";
import type { MeasuringState, ReportMessage } from "../../src/protocol/panel";
import { evaluateFolders } from "../../src/run/evaluateFolders";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const PROGRAM = { programFolder: join(ROOT, "dist"), maxPixels: 2 ** 20, threads: 2 };
const IMAGES = 14;

/** A square that is a pixel off in the prediction. */
function square(left: number): Buffer {
  return greyPng(
    12,
    12,
    Array.from({ length: 144 }, (_, at) => (at % 12 >= left && at % 12 < left + 5 && at >= 36 && at < 96 ? 1 : 0)),
  );
}

async function opened() {
  const folder = temporaryFolder(
    Object.fromEntries(
      Array.from({ length: IMAGES }, (_, image) => image).flatMap((image) => [
        [`t/${image}.png`, square(3)],
        [`p/${image}.png`, square(4)],
      ]),
    ),
  );
  const outcome = await evaluateFolders({
    ...PROGRAM,
    folders: { prediction: join(folder, "p"), target: join(folder, "t") },
    choices: DEFAULT_CHOICES,
    signal: new AbortController().signal,
  });
  assert.ok(outcome.ok);
  const live = LiveReport.restore("id", outcome.report, outcome.record);
  const messages: ReportMessage[] = [];
  const edits: ReportEdit[] = [];
  live.on.message((message) => messages.push(message));
  live.on.didEdit((edit) => edits.push(edit));
  const told = () => messages.flatMap((message) => (message.type === "measuring" ? [message.measuring] : []));
  return { live, messages, edits, told };
}

function stateOf(live: LiveReport): string | undefined {
  return evaluate(live.current, live.current.choices).measured?.kinds.state;
}

describe("measuring an open report", () => {
  it("tells how far it is, gives the measured report as an edit, and can be undone", async () => {
    const { live, messages, edits, told } = await opened();
    assert.equal(await live.measure({ ...PROGRAM, kinds: ["kinds"] }), true);
    assert.equal(stateOf(live), "measured");
    const states = told();
    assert.equal(states.at(-1), undefined);
    const running = states.flatMap((state) => (state?.phase === "running" ? [state.progress] : []));
    assert.deepEqual(running.at(-1)?.done, IMAGES);
    assert.equal(running.at(-1)?.total, IMAGES);
    const last = messages.findLast((message) => message.type === "document");
    assert.ok(last && "measured" in last.report && last.measuring === undefined);
    assert.equal(edits.length, 1);
    edits[0]?.undo();
    assert.equal(stateOf(live), undefined);
    assert.ok(live.record, "what was counted is still known");
    edits[0]?.redo();
    assert.equal(stateOf(live), "measured");
  });

  it("estimates from ten images, and leaves the report as it is", async () => {
    const { live, edits, told } = await opened();
    const before = live.current;
    assert.equal(await live.measure({ ...PROGRAM, kinds: ["kinds"], estimate: true }), false);
    assert.equal(live.current, before);
    assert.equal(edits.length, 0);
    const last = told().at(-1) as Extract<MeasuringState, { phase: "estimated" }>;
    assert.equal(last.phase, "estimated");
    assert.equal(last.images, IMAGES);
    assert.ok(last.seconds > 0);
  });

  it("keeps what was measured when it is stopped, and measures the rest the next time", async () => {
    const { live } = await opened();
    const done = live.measure({ ...PROGRAM, kinds: ["kinds"] });
    let isFirst = true;
    live.on.message((message) => {
      if (
        isFirst &&
        message.type === "measuring" &&
        message.measuring?.phase === "running" &&
        message.measuring.progress.done > 0
      )
        live.stopMeasuring();
    });
    await done;
    isFirst = false;
    assert.ok(stateOf(live) === "incomplete" || stateOf(live) === "measured");
    await live.measure({ ...PROGRAM, kinds: ["kinds"] });
    assert.equal(stateOf(live), "measured");
  });

  it("leaves what was chosen meanwhile, under which it may be stale", async () => {
    const { live } = await opened();
    const done = live.measure({ ...PROGRAM, kinds: ["kinds"] });
    live.choose({ ...live.current.choices, ignore: [1] });
    assert.equal(await done, true);
    assert.deepEqual(live.current.choices.ignore, [1]);
    assert.equal(stateOf(live), "stale");
  });

  it("is given up where another measuring or the way back comes before its end", async () => {
    const { live, told } = await opened();
    const first = live.measure({ ...PROGRAM, kinds: ["kinds"] });
    const second = live.measure({ ...PROGRAM, kinds: ["cldice"] });
    assert.equal(await first, false);
    assert.equal(await second, true);
    assert.equal(evaluate(live.current, live.current.choices).measured?.kinds.state, "absent");
    assert.equal(told().at(-1), undefined);
  });
});
