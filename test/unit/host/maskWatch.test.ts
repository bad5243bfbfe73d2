import { fake } from "../../support/fakeVscode";
import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { mock } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { LiveReport } from "../../../src/host/liveReport";
import { MaskWatch } from "../../../src/host/maskWatch";
import type { RunRecord } from "../../../src/run/runRecord";
import { temporaryFolder } from "../../support/temporaryFolder";

const NONE: RunRecord = { images: [], masks: { prediction: new Map(), target: new Map() }, setup: "" };

/** A report as the watch sees it. */
async function watched(
  record: RunRecord | undefined,
  more: Partial<Pick<LiveReport, "folders" | "isOfPickedFolders">> = {},
) {
  const told: number[] = [];
  const report = {
    folders: { prediction: "memory:/p", target: "memory:/t" },
    isOfPickedFolders: true,
    failure: undefined,
    isRunning: false,
    record,
    on: { didEnd: () => ({ dispose: () => undefined }) },
    tellChanged: (masks: number) => told.push(masks),
    ...more,
  };
  const watch = new MaskWatch(report as unknown as LiveReport);
  // It begins once it is known where the folders are.
  for (let turns = 0; turns < 20; turns++) await turn();
  return { report, told, watch };
}

/** Long enough for whoever waits for quiet, and for what follows from it. */
async function quiet(): Promise<void> {
  mock.timers.tick(500);
  for (let turns = 0; turns < 10; turns++) await turn();
}

describe("the watch over masks, where VS Code tells of one that was written", () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
    fake.readDirectory = () => Promise.resolve([["a.png", 1]]);
  });

  afterEach(() => {
    mock.timers.reset();
  });

  it("tells the report, once it is quiet", async () => {
    const { told, watch } = await watched(undefined);
    fake.written("memory:/p/a.png");
    mock.timers.tick(499);
    fake.written("memory:/t/a.png");
    mock.timers.tick(499);
    await turn();
    assert.deepEqual(told, []);
    await quiet();
    assert.deepEqual(told, [2]);
    watch.dispose();
  });

  it("tells of voxels that a header beside them may name, of counted headers in their folder alone", async () => {
    const stamp = { size: 1, modified: 1 };
    const masks = {
      prediction: new Map(),
      target: new Map(["sub/a.nhdr", "b.mhd", "sub/c.png"].map((path) => [path, stamp])),
    };
    for (const [written, looks] of [
      ["sub/voxels.bin", true],
      ["other/voxels.bin", false],
    ] as const) {
      const { told, watch } = await watched({ ...NONE, masks });
      // What the watch begins with.
      await quiet();
      told.length = 0;
      fake.written(`memory:/t/${written}`);
      await quiet();
      assert.equal(told.length > 0, looks, written);
      watch.dispose();
    }
  });

  it("says nothing of other files, nor while a run is under way, whose end looks again", async () => {
    const { report, told, watch } = await watched(undefined);
    fake.written("memory:/p/notes.txt");
    await quiet();
    report.isRunning = true;
    fake.written("memory:/p/a.png");
    await quiet();
    assert.deepEqual(told, []);
    watch.dispose();
  });

  const meanwhile: readonly (readonly [
    what: string,
    change: (of: Awaited<ReturnType<typeof watched>>) => void,
    tells: boolean,
  ])[] = [
    ["nothing happens", () => undefined, true],
    [
      "the report is closed",
      ({ watch }) => {
        watch.dispose();
      },
      false,
    ],
    [
      "a run begins",
      ({ report }) => {
        report.isRunning = true;
      },
      false,
    ],
    [
      "a run has come and gone",
      ({ report }) => {
        report.record = { ...NONE };
      },
      false,
    ],
  ];
  for (const [what, change, tells] of meanwhile) {
    it(`${tells ? "tells of it" : "says nothing"} where ${what} while the folders are listed`, async () => {
      let listed = (): void => undefined;
      const listing = new Promise<void>((resolve) => (listed = resolve));
      fake.readDirectory = async () => {
        await listing;
        return [["a.png", 1]];
      };
      const of = await watched(NONE);
      fake.written("memory:/p/a.png");
      await quiet();
      change(of);
      listed();
      await quiet();
      assert.deepEqual(of.told, tells ? [2] : []);
      of.watch.dispose();
    });
  }

  it("looks unasked into no folder that a link of the workspace leads to", async () => {
    const folder = temporaryFolder({ "elsewhere/a.png": "", "work/own/a.png": "" });
    symlinkSync(join(folder, "elsewhere"), join(folder, "work/link"));
    fake.workspace = join(folder, "work");
    mock.timers.reset();
    const of = await watched(undefined, {
      isOfPickedFolders: false,
      folders: { prediction: join(folder, "work/link"), target: join(folder, "work/own") },
    });
    const written = async (path: string): Promise<void> => {
      fake.written(`file:${join(folder, path)}`);
      // Twice as long as it waits for quiet, and then looks.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    };
    await written("work/link/a.png");
    assert.deepEqual(of.told, []);
    await written("work/own/a.png");
    assert.deepEqual(of.told, [1]);
    of.watch.dispose();
    fake.workspace = undefined;
  });
});
