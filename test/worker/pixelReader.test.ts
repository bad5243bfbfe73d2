import assert from "node:assert/strict";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { bytesOf, npy } from "../../bench/madeNpy";
import { PixelReader } from "../../src/run/pixelReader";
import type { PixelDetail, PixelOutcome } from "../../src/protocol/pixels";
import type { PixelJob } from "../../src/protocol/worker";
import { greyPng } from "../support/greyPng";
import { ROOT } from "../support/root";
import { temporaryFolder } from "../support/temporaryFolder";

const FOLDER = temporaryFolder({
  "target.png": greyPng(3, 2, [0, 0, 7, 0, 0, 7]),
  "prediction.png": greyPng(3, 2, [0, 7, 7, 0, 7, 0]),
  "large.png": greyPng(4, 2, [0, 0, 1, 1, 0, 0, 1, 1]),
  "scores.npy": npy({
    descr: "<f4",
    shape: [2, 2, 3],
    data: bytesOf(Float32Array.of(0.5, 0, 0, 0, 0, 0, 0.25, 0.75, 0, 0, 0, 0)),
  }),
  "broken.png": Buffer.from("no image"),
});
const WHOLE: PixelDetail = {
  kind: "whole",
  errors: { targets: Int32Array.of(0, 7), predictions: Int32Array.of(7, 0), kinds: Int32Array.of(1, 2) },
};

function job(target: string, prediction?: string, detail = WHOLE): PixelJob {
  return {
    target: { path: join(FOLDER, target) },
    ...(prediction !== undefined && { prediction: { path: join(FOLDER, prediction) } }),
    detail,
  };
}

function never(): AbortSignal {
  return new AbortController().signal;
}

function message(outcome: PixelOutcome | "cancelled"): string {
  return outcome === "cancelled" || outcome.ok ? "" : outcome.message;
}

/** A folder whose thread program is one of the stand-ins. */
function programFolder(program: string): string {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  cpSync(join(ROOT, "out/test/worker/threads", program), join(folder, "worker.js"));
  return folder;
}

describe("the reader of pixels", () => {
  const readers: PixelReader[] = [];
  const reader = (program?: string, idleMs?: number): PixelReader => {
    const folder = program === undefined ? join(ROOT, "dist") : programFolder(program);
    const made = new PixelReader({ programFolder: folder, maxPixels: 1000, ...(idleMs !== undefined && { idleMs }) });
    readers.push(made);
    return made;
  };
  afterEach(async () => {
    await Promise.all(readers.splice(0).map((made) => made.close()));
  });

  it("gives both masks as labels and the regions of the errors that were named", async () => {
    const outcome = await reader().read(job("target.png", "prediction.png"), never());
    assert.ok(outcome !== "cancelled" && outcome.ok);
    const { width, height, target, prediction, regions } = outcome.pixels;
    assert.deepEqual([width, height], [3, 2]);
    assert.deepEqual(
      [[...target.values], [...target.places], [...target.lengths]],
      [
        [0, 7],
        [0, 1, 0, 1],
        [2, 1, 2, 1],
      ],
    );
    assert.deepEqual(Array.from(prediction?.lengths ?? []), [1, 2, 1, 1, 1]);
    assert.deepEqual(
      [Array.from(regions?.kinds ?? []), Array.from(regions?.pixels ?? [])],
      [
        [1, 2],
        [2, 1],
      ],
    );
  });

  it("gives the target alone where there is no prediction", async () => {
    const outcome = await reader().read(job("target.png"), never());
    assert.ok(outcome !== "cancelled" && outcome.ok);
    assert.equal(outcome.pixels.prediction, undefined);
  });

  it("shows a prediction of another size as it is counted where that is chosen", async () => {
    const asked = job("target.png", "large.png");
    const unasked = await reader().read(asked, never());
    assert.ok(unasked !== "cancelled" && !unasked.ok, "refused unasked");
    const outcome = await reader().read({ ...asked, resize: "nearest" }, never());
    assert.ok(outcome !== "cancelled" && outcome.ok);
    const { width, height, prediction } = outcome.pixels;
    assert.deepEqual([width, height, prediction?.lengths.reduce((sum, length) => sum + length, 0)], [3, 2, 6]);
  });

  it("shows arrays as they are counted", async () => {
    const asked = job("scores.npy");
    const open = await reader().read(asked, never());
    assert.match(message(open), /leaves open which axis/);
    const values = async (reading: NonNullable<PixelJob["reading"]>): Promise<readonly number[]> => {
      const outcome = await reader().read({ ...asked, reading }, never());
      assert.ok(outcome !== "cancelled" && outcome.ok);
      return [outcome.pixels.width, outcome.pixels.height, ...outcome.pixels.target.values];
    };
    assert.deepEqual(await values({ channels: "first" }), [3, 2, 0, 1]);
    assert.deepEqual(await values({ channels: "first", scores: "independent", threshold: 0.6 }), [3, 2, 0, 2]);
  });

  it("makes thumbnails by nearest neighbour, without a label that is in no mask", async () => {
    const outcome = await reader().read(job("large.png", "large.png", { kind: "thumbnail", longerSide: 2 }), never());
    assert.ok(outcome !== "cancelled" && outcome.ok);
    const { width, height, target, regions } = outcome.pixels;
    assert.deepEqual(
      [width, height, [...target.values], [...target.lengths], regions],
      [2, 1, [0, 1], [1, 1], undefined],
    );
  });

  it("says which side can't be read and why, and which sizes differ", async () => {
    const open = reader();
    assert.match(
      message(await open.read(job("target.png", "broken.png"), never())),
      /^The prediction can't be shown\. \S/,
    );
    assert.match(
      message(await open.read(job("gone.png", "target.png"), never())),
      /^The target can't be shown\. .*no longer there/,
    );
    assert.match(message(await open.read(job("target.png", "large.png"), never())), /4 x 2 pixels, the target 3 x 2/);
  });

  it("replaces a thread that dies, answers for what it owed, and reads on", async () => {
    const open = reader("pixelThread.js");
    assert.match(message(await open.read(job("fatal"), never())), /ended its thread \(deliberate\)/);
    assert.match(message(await open.read(job("a"), never())), /read a as number 1/);
  });

  it("answers where a thread cannot start", async () => {
    assert.match(message(await reader("brokenThread.js").read(job("a"), never())), /broken on purpose/);
    const nowhere = new PixelReader({ programFolder: temporaryFolder(), maxPixels: 1 });
    assert.match(message(await nowhere.read(job("a"), never())), /ended its thread/);
    await nowhere.close();
  });

  it("reads what was asked for last first", async () => {
    const open = reader("pixelThread.js");
    const answers = await Promise.all(["a", "b", "c"].map((name) => open.read(job(name), never())));
    assert.deepEqual(
      answers.map((answer) => /number \d/.exec(message(answer))?.[0]),
      ["number 1", "number 3", "number 2"],
    );
  });

  it("settles a cancelled call at once and never reads what still waited", async () => {
    const open = reader("pixelThread.js");
    const controller = new AbortController();
    const first = open.read(job("a"), never());
    const second = open.read(job("b"), controller.signal);
    controller.abort();
    assert.equal(await second, "cancelled");
    await first;
    assert.match(message(await open.read(job("c"), never())), /number 2/);
    assert.equal(await open.read(job("d"), AbortSignal.abort()), "cancelled");
  });

  it("goes on after a call was cancelled that a thread was busy with", async () => {
    const open = reader("pixelThread.js");
    const controller = new AbortController();
    const busy = open.read(job("a"), controller.signal);
    setTimeout(() => {
      controller.abort();
    });
    const next = open.read(job("b"), never());
    assert.match(message(await next), /read b/);
    await busy;
  });

  it("ends its thread when idle and starts another when asked again", async () => {
    const open = reader("pixelThread.js", 1);
    assert.match(message(await open.read(job("a"), never())), /number 1/);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.match(message(await open.read(job("b"), never())), /number 1/);
  });

  it("settles everything when it is closed, in the middle of a job too, and leaves no thread behind", async () => {
    const open = reader("pixelThread.js");
    const answers = [open.read(job("slow"), never()), open.read(job("a"), never())];
    setTimeout(() => void open.close(), 100);
    assert.deepEqual(await Promise.all(answers), ["cancelled", "cancelled"]);
    assert.equal(await open.read(job("a"), never()), "cancelled");
  });
});
